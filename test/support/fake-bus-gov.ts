// bus.gov.ru on loopback, in the shapes that public programs have read from it, with its faults.
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { answer, cardPage } from '../../fixtures/bus-gov/answers.js';
import { createCertificateAuthority } from '../../fixtures/certificates.js';
import { parseConnectTo } from '../../src/http/connect-to.js';
import { listen } from './servers.js';

export type FakeFault = 'error' | 'html' | 'forbidden' | 'reset';

export interface FakeBusGov {
  /** Path and query of each request. */
  readonly asked: string[];
  readonly caFile: string;
  readonly connectTo: NonNullable<ReturnType<typeof parseConnectTo>>;
  /** What befalls the next requests. */
  readonly faults: (FakeFault | null)[];
}

const CARD = cardPage({ reviews: 12, marks: [5, 1, 0, 0, 1] }, 101);
const CARD_SCRIPT = `fetch('http://127.0.0.1:9/').catch(() => {});
setTimeout(() => { document.body.innerHTML = ${JSON.stringify(CARD)}; }, 200);`;

/** As the site sends it: nothing but a script. */
function scriptedCard(): string {
  return '<!doctype html><title>bus.gov.ru</title><body><script src="/card.js"></script></body>';
}

export async function startBusGov(
  agencies: Parameters<typeof answer>[1],
  caFile: string,
): Promise<FakeBusGov> {
  const authority = await createCertificateAuthority('National');
  await writeFile(caFile, authority.pem);
  const asked: string[] = [];
  const faults: (FakeFault | null)[] = [];
  const server = createServer(
    await authority.issue({ host: 'bus.gov.ru' }),
    (request, response) => {
      const url = new URL(request.url ?? '/', 'https://bus.gov.ru');
      asked.push(decodeURIComponent(url.pathname + url.search));
      const fault = faults.shift() ?? null;
      if (fault === 'reset') request.socket.destroy();
      else if (fault === 'forbidden') response.writeHead(403).end('{}');
      else if (fault === 'error') response.writeHead(500).end('{"error":"Internal"}');
      else if (fault === 'html') response.end('<!doctype html><title>bus.gov.ru</title>');
      else if (url.pathname.startsWith('/info-card/')) response.end(scriptedCard());
      else if (url.pathname === '/card.js') response.end(CARD_SCRIPT);
      else response.end(JSON.stringify(answer(url, agencies)));
    },
  );
  const connectTo = parseConnectTo(`bus.gov.ru:443:127.0.0.1:${await listen(server)}`);
  if (connectTo === null) throw new Error('no rule');
  return { asked, caFile, connectTo, faults };
}
