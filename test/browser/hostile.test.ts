// A page that tries, by all that a browser knows, to reach what listens on this machine.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer as createTcp } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CHROMIUM_PATH, HAS_CHROMIUM } from '../support/browser.js';
import { startDns } from '../support/dns-server.js';
import { runInProcess } from '../support/in-process.js';
import { writeList } from '../support/list.js';
import { listOf, type ScriptedSite, schoolPage, serveSites } from '../support/scripted-sites.js';

/** Notes whoever connects, or sends a datagram, to one port of loopback. */
async function listen() {
  const visits: string[] = [];
  const tcp = createTcp((socket) => {
    socket.once('data', (data) => visits.push(data.toString('latin1').split('\r\n', 1)[0] ?? ''));
    socket.on('error', () => {});
    visits.push('a connection');
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\naccess-control-allow-origin: *\r\n\r\nhi');
  });
  await new Promise<void>((resolve) => tcp.listen(0, '::', resolve));
  const { port } = tcp.address() as AddressInfo;
  const udp = createSocket('udp4').on('message', () => visits.push('a datagram'));
  udp.bind(port, '127.0.0.1');
  await once(udp, 'listening');
  onTestFinished(() => {
    tcp.close();
    udp.close();
  });
  return { port, visits };
}

const HOSTS = ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '0.0.0.0', 'rebind.test'];

function hostileSite(port: number, onDone: () => void): ScriptedSite {
  const at = HOSTS.map((host) => `${host}:${port}`);
  const markup = at.map(
    (host) => `<img src="http://${host}/img"><script src="http://${host}/script.js"></script>
<link rel="stylesheet" href="http://${host}/css"><link rel="preconnect" href="http://${host}/">
<link rel="dns-prefetch" href="//${host}/"><link rel="prefetch" href="http://${host}/prefetch">
<iframe src="http://${host}/frame"></iframe><object data="https://${host}/object"></object>
<video src="http://${host}/video" autoplay></video>`,
  );
  const attempts = `
    const at = ${JSON.stringify(at)};
    const attempt = (act) => { try { act()?.catch?.(() => {}); } catch {} };
    for (const host of at) {
      attempt(() => fetch('http://' + host + '/fetch', { mode: 'no-cors' }));
      attempt(() => fetch('https://' + host + '/fetch', { mode: 'no-cors' }));
      attempt(() => { new WebSocket('ws://' + host + '/socket'); });
      attempt(() => { new WebSocket('wss://' + host + '/socket'); });
      attempt(() => { new EventSource('http://' + host + '/events'); });
      attempt(() => { navigator.sendBeacon('http://' + host + '/beacon', 'x'); });
      attempt(() => { open('http://' + host + '/window'); });
      attempt(() => { new WebTransport('https://' + host + '/transport'); });
      attempt(() => { new Worker(URL.createObjectURL(new Blob(["importScripts('http://" + host + "/worker.js')"]))); });
    }
    attempt(() => { const frame = document.createElement('iframe'); frame.src = '/redirect'; document.body.append(frame); });
    attempt(() => navigator.serviceWorker.register('/worker.js'));
    attempt(() => {
      const peer = new RTCPeerConnection({ iceServers: [
        { urls: 'stun:127.0.0.1:${port}' },
        { urls: 'turn:127.0.0.1:${port}?transport=tcp', username: 'u', credential: 'c' },
        { urls: 'turn:127.0.0.1:${port}', username: 'u', credential: 'c' } ] });
      peer.createDataChannel('x');
      return peer.createOffer().then((offer) => peer.setLocalDescription(offer));
    });
    const form = document.createElement('form');
    form.method = 'POST'; form.action = 'http://127.0.0.1:${port}/form'; form.target = 'in'; form.submit();
    setTimeout(() => fetch('/done').finally(() => { location = '/redirect'; }), 600);`;
  return {
    host: 'hostile.example',
    name: 'МБОУ «СОШ № 20»',
    plain: 'fail/no-link',
    seen: 'fail/no-link',
    routes: {
      '/': schoolPage(
        20,
        `<iframe name="in"></iframe><img src="/redirect">
<iframe src="file:///etc/passwd"></iframe>${markup.join('')}<script src="/attempts.js"></script>`,
      ),
      '/attempts.js': attempts,
      '/worker.js': `fetch('http://127.0.0.1:${port}/service')`,
      '/redirect': (_request, response) => {
        response.writeHead(302, { location: `http://127.0.0.1:${port}/redirected` }).end();
      },
      '/done': (_request, response) => {
        onDone();
        response.end();
      },
    },
  };
}

async function lookAtHostile(args: readonly string[]) {
  const { port, visits } = await listen();
  let attempts = 0;
  const site = hostileSite(port, () => {
    attempts += 1;
  });
  const served = await serveSites([site]);
  const dns = await startDns(() => ({ addresses: ['127.0.0.1'] }));
  const run = await runInProcess([
    await writeList(listOf([site])),
    ...['--format', 'ndjson', '--connect-to', `${site.host}:80:127.0.0.1:${served.port}`],
    ...['--dns-servers', dns.address, `--browser=${CHROMIUM_PATH}`, '--no-second-pass', ...args],
  ]);
  return { ...run, visits, attempts };
}

describe.skipIf(!HAS_CHROMIUM)('a hostile page', () => {
  it('reaches nothing that listens on this machine', async () => {
    const { visits, attempts, stdout } = await lookAtHostile([]);
    expect(attempts).toBeGreaterThan(0);
    expect(visits).toEqual([]);
    expect(JSON.parse(stdout).reason).toBe('no-link');
  }, 90_000);

  it('would reach it where the user lets sites lead there', async () => {
    const { visits } = await lookAtHostile(['--allow-private']);
    // Of a WebSocket the proxy knows the host alone: it is one of the connections.
    const asked = visits.join('\n');
    for (const way of ['/img', '/script.js', '/frame', '/fetch', '/beacon', '/redirected'])
      expect(asked).toContain(way);
  }, 90_000);
});
