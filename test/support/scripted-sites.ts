// Sites whose link only a browser shows: a way of scripts each, served from memory by one server.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export const LINK = 'https://bus.gov.ru/independentRating/details/75187';
const ANCHOR = `<a href="${LINK}">Результаты независимой оценки качества</a>`;

/** What a path answers: a page or script by its name, or whatever a listener says. */
type Route = string | RequestListener;

export interface ScriptedSite {
  readonly host: string;
  readonly name: string;
  /** What the plain reading says of it, and what it says with the browser. */
  readonly plain: string;
  readonly seen: string;
  readonly routes: Readonly<Record<string, Route>>;
}

/** A school's page of its engine, `end` before the end of the body. */
export function schoolPage(number: number, end: string): string {
  return `<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8">
<title>МБОУ «СОШ № ${number}» посёлка Берёзовый</title></head><body>
<h1>Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № ${number}»</h1>
<nav><a href="/sveden/common">Сведения об образовательной организации</a> <a href="/sveden/document">Документы</a>
<a href="/roditelyam">Родителям</a> <a href="/uchenikam">Ученикам</a> <a href="/novosti">Новости</a></nav>
<p>Приём в первый класс начинается первого апреля. Директор школы ведёт приём граждан по средам.
Расписание уроков, меню школьной столовой и итоги олимпиады размещены в разделе «Ученикам».</p>
<div id="place"></div>
<footer>Школьная улица, дом ${number}, телефон (47541) 2-15-${30 + number}</footer>
${end}</body></html>`;
}

const APPEND = `document.getElementById('place').innerHTML = ${JSON.stringify(ANCHOR)};`;

function way(number: number, title: string, end: string, routes: ScriptedSite['routes'] = {}) {
  return {
    host: `way${number}.example`,
    name: `МБОУ «СОШ № ${number}» (${title})`,
    plain: 'fail/no-link',
    seen: 'pass/results-link',
    routes: { '/': schoolPage(number, end), ...routes },
  } satisfies ScriptedSite;
}

function componentOf(mode: 'open' | 'closed'): string {
  return `customElements.define('noko-banner', class extends HTMLElement {
      connectedCallback() { this.attachShadow({ mode: '${mode}' }).innerHTML = ${JSON.stringify(ANCHOR)}; } });`;
}

/** The ways in which scripts put a link on a page. */
export const TWELVE_WAYS: readonly ScriptedSite[] = [
  way(1, 'document.write', '<script src="/banner.js"></script>', {
    '/banner.js': `document.write(${JSON.stringify(ANCHOR)})`,
  }),
  way(2, 'an informer of another host', '<script src="http://informer.test/i.js"></script>', {
    '//informer.test/i.js': APPEND,
  }),
  way(3, 'fetch and innerHTML', '<script src="/load.js"></script>', {
    '/load.js': `fetch('/block.txt').then((answer) => answer.text()).then((html) => {
      document.getElementById('place').innerHTML = html; });`,
    '/block.txt': ANCHOR,
  }),
  way(4, 'XMLHttpRequest and JSON', '<script src="/load.js"></script>', {
    '/load.js': `const ask = new XMLHttpRequest(); ask.open('GET', '/links.json');
      ask.onload = () => { const a = document.createElement('a'); a.href = JSON.parse(ask.response).to;
      a.textContent = 'НОКО'; document.body.append(a); }; ask.send();`,
    '/links.json': JSON.stringify({ to: LINK }),
  }),
  // The name of the element tells what a script shows in it.
  {
    ...way(
      5,
      'a web component',
      '<noko-banner></noko-banner><script src="/component.js"></script>',
      {
        '/component.js': componentOf('open'),
      },
    ),
    plain: 'unchecked/script-built',
  },
  {
    ...way(
      6,
      'a closed shadow tree',
      '<noko-banner></noko-banner><script src="/component.js"></script>',
      {
        '/component.js': componentOf('closed'),
      },
    ),
    plain: 'unchecked/script-built',
  },
  {
    ...way(7, 'a single-page site', ''),
    plain: 'unchecked/script-built',
    routes: {
      '/': '<!DOCTYPE html><meta charset="utf-8"><title>Школа № 7</title><div id="app"></div><script type="module" src="/app.js"></script>',
      '/app.js': `history.replaceState(null, '', '/glavnaya');
        document.getElementById('app').innerHTML = ${JSON.stringify(schoolPage(7, ANCHOR))};`,
    },
  },
  way(8, 'a frame that a script makes', '<script src="/frame.js"></script>', {
    '/frame.js': `const frame = document.createElement('iframe'); frame.src = '/banner.html';
      document.body.append(frame);`,
    '/banner.html': `<!DOCTYPE html><meta charset="utf-8"><title>НОКО</title>${ANCHOR}`,
  }),
  way(9, 'a frame that a script writes', '<script src="/frame.js"></script>', {
    '/frame.js': `const frame = document.createElement('iframe'); document.body.append(frame);
      const inner = frame.contentDocument; inner.open(); inner.write(${JSON.stringify(ANCHOR)}); inner.close();`,
  }),
  way(10, 'a timer', '<script src="/late.js"></script>', {
    '/late.js': `setTimeout(() => { ${APPEND} }, 1_500);`,
  }),
  way(
    11,
    'a part made when it comes into view',
    '<div style="height:5000px"></div><p id="end">Конец</p><script src="/lazy.js"></script>',
    {
      '/lazy.js': `new IntersectionObserver(([seen], all) => { if (!seen.isIntersecting) return;
      all.disconnect(); document.getElementById('end').innerHTML = ${JSON.stringify(ANCHOR)};
      }).observe(document.getElementById('end'));`,
    },
  ),
  way(
    12,
    'an address that a script sets',
    '<a id="noko" href="#">НОКО</a><script src="/address.js"></script>',
    {
      '/address.js': `document.getElementById('noko').href = atob('${Buffer.from(LINK).toString('base64')}');`,
    },
  ),
];

/** A check that is passed by merely being a browser, and the page behind it. */
export const CHALLENGE: ScriptedSite = {
  host: 'challenge.example',
  name: 'МБОУ «СОШ № 13»',
  plain: 'unchecked/blocked',
  seen: 'pass/results-link',
  routes: {
    '/': ({ headers }, response) => {
      const isKnown = headers.cookie?.includes('seen=yes') === true;
      response.writeHead(isKnown ? 200 : 503, {
        'content-type': 'text/html',
        server: 'ddos-guard',
      });
      response.end(
        isKnown
          ? schoolPage(13, ANCHOR)
          : `<!DOCTYPE html><title>DDoS-Guard</title><p>Checking your browser before accessing</p>
             <script>setTimeout(() => { document.cookie = 'seen=yes'; location.reload(); }, 300)</script>`,
      );
    },
  },
};

/** Asks for ever, and changes for ever. */
export const RESTLESS: ScriptedSite = {
  host: 'restless.example',
  name: 'МБОУ «СОШ № 14»',
  plain: 'fail/no-link',
  seen: 'pass/results-link',
  routes: {
    '/': schoolPage(14, '<script src="/restless.js"></script>'),
    '/restless.js': `${APPEND} setInterval(() => fetch('/tick.txt?' + Math.random()), 100);`,
    '/tick.txt': 'tick',
  },
};

/** A school without the link, which a browser does not find either. */
export const WITHOUT: ScriptedSite = {
  host: 'without.example',
  name: 'МБОУ «СОШ № 15»',
  plain: 'fail/no-link',
  seen: 'fail/no-link',
  routes: { '/': schoolPage(15, '<script src="/menu.js"></script>'), '/menu.js': 'var menu = 1;' },
};

export const HUNGRY: ScriptedSite = {
  ...way(16, 'a page that eats memory', '<script src="/eat.js"></script>', {
    // It is never quiet, so that its size alone ends it.
    '/eat.js': `const all = []; setInterval(() => { all.push(new Uint8Array(4e7).fill(1));
      fetch('/tick.txt?' + Math.random()); }, 20);`,
    '/tick.txt': 'tick',
  }),
  host: 'hungry.example',
  seen: 'fail/no-link',
};

export const GREEDY: ScriptedSite = {
  ...way(17, 'a page that fills its heap', '<script src="/eat.js"></script>', {
    '/eat.js': 'const all = []; for (;;) all.push({ of: all.length, text: String(all.length) });',
  }),
  host: 'greedy.example',
  seen: 'fail/no-link',
};

export const THOUSAND_FRAMES: ScriptedSite = {
  ...way(18, 'a thousand frames', '<script src="/frames.js"></script>', {
    '/frames.js': `for (let i = 0; i < 1000; i += 1) { const frame = document.createElement('iframe');
      frame.src = '/inner.html?' + i; document.body.append(frame); } ${APPEND}`,
    '/inner.html': '<!DOCTYPE html><title>inner</title><p>inner</p>',
  }),
  host: 'frames.example',
};

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  json: 'application/json',
  txt: 'text/plain',
};

export interface Served {
  readonly port: number;
  /** User agents that have asked, each once. */
  readonly agents: ReadonlySet<string>;
}

/** Serves the sites by their host names until the test ends. */
export async function serveSites(sites: readonly ScriptedSite[]): Promise<Served> {
  const agents = new Set<string>();
  const server = createServer((request, response) => {
    const { host = '', 'user-agent': agent = '' } = request.headers;
    agents.add(agent);
    const { pathname } = new URL(request.url ?? '/', `http://${host}`);
    const site = sites.find((each) => each.host === host);
    const shared = sites.map(({ routes }) => routes[`//${host}${pathname}`]).find(Boolean);
    const route = site?.routes[pathname] ?? shared;
    if (route === undefined) return void response.writeHead(404).end();
    if (typeof route === 'function') return route(request, response);
    const type = TYPES[/\.(\w+)$/.exec(pathname)?.[1] ?? ''] ?? 'text/html';
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.end(route);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, agents };
}

/** The list of these schools, as a department has it. */
export function listOf(sites: readonly ScriptedSite[]): string {
  const rows = sites.map(({ name, host }) => `"${name.replaceAll('"', '""')}",http://${host}/`);
  return ['Наименование,Сайт', ...rows, ''].join('\n');
}
