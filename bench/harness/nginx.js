// The corpus as an internet of its own: every page is a site, under as many names as a mode needs
// (NAME-0.example, NAME-1.example, …), all from nginx on loopback by the Host header.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {object} Nginx
 * @property {number} httpPort
 * @property {number} httpsPort
 * @property {string} certificates the folder in which NAME-0.example.pem is looked for
 * @property {() => Promise<void>} close
 */

const START_TRIES = 100;

/**
 * @param {object} options
 * @param {string} options.folder for its configuration; `sites/HALF/` in it holds the pages of a half
 * @param {readonly import('./mode.js').Site[]} options.sites
 * @returns {Promise<Nginx>}
 */
export async function startNginx({ folder, sites }) {
  const certificates = join(folder, 'certificates');
  await mkdir(join(folder, 'nginx'), { recursive: true });
  await mkdir(certificates, { recursive: true });
  const [httpPort, httpsPort] = [await freePort(), await freePort()];
  const configuration = join(folder, 'nginx', 'nginx.conf');
  const types = sites.map(({ name, contentType }) => `    ${name} "${contentType}";`).join('\n');
  await writeFile(configuration, configure({ folder, certificates, httpPort, httpsPort, types }));
  const server = spawn('nginx', ['-e', 'stderr', '-c', configuration], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  // Whatever ends the bench ends its server.
  const end = () => server.kill('SIGTERM');
  process.once('exit', end);
  for (let tries = 0; !(await answers(httpPort)); tries += 1) {
    if (server.exitCode !== null || tries > START_TRIES) throw new Error('nginx did not start');
    await sleep(50);
  }
  return {
    httpPort,
    httpsPort,
    certificates,
    async close() {
      process.off('exit', end);
      server.kill('SIGQUIT');
      if (server.exitCode === null) await once(server, 'exit');
    },
  };
}

/** @param {{ folder: string, certificates: string, httpPort: number, httpsPort: number, types: string }} options */
function configure({ folder, certificates, httpPort, httpsPort, types }) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `  ${name}_temp_path ${folder}/nginx/${name};`,
  );
  const site = String.raw`
    server_name ~^(?<page>(?<half>[a-z]+)\d+)-\d+\.example$;
    root ${folder}/sites;
    location = / {
      add_header Content-Type $page_type;
      try_files /$half/$page.html =404;
    }`;
  return `
# The worker reads pages from a folder of ours alone.
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
pid ${folder}/nginx/pid;
error_log stderr error;
worker_processes 1;
events { worker_connections 8192; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  open_file_cache max=10000;
${temporary.join('\n')}
  map_hash_max_size 65536;
  map_hash_bucket_size 128;
  map $page $page_type {
    default "text/html";
${types}
  }
  # The type is the map's business alone.
  types {}
  default_type "";
  server {
    listen 127.0.0.1:${httpPort} backlog=4096;${site}
  }
  server {
    listen 127.0.0.1:${httpsPort} ssl backlog=4096;
    ssl_certificate ${certificates}/$ssl_server_name.pem;
    ssl_certificate_key ${certificates}/$ssl_server_name.pem;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_session_cache off;${site}
  }
}
`;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** @param {number} port */
async function answers(port) {
  try {
    await fetch(`http://127.0.0.1:${port}/`);
    return true;
  } catch {
    return false;
  }
}
