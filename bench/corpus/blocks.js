// The pieces that fill a home page on any engine: what makes it as long as real ones are, in about
// the proportion of text, tags, scripts and drawings that real ones have.
import { DOCUMENTS, HEADINGS, SENTENCES, SUBJECTS } from './words.js';

/** @typedef {import('./random.js').Random} Random */

/** @param {Random} random */
export function paragraph(random) {
  const length = 2 + random.below(4);
  return Array.from({ length }, () => random.pick(SENTENCES)).join(' ');
}

/** @param {Random} random */
export function date(random) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  return `${two(1 + random.below(28))}.${two(1 + random.below(12))}.2021`;
}

/** @param {Random} random */
export const heading = (random) => random.pick(HEADINGS);

/** @type {readonly ((random: Random) => string)[]} */
const BLOCKS = [timetable, gallery, documents, drawing, settingsScript, styles, leftovers];

/**
 * A piece that is not a news item.
 * @param {Random} random
 */
export function block(random) {
  return random.pick(BLOCKS)(random);
}

/** @param {Random} random */
function timetable(random) {
  const cells = () => Array.from({ length: 5 }, () => `<td>${random.pick(SUBJECTS)}</td>`).join('');
  const rows = Array.from({ length: 6 }, (_, hour) => `<tr><td>${hour + 1}</td>${cells()}</tr>`);
  return `<table class="tbl" border="1" cellpadding="2"><caption>Расписание уроков, ${1 + random.below(11)} класс</caption>\n<tr><th>№</th><th>Пн</th><th>Вт</th><th>Ср</th><th>Чт</th><th>Пт</th></tr>\n${rows.join('\n')}</table>`;
}

/** @param {Random} random */
function gallery(random) {
  const pictures = Array.from({ length: 4 + random.below(9) }, () => {
    const number = random.below(9_000);
    return `<a class="fancybox" rel="gallery" href="/upload/foto/${number}.jpg" title="${heading(random)}"><img loading="lazy" src="/upload/foto/thumb/${number}_150x100.jpg" width="150" height="100" alt=""></a>`;
  });
  return `<div class="gallery">${pictures.join('\n')}</div>`;
}

/** @param {Random} random */
function documents(random) {
  const items = Array.from({ length: 3 + random.below(6) }, () => {
    const name = random.pick(DOCUMENTS);
    return `<li class="file"><a href="/upload/docs/${random.below(9_000)}/${encodeURIComponent(name)}">${name}</a> <span>(${1 + random.below(900)} Кб)</span></li>`;
  });
  return `<ul class="docs">${items.join('\n')}</ul>`;
}

/** @param {Random} random */
function drawing(random) {
  const point = () => `${random.below(512)}.${random.below(10)} ${random.below(512)}`;
  const path = Array.from({ length: 30 }, () => `c${point()} ${point()} ${point()}`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" class="icon" viewBox="0 0 512 512" width="24" height="24"><path fill="#3c7d4a" d="M${point()}${path}z"/><circle cx="256" cy="256" r="${random.below(99)}"/></svg>`;
}

/** @param {Random} random */
function settingsScript(random) {
  const slides = Array.from({ length: 4 + random.below(8) }, (_, id) => ({
    id,
    title: heading(random),
    image: `/upload/slider/${random.below(9_000)}.jpg`,
    html: '<div class="caption">\\u041d\\u043e\\u0432\\u043e\\u0441\\u0442\\u0438<\\/div>',
  }));
  const json = JSON.stringify(slides).replaceAll('\\\\', '\\');
  return `<script>\n(function (w) { w.slides = ${json};\n  for (var i = 0; i < w.slides.length && i <= 99; i++) { w.slides[i].html += '<br>'; }\n})(window);\n</script>`;
}

/** @param {Random} random */
function styles(random) {
  const rules = Array.from(
    { length: 12 + random.below(20) },
    () =>
      `.b${random.below(999)} > li:hover{margin:0 ${random.below(30)}px;background:#${(random.below(0xefffff) + 0x100000).toString(16)} url(/img/${random.below(99)}.png) no-repeat}`,
  );
  return `<style type="text/css">\n${rules.join('\n')}\n</style>`;
}

/**
 * What editors take out of a page stays in it.
 * @param {Random} random
 */
function leftovers(random) {
  return `<!-- <div class="old-block"><a href="/novosti/${random.below(999)}">${heading(random)}</a><p>${paragraph(random)}</p></div> -->`;
}

/**
 * What makes pages of megabytes: a picture in its own text.
 * @param {Random} random
 */
export function picture(random) {
  const bytes = Buffer.from(Array.from({ length: 9_000 }, () => random.below(256)));
  const repeated = Array.from({ length: 1 + random.below(5) }, () => bytes.toString('base64'));
  return `<p><img src="data:image/jpeg;base64,${repeated.join('')}" width="600" alt="${heading(random)}"></p>`;
}

/**
 * @param {Random} random
 */
export function counters(random) {
  const id = 10_000_000 + random.below(80_000_000);
  return `<!-- Yandex.Metrika counter --><script type="text/javascript">(function(m,e,t,r,i,k,a){m[i]=m[i]||function(){(m[i].a=m[i].a||[]).push(arguments)};k=e.createElement(t),a=e.getElementsByTagName(t)[0],k.async=1,k.src=r,a.parentNode.insertBefore(k,a)})(window,document,"script","https://mc.yandex.ru/metrika/tag.js","ym");ym(${id},"init",{clickmap:true,trackLinks:true,accurateTrackBounce:true});</script><noscript><div><img src="https://mc.yandex.ru/watch/${id}" style="position:absolute;left:-9999px" alt=""></div></noscript><!-- /Yandex.Metrika counter -->`;
}
