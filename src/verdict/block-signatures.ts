// Protective fronts that answer in place of the site, and by what they are known. A front's header
// and cookies come with every answer, also with the real page, so they weigh less than its words.

export interface BlockSignature {
  readonly name: string;
  /** How the `server` header begins, in lower case. */
  readonly servers: readonly string[];
  /** How the names of its cookies begin. */
  readonly cookies: readonly string[];
  /** What stands in the title, text or inline scripts of its challenge, in lower case. */
  readonly marks: readonly string[];
}

export const BLOCK_SIGNATURES: readonly BlockSignature[] = [
  {
    name: 'DDoS-Guard',
    servers: ['ddos-guard'],
    cookies: ['__ddg'],
    marks: ['ddos-guard', 'checking your browser', 'проверка браузера', 'проверяем ваш браузер'],
  },
  {
    name: 'Qrator',
    servers: ['qrator'],
    cookies: ['qrator_'],
    marks: ['qrator', '__qrator'],
  },
  {
    name: 'Cloudflare',
    servers: ['cloudflare'],
    cookies: ['__cf_bm', 'cf_clearance', '__cfruid'],
    marks: ['just a moment', 'один момент', 'attention required! | cloudflare', 'cf_chl_'],
  },
  {
    name: 'Variti',
    servers: ['variti'],
    cookies: ['ipp_uid', 'ipp_key', 'ipp_sign'],
    marks: ['variti'],
  },
  {
    name: 'StormWall',
    servers: ['stormwall'],
    cookies: ['swp_token'],
    marks: ['stormwall'],
  },
  {
    name: 'Servicepipe',
    servers: ['servicepipe', 'qrator-servicepipe'],
    cookies: ['spid', 'spsc'],
    marks: ['servicepipe'],
  },
  {
    name: 'Imperva',
    servers: ['imperva'],
    cookies: ['visid_incap', 'incap_ses'],
    marks: ['incapsula'],
  },
  {
    name: 'Imunify360',
    servers: ['imunify360'],
    cookies: [],
    marks: ['imunify360'],
  },
  {
    name: 'captcha',
    servers: [],
    cookies: [],
    marks: ['smartcaptcha', 'hcaptcha', 'recaptcha', 'вы не робот', 'я не робот', 'not a robot'],
  },
];
