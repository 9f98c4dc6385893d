// The common platform of state sites: an application that the server has drawn beforehand, with
// comments of its framework between the texts, hashed class names, and its state as JSON at the end.
import { date, heading, paragraph } from '../blocks.js';

const ITEMS_OF_STATE = 12;

/** @type {import('../engine.js').Engine} */
export const GOSWEB = {
  name: 'drawn by the server',
  open: ({ title, meta, menu, entries }) =>
    `<!doctype html><html data-n-head-ssr lang="ru" data-n-head="%7B%22lang%22:%7B%22ssr%22:%22ru%22%7D%7D"><head>${meta}<title>${title}</title><meta data-n-head="ssr" name="viewport" content="width=device-width,initial-scale=1"><link rel="preload" href="/_nuxt/3f0c1e2.js" as="script"><link rel="preload" href="/_nuxt/css/7ab3f4d.css" as="style"><style data-vue-ssr-id="1a2b3c4d:0">.gw-header[data-v-3c1f2a44]{display:flex;align-items:center}.gw-menu>li:not(:last-child)[data-v-3c1f2a44]{margin-right:24px}</style></head><body><noscript>Для работы сайта включите JavaScript</noscript><div data-server-rendered="true" id="__nuxt"><!----><div id="__layout"><div data-v-3c1f2a44 class="gw-layout"><header data-v-3c1f2a44 class="gw-header"><a data-v-3c1f2a44 href="/" aria-current="page" class="nuxt-link-exact-active nuxt-link-active"><h1 data-v-3c1f2a44>${title}</h1></a> <!----></header> <nav data-v-3c1f2a44 aria-label="Главное меню"><ul data-v-3c1f2a44 class="gw-menu">${entries.map(([path, words]) => `<li data-v-3c1f2a44><a data-v-3c1f2a44 href="/${path}/" class="gw-link"><!--[--><span data-v-3c1f2a44>${words}</span><!--]--></a><!----></li>`).join('')}<li data-v-3c1f2a44>${menu}</li></ul></nav> <main data-v-3c1f2a44>`,
  news(random) {
    const id = random.below(90_000);
    return `<article data-v-77aa01be class="gw-card"><a data-v-77aa01be href="/roditelyam/novosti/novosti_${id}.html" class="gw-card__link"><div data-v-77aa01be class="gw-card__picture"><picture data-v-77aa01be><source data-v-77aa01be srcset="/netcat_files/${id}.webp" type="image/webp"><img data-v-77aa01be src="/netcat_files/${id}.jpg" loading="lazy" alt="${heading(random)}"></picture></div><div data-v-77aa01be class="gw-card__body"><time data-v-77aa01be datetime="2021-11-19">${date(random)}</time><!----><h3 data-v-77aa01be>${heading(random)}</h3><p data-v-77aa01be>${paragraph(random)}</p></div></a></article>`;
  },
  banners: (banners) =>
    `</main> <section data-v-3c1f2a44 class="gw-partners"><!--[-->${banners.map((banner) => `<div data-v-3c1f2a44 class="swiper-slide">${banner}</div>`).join('<!---->')}<!--]--></section>`,
  close({ footer, end, random }) {
    const state = Array.from({ length: ITEMS_OF_STATE }, (_, id) => ({
      id,
      title: heading(random),
      body: `<p>${paragraph(random)}</p><a href="/novosti/${id}">далее</a>`,
    }));
    const json = JSON.stringify(state).replaceAll('<', '\\u003C').replaceAll('/', '\\u002F');
    return ` <footer data-v-3c1f2a44 class="gw-footer">${footer}</footer></div></div></div><script>window.__NUXT__=(function(a,b,c){return {layout:"default",data:[{news:${json}}],error:a,serverRendered:b}}(null,true,"ru"));</script><script src="/_nuxt/3f0c1e2.js" defer></script>${end}</body></html>`;
  },
};
