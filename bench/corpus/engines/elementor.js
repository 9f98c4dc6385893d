// WordPress with a builder: ten divs about a paragraph, settings as JSON in attributes, block
// comments of the editor that were left in, drawings and styles in the middle of the body.
import { date, heading, paragraph } from '../blocks.js';

const SETTINGS =
  '{&quot;background_background&quot;:&quot;classic&quot;,&quot;_animation&quot;:&quot;none&quot;}';

/** @type {(kind: string, content: string, id: string) => string} */
const widget = (kind, content, id) =>
  `<div class="elementor-element elementor-element-${id} elementor-widget elementor-widget-${kind}" data-id="${id}" data-element_type="widget" data-widget_type="${kind}.default"><div class="elementor-widget-container">${content}</div></div>`;

/** @type {import('../engine.js').Engine} */
export const ELEMENTOR = {
  name: 'WordPress with a builder',
  open: ({
    title,
    meta,
    menu,
    entries,
    random,
  }) => `<!DOCTYPE html><html lang="ru-RU"><head>${meta}<title>${title}</title><meta name='robots' content='max-image-preview:large' /><script type="application/ld+json" class="yoast-schema-graph">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","@id":"/#website","name":"Школа","potentialAction":[{"@type":"SearchAction","target":"/?s={search_term_string}"}]}]}</script><style id='global-styles-inline-css'>body{--wp--preset--color--black: #000000;--wp--preset--gradient--vivid: linear-gradient(135deg,rgba(6,147,227,1) 0%,rgb(155,81,224) 100%);}.wp-block-a > .b{gap: 0.5em;}</style>
<style>img.wp-smiley,img.emoji{display:inline !important}</style><noscript><style>.lazyload{display:none}</style></noscript></head>
<body class="home page-template page-template-elementor_header_footer page page-id-${random.below(99)} elementor-default elementor-kit-5"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0" width="0" height="0" focusable="false" role="none" style="visibility: hidden; position: absolute;" ><defs><filter id="wp-duotone-dark-grayscale"><feColorMatrix color-interpolation-filters="sRGB" type="matrix" values=" .299 .587 .114 0 0 .299 .587 .114 0 0" /><feComponentTransfer color-interpolation-filters="sRGB" ><feFuncR type="table" tableValues="0 0.49803921568627" /></feComponentTransfer></filter></defs></svg>
<div data-elementor-type="wp-page" data-elementor-id="12" class="elementor elementor-12"><section class="elementor-section elementor-top-section" data-settings="${SETTINGS}"><div class="elementor-container">${widget('heading', `<h1 class="elementor-heading-title elementor-size-default">${title}</h1>`, '1a2b3c4')}${widget('nav-menu', `<nav class="elementor-nav-menu--main"><ul class="elementor-nav-menu">${entries.map(([path, words], place) => `<li class="menu-item menu-item-${place}"><a href="/${path}/" class="elementor-item">${words}</a></li>`).join('')}<li>${menu}</li></ul></nav>`, '5d6e7f8')}</div></section>`,
  news(random) {
    const id = (random.below(0xfffffff) + 0x1000000).toString(16);
    return `<section class="elementor-section elementor-inner-section elementor-element elementor-element-${id}" data-id="${id}" data-element_type="section" data-settings="${SETTINGS}"><div class="elementor-container elementor-column-gap-default"><div class="elementor-column elementor-col-100" data-id="${id}"><div class="elementor-widget-wrap elementor-element-populated">${widget('image-box', `<figure class="elementor-image-box-img"><img decoding="async" width="300" height="200" src="data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%20300%20200'%3E%3C/svg%3E" data-lazy-src="/wp-content/uploads/${id}.jpg" alt="" /><noscript><img src="/wp-content/uploads/${id}.jpg" alt="" /></noscript></figure><h3><a href="/?p=${random.below(9_000)}">${heading(random)}</a></h3>`, id)}${widget('text-editor', `<!-- wp:paragraph {"align":"left","style":{"typography":{"fontSize":"16px"}}} --><p class="has-text-align-left">${date(random)} &#8211; ${paragraph(random)}</p><!-- /wp:paragraph -->`, id)}</div></div></div></section>`;
  },
  block: (piece) => widget('html', piece, '9a0b1c2'),
  banners: (banners) =>
    `<section class="elementor-section">${banners.map((banner) => widget('image', banner, '3d4e5f6')).join('')}</section></div>`,
  close: ({ footer, end }) =>
    `<footer data-elementor-type="footer" class="elementor elementor-location-footer">${widget('text-editor', footer, '7a8b9c0')}</footer>\n<script id='elementor-frontend-js-before'>var elementorFrontendConfig = {"environmentMode":{"edit":false},"i18n":{"shareOnVK":"\\u041f\\u043e\\u0434\\u0435\\u043b"},"urls":{"assets":"\\/wp-content\\/plugins\\/elementor\\/assets\\/"}};</script>${end}</body></html>`,
};
