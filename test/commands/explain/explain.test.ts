// What `explain` says, held as whole transcripts: they are read by people, and every line counts.
// `npx vitest run test/cli/explain -u` writes them anew; then read the difference.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFixtureServer } from '../../../fixtures/server.js';
import { ROOT, runCommand } from '../../support/command.js';
import { runInProcess } from '../../support/in-process.js';
import { startHttp } from '../../support/servers.js';
import { connectTo, makeFolder, RESULTS_ADDRESS } from '../../support/sites.js';

const sitesDir = join(ROOT, 'fixtures', 'sites');

let server: Awaited<ReturnType<typeof startFixtureServer>>;
let fixtureArgs: readonly string[];

beforeAll(async () => {
  server = await startFixtureServer({ sitesDir });
  fixtureArgs = [
    ...connectTo(`http://h:${server.httpPort}`, `http://h:${server.httpsPort}`),
    ...['--retries', '0'],
  ];
});
afterAll(() => server.close());

/** The fixtures' authority is not known here, so that their certificates are worth a remark. */
function explain(...args: readonly string[]) {
  return runInProcess(['explain', ...args, ...fixtureArgs]);
}

function transcript({ stdout, stderr, code }: Awaited<ReturnType<typeof explain>>): string {
  return `${stdout}${stderr === '' ? '' : `--- stderr\n${stderr}`}--- exit code ${code}\n`;
}

describe('explain', () => {
  it.each([
    ['a pass behind redirects', ['http://sosh5-zarechny.example', '--bus-id', '75324']],
    ['another organisation', ['https://sosh9-sadovoe.example/', '--bus-id', '75423']],
    ['a card that is accepted', ['sosh-2.platform.example', '--accept', 'results,card']],
    ['a broken link', ['http://sosh14-orlovka.example']],
    ['an address that is no hyperlink', ['https://sosh19-tihoe.example/']],
    ['a link on an inner page', ['https://sosh21-yasnoe.example']],
    ['a link that the site sends on', ['https://sosh71-ukazka.example']],
    ['an inner page left alone', ['https://sosh21-yasnoe.example', '--homepage-only']],
    ['traps', ['http://sosh23-dalnee.example']],
    ['a site that resets', ['http://sosh31-obryv.example']],
    ['a site that ends in the middle', ['http://sosh32-polovina.example']],
    ['a protective front', ['http://sosh28-zaschita.example', '--strict-tls']],
    ['several requirements', ['http://sosh-2.platform.example', '--require', 'noko,reviews']],
  ])('tells of %s', async (name, args) => {
    const finished = await explain(...args, '--lang', 'ru');
    await expect(transcript(finished)).toMatchFileSnapshot(
      `golden/${name.replaceAll(' ', '-')}.txt`,
    );
  });

  it('speaks English as well', async () => {
    const finished = await explain('http://sosh14-orlovka.example', '--lang', 'en');
    await expect(transcript(finished)).toMatchFileSnapshot('golden/in-english.txt');
  });

  it('tells what became of refreshes and frames', async () => {
    const address = await startHttp((request, response) => {
      const page = PAGES[request.url ?? ''];
      response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' });
      response.end(page);
    });
    const args = ['explain', 'http://frames.example', ...connectTo(address, address)];
    const finished = await runInProcess([...args, '--lang', 'ru']);
    await expect(transcript(finished)).toMatchFileSnapshot('golden/refresh-and-frames.txt');
  });

  it('tells where a site has moved, and then of that site', async () => {
    const args = await serve({
      'old.example': `<title>Школа</title><p>Наш сайт переехал на новый адрес:
        <a href="http://new.example/">new.example</a></p>`,
      'new.example': `<title>МБОУ «Берёзовская СОШ»</title><h1>Берёзовская школа</h1>${MENU}`,
    });
    const named = ['http://old.example', '--name', 'МБОУ «Берёзовская СОШ»', ...args];
    const finished = await runInProcess(['explain', ...named, '--lang', 'ru']);
    await expect(transcript(finished)).toMatchFileSnapshot('golden/a-site-that-has-moved.txt');
    const json = await runInProcess(['explain', ...named, '--format', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      outcomes: [{ judgement: { reason: 'moved', detail: 'http://new.example/' } }],
      moved: {
        subject: { typed: 'http://new.example/' },
        outcomes: [{ rules: { name: 'noko' }, judgement: { reason: 'no-link' } }],
        identity: { name: 'МБОУ «Берёзовская СОШ»', isOwn: true, detail: null },
      },
    });
    expect(finished.code).toBe(3);
  });

  it('does not follow a page to an address of our own network', async () => {
    const asked: string[] = [];
    const inner = await startHttp((request, response) => {
      asked.push(request.url ?? '');
      response.end('<title>Внутренняя</title>');
    });
    const page = `<p>Наш сайт переехал, новый адрес сайта: <a href="${inner}">здесь</a></p>`;
    const args = await serve({ 'old.example': page });
    const { stdout } = await runInProcess(['explain', 'http://old.example', ...args]);
    expect(stdout).toContain('unchecked/moved');
    expect(stdout).toContain('unchecked/private-address');
    expect(asked).toEqual([]);
  });

  it('tells what was found for and against a page’s being the school’s', async () => {
    const stub = '<title>Domain parked</title><h1>Домен припаркован</h1><p>Домен продаётся</p>';
    const args = await serve({ 'stub.example': stub });
    const { stdout, code } = await runInProcess([
      ...['explain', 'http://stub.example', '--lang', 'ru', ...args],
    ]);
    expect(stdout).toContain('(unchecked/not-the-site)');
    expect(stdout).toContain('Страница не признана страницей организации');
    expect(stdout).toMatch(/ {2}\[-\d\] короткая страница, с которой некуда перейти/);
    expect(stdout).toMatch(/ {2}\[-\d\] слова о том, что имя сайта свободно.*: domain/);
    expect(code).toBe(3);
  });

  it.each([
    ['on the site of the results', 'http://bus.gov.ru/pub/home', '[-10] общая служба'],
    ['on a host below its own', 'http://www.old.example/', '[+10] гиперссылка на искомый сайт'],
  ])('tells whose the page is where the way ends %s', async (_about, to, told) => {
    const shown = `<title>Официальный сайт</title>${MENU}
      <a href="https://bus.gov.ru/independentRating/details/75187">Результаты</a>`;
    const args = await serve({
      'old.example': `<title>Школа</title><meta http-equiv="refresh" content="0;url=${to}">`,
      [new URL(to).hostname]: shown,
    });
    const { stdout } = await runInProcess([
      ...['explain', 'http://old.example', '--lang', 'ru', ...args],
    ]);
    expect(stdout).toContain(told);
  });

  it('takes the name into account, and says which', async () => {
    const page = `<title>МБДОУ «Ивушка»</title><h1>Детский сад «Ивушка»</h1>${MENU}`;
    const args = ['http://sad.example', ...(await serve({ 'sad.example': page }))];
    const told = async (name: string) => {
      const { stdout } = await runInProcess(['explain', ...args, '--name', name, '--lang', 'ru']);
      return stdout;
    };
    const own = await told('Детский сад «Ивушка»');
    expect(own).toContain('Название в списке: Детский сад «Ивушка»');
    expect(own).toContain('[+4] название организации из списка');
    expect(await told('Центральная больница г. Заречный')).not.toContain('название организации');
  });

  it('gives programs the same as JSON', async () => {
    const { stdout, code } = await explain('http://sosh14-orlovka.example', '--format', 'json');
    const told = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(told).toMatchObject({
      schemaVersion: 1,
      subject: { kind: 'site', typed: 'http://sosh14-orlovka.example', attempts: 1 },
      outcomes: [{ rules: { name: 'noko' }, judgement: { reason: 'broken-link' } }],
    });
    expect(told.asked[0].outcome.sought[0].candidates).toMatchObject([
      { counts: false, decides: true, reason: 'broken-link', nearMiss: { how: 'glued' } },
    ]);
    expect(stdout).not.toContain('"hosts"');
  });

  it('asks again as often as --retries says, and tells of the last time', async () => {
    let asked = 0;
    const address = await startHttp((_request, response) => {
      asked += 1;
      response.writeHead(asked === 1 ? 503 : 200, { 'content-type': 'text/html' });
      response.end(`<a href="${RESULTS_ADDRESS}">НОКО</a>`);
    });
    const args = ['explain', 'http://flap.example', ...connectTo(address, address)];
    expect((await runInProcess([...args, '--retries', '0', '--accept', 'card'])).code).toBe(3);
    const again = await runInProcess([...args, '--retries', '1', '--accept', 'card']);
    expect(again.stdout).toContain('status 200');
  });
});

const MENU = ['Новости', 'Сведения об образовательной организации', 'Приём', 'Контакты']
  .map((text, index) => `<a href="/page${index}">${text}</a>`)
  .join('\n');

/** Options under which each host shows its page. */
async function serve(pages: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const address = await startHttp((request, response) => {
    const page = pages[request.headers.host?.split(':')[0] ?? ''];
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' });
    response.end(page === undefined ? '' : `<!doctype html><meta charset="utf-8">${page}`);
  });
  return [...connectTo(address, address), '--retries', '0'];
}

const PAGES: Readonly<Record<string, string>> = {
  '/': '<title>Вход</title><meta http-equiv="refresh" content="0; url=/main/">',
  '/main/': `<!doctype html><meta charset="utf-8"><title>Школа</title><h1>Добро пожаловать</h1>
<iframe src="/menu.html"></iframe>
<iframe src="/gone.html"></iframe>
<iframe src="https://video.example/player"></iframe>`,
  '/menu.html': `<!doctype html><meta charset="utf-8"><a href="/">Главная</a>
<a href="https://bus.gov.ru/info-card/402495" rel="nofollow">Карточка</a>`,
};

describe('explain --html', () => {
  it('reads a saved page, whatever its encoding, and finds out where it is from', async () => {
    const file = join(await makeFolder(), 'saved.html');
    const html = `<!DOCTYPE html>
<!-- saved from url=(0024)https://school.example/ -->
<meta charset="windows-1251"><title>Школа</title>
<a href="/redirect?to=${RESULTS_ADDRESS}">Независимая оценка</a>`;
    await writeFile(file, iconv.encode(html, 'windows-1251'));
    const { stdout, ...finished } = await runInProcess(['explain', '--html', file, '--lang', 'ru']);
    const text = transcript({ ...finished, stdout: stdout.replaceAll(file, 'saved.html') });
    await expect(text).toMatchFileSnapshot('golden/a-saved-page.txt');
  });

  it('believes --address before the page', async () => {
    const file = join(sitesDir, 'beregovaya.example', 'index.html');
    const args = ['explain', '--html', file, '--address', 'beregovaya.example'];
    const { stdout, code } = await runInProcess(args);
    expect(stdout).toContain('The page saved from https://beregovaya.example/');
    expect(code).toBe(0);
  });

  it('takes the host that most links lead to for the page’s own', async () => {
    const file = join(await makeFolder(), 'saved.html');
    const menu = MENU.replaceAll('href="', 'href="https://school.example');
    const html = `<meta charset="utf-8"><title>Лицей № 5</title>${menu}
<a href="https://vk.com/1">1</a><a href="https://vk.com/2">2</a><a href="https://vk.com/3">3</a>
<a href="https://vk.com/4">4</a><a href="https://vk.com/5">5</a>`;
    await writeFile(file, html);
    const { stdout, code } = await runInProcess(['explain', '--html', file, '--lang', 'ru']);
    expect(stdout).toContain('судя по ссылкам, с https://school.example/,');
    expect(stdout).toContain('ссылки на другие страницы этого же сайта');
    expect(stdout).toContain('(fail/no-link)');
    expect(code).toBe(1);
  });

  it('does not guess where a page is from by a few links', async () => {
    const file = join(await makeFolder(), 'saved.html');
    const menu = MENU.replace('href="', 'href="https://other.example');
    await writeFile(file, `<meta charset="utf-8"><title>Лицей № 5</title>${menu}`);
    const { stdout } = await runInProcess(['explain', '--html', file, '--format', 'json']);
    expect(JSON.parse(stdout).subject).toMatchObject({ address: null, guess: null });
  });

  it('does not take a file of another kind for a page', async () => {
    const file = join(sitesDir, 'buklet.example', 'buklet.pdf');
    const { stdout, code } = await runInProcess(['explain', '--html', file]);
    expect(stdout).toContain('unchecked/not-html');
    expect(code).toBe(3);
  });
});

describe('explain ends with 2 and says what to do', () => {
  it.each([
    ['no address', [], 'no site is given'],
    ['an address that is none', ['нет сайта'], 'No address of a site is given'],
    ['an address of another scheme', ['ftp://school.example'], 'is not an address of a site'],
    ['two addresses', ['a.example', 'b.example'], 'expected one address'],
    ['a site and a file', ['a.example', '--html', 'x.html'], 'both a site and a saved page'],
    ['an address of no file', ['--address', 'a.example'], 'so it needs --html'],
    ['a file that is not there', ['--html', '/nowhere/x.html'], 'Cannot read the page'],
    ['a number that is none', ['a.example', '--bus-id', 'x7'], '--bus-id'],
    ['an option of lists', ['a.example', '--output', 'x.csv'], '--output'],
  ])('at %s', async (_what, args, message) => {
    const { code, stdout, stderr } = await runInProcess(['explain', ...args]);
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toContain('    at ');
  });

  it('at an option in front of the word, which would be lost', async () => {
    const { code, stderr } = await runInProcess(['--timeout', '5', 'explain', 'a.example']);
    expect(stderr).toContain('--timeout must follow the word explain');
    expect(code).toBe(2);
  });
});

describe('the built command', () => {
  it('explains to a pipe', async () => {
    const finished = await runCommand(
      [
        'explain',
        'http://sosh5-zarechny.example',
        '--bus-id',
        '75324',
        '--lang',
        'ru',
        ...fixtureArgs,
      ],
      {},
    );
    const golden = await readFile(
      new URL('golden/a-pass-behind-redirects.txt', import.meta.url),
      'utf8',
    );
    const undated = (text: string) => text.replace(/\d{4}-\d\d-\d\dT.*/, '');
    expect(undated(transcript(finished))).toBe(undated(golden));
  });

  it('still takes a list of that name', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'explain'), 'name,url\nSchool,нет\n');
    const { code, stdout } = await runCommand(['./explain', '--format', 'ndjson'], {
      cwd: folder,
    });
    expect(stdout).toContain('bad-address');
    expect(code).toBe(3);
  });
});
