// Every reason in English, in the same plain manner as the Russian.

import { isMailAlone, saysNoSite } from '../../verdict/no-site.js';
import { type NotTheSite, notTheSiteOf } from '../../verdict/not-the-site.js';
import type { Rules } from '../../verdict/rules.js';
import type { Facts, NearMissWords, ReasonWords, Wording } from '../worded-reason.js';

const createNearMisses = (site: string): NearMissWords => ({
  'no-scheme': 'the address lacks “https://”, so a browser looks for it on the site itself',
  'misspelt-scheme': 'there is a slip in the beginning of the address (“https://”)',
  glued: 'the address is glued to another one',
  'stray-characters': 'stray characters got into the address',
  'misspelt-host': `there is a slip in the name ${site}`,
  'wrong-port': 'there is a port number behind the name of the site',
  text: 'it is written as plain text',
  onclick: 'a script opens it on a click',
  attribute: 'it stands in an attribute that makes no hyperlink',
  javascript: 'the link holds a “javascript:” command in place of an address',
  iframe: 'the page is embedded as a frame (iframe)',
  image: 'a picture is loaded from it',
  noscript: 'it shows only where scripts are switched off (noscript)',
  template: 'it lies in a template, which a browser does not show',
  comment: 'it is commented out, so a browser does not show it',
  meta: 'it stands in the metadata of the page',
  'json-ld': 'it stands in data for search engines',
  script: 'it stands inside a script',
});

/** The resolver's own code for trouble that is not the name's. */
const NO_NAME_SERVER = 'EAI_AGAIN';

/** A cell that names the site of the results. */
const NOT_A_SCHOOL = /(?<![\p{L}\d@-])bus\.gov\.ru(?![\p{L}\d.-])/iu;

/** All reasons as they speak of what `rules` look for. */
export function createEnglish(rules: Rules): Wording {
  const [site] = rules.hosts;
  const goal = rules.words.en;
  const { howToFind } = goal;
  const nearMisses = createNearMisses(site);
  const nearMiss = ({ nearMiss: miss }: Facts) => (miss === null ? '' : nearMisses[miss.how]);
  const isRepaired = ({ nearMiss: miss }: Facts) =>
    miss !== null && rules.accept.includes(miss.kind);
  const replace = `${howToFind} Put it into this hyperlink on the home page in place of the present one.`;

  return {
    nothingToDo: 'Nothing to do.',
    registeredSite: (site) =>
      `The register on bus.gov.ru names ${site}: look at it and put it into the list.`,
    nearMisses,
    reasons: {
      'results-link': {
        title: `A hyperlink leads to ${goal.short}`,
        sentence: (facts) =>
          `A hyperlink on the home page${where(facts)} leads to ${goal.full}: ${url(facts)}`,
        advice: () => replace,
      },
      'wrong-organisation': {
        title: 'The hyperlink leads to the results of another organisation',
        sentence: (facts) =>
          `The hyperlink${where(facts)} leads to the results with the number ${facts.link?.id ?? '—'}, while the list has the number ${facts.detail ?? '—'} for this organisation: ${url(facts)}`,
        advice: () =>
          `Open the hyperlink and see which organisation the page is about. If it is your own, be it among others, tell the department the right number, so that the list can be corrected. If it is another, replace the address. ${replace}`,
      },
      'card-link': {
        title: 'The hyperlink leads to the card of the organisation',
        sentence: (facts) =>
          `The home page has a hyperlink${where(facts)} to the card of the organisation, not straight to ${goal.full}: ${url(facts)}`,
        advice: () =>
          rules.accept.includes('card')
            ? replace
            : `${replace} The card has the values of the assessment, too, so the department may accept it: run the check with --accept ${[...rules.accept, 'card'].join(',')}.`,
      },
      'rating-form-link': {
        title: 'The hyperlink leads to the rating form for citizens',
        sentence: (facts) =>
          `The hyperlink${where(facts)} leads to the form in which citizens rate the organisation, not to ${goal.full}: ${url(facts)}`,
        advice: () =>
          `This hyperlink may stay, but there must be another one to ${goal.short}. ${howToFind} Make a hyperlink to it on the home page.`,
      },
      'general-link': {
        title: `The hyperlink leads to ${goal.other} of ${site}`,
        sentence: (facts) =>
          `The hyperlink${where(facts)} leads to ${goal.other} of ${site}, ${goal.otherLacks}: ${url(facts)}`,
        advice: () => replace,
      },
      'broken-link': {
        title: 'A hyperlink with a faulty address',
        sentence: (facts) =>
          `The hyperlink${where(facts)} was meant to lead to ${site}, but does not work: ${nearMiss(facts)}. It now reads: ${written(facts)}`,
        advice: (facts) =>
          isRepaired(facts)
            ? `Open this hyperlink in the editor of the site and replace the whole address by this one: ${url(facts)}`
            : `Open this hyperlink in the editor of the site and replace the whole address. ${howToFind}`,
      },
      'not-a-hyperlink': {
        title: 'The address is there, but not as a hyperlink',
        sentence: (facts) =>
          `An address on ${site} is on the home page${where(facts)}, but it is no hyperlink: ${nearMiss(facts)}. It reads: ${written(facts)}`,
        advice: (facts) => {
          const how = `In the editor of the site, write for example “${goal.linkText}” on the home page, select these words, press “Insert link” and paste the address`;
          return isRepaired(facts)
            ? `Make the address a hyperlink. ${how}: ${url(facts)}`
            : `${howToFind} Make it a hyperlink. ${how}.`;
        },
      },
      'inner-page-link': {
        title: 'The hyperlink stands on an inner page',
        sentence: (facts) =>
          `There is a hyperlink to ${goal.short}, though not on the home page but on an inner one${facts.detail === null ? '' : ` (${facts.detail})`}: ${url(facts)}`,
        advice: (facts) =>
          `Move the hyperlink to the home page of the site, or put the same one there: ${url(facts)}`,
      },
      'no-link': {
        title: `No hyperlink to ${site}`,
        sentence: () => `The home page has neither a hyperlink to ${site} nor such an address.`,
        advice: () =>
          `${howToFind} Make a hyperlink to it on the home page of the site, for example “${goal.linkText}”.`,
      },
      'not-the-site': {
        title: 'The page that answered is not the school’s',
        sentence: ({ detail, pageTitle }) =>
          `${STUBS[notTheSiteOf(detail)].sentence}${pageTitle === undefined ? '' : ` The page is titled “${pageTitle}”.`}`,
        advice: ({ detail }) => STUBS[notTheSiteOf(detail)].advice,
      },
      moved: {
        title: 'The site has moved',
        sentence: ({ detail }) =>
          detail === null
            ? 'The page says that the site has moved, but has no new address.'
            : `The page says that the site has moved to ${detail}`,
        advice: ({ detail }) =>
          detail === null
            ? 'Open the site in a browser and find the new address, or ask the school for it, and correct the list.'
            : 'Open the new address. If it is the school’s site, put it into the list and check again.',
      },
      'bad-address': unchecked('The address of the site makes no sense', {
        sentence({ detail }) {
          if (detail === null || detail === '') {
            return 'The list has no site for this organisation.';
          }
          if (saysNoSite(detail)) return `In place of a site the list says: ${detail}`;
          if (isMailAlone(detail))
            return `In place of a site the list has an e-mail address: ${detail}`;
          return NOT_A_SCHOOL.test(detail)
            ? `The list has an address on bus.gov.ru in place of the organisation's site: ${detail}`
            : `The address of the site in the list could not be understood: ${detail}`;
        },
        advice({ detail }) {
          if (detail === null || saysNoSite(detail)) {
            return 'Ask the organisation for its site and add it to the list. Where it has none, there is no place for the hyperlink: find out when there will be one.';
          }
          return isMailAlone(detail)
            ? 'Ask the organisation for its site and put it into the list in place of the e-mail.'
            : 'Correct the address in the list and run the check again.';
        },
      }),
      dns: unchecked('The name of the site was not found', {
        sentence: ({ detail }) => {
          const [code, onward] = detail?.split(' ') ?? [];
          const sent = onward === undefined ? '' : `The site redirects to ${onward}. `;
          return code === NO_NAME_SERVER
            ? `${sent}The name server did not answer, so the site's address is not known (${code}).`
            : `${sent}The name server does not know this site${inBrackets(code ?? null)}.`;
        },
        advice:
          'Look for a slip in the address and open the site in a browser. If it does not open there either, tell the school: the registration of the name may have run out, or the address has changed.',
      }),
      connection: unchecked('The site did not answer', {
        sentence: 'The site could not be reached, or its page could not be read to the end.',
        advice:
          'Run the check again later. If the site opens in a browser, look at its home page by hand; if not, tell the school that its site cannot be reached.',
      }),
      tls: unchecked('No secure connection', {
        sentence: 'The site uses https, but no secure connection could be made with it.',
        advice:
          'Open the site in a browser and look at its home page by hand. The school may ask whoever runs the site to check its certificate. If the site has a certificate of the Russian state authority, give the root certificate with --ca-file.',
      }),
      timeout: unchecked('The site takes too long', {
        sentence: 'The site did not answer in the time allowed.',
        advice:
          'Run the check again later, or allow more time with --timeout. If the site opens in a browser, look at its home page by hand.',
      }),
      'http-error': unchecked('The site answered with an error', {
        sentence: ({ detail }) =>
          `In place of the page the server answered with the error${detail === null ? '' : ` ${detail}`}.`,
        advice:
          'Open the address in a browser. If there is no page either, check the address in the list: the site may have moved. If there is one, run the check again.',
      }),
      blocked: unchecked('The site does not admit automatic checks', {
        sentence: 'A protection against robots answered in place of the page.',
        advice: 'Open the site in a browser and look at its home page by hand.',
      }),
      'redirect-loop': unchecked('The site redirects without end', {
        sentence: 'The site sends from one address to another and shows no page.',
        advice:
          'Open the site in a browser. If it opens, put the address at which it stopped into the list and run the check again; if not, tell the school.',
      }),
      'private-address': unchecked('The site leads into an internal network', {
        sentence:
          'The name of the site or a redirect points to an address of an internal network; such addresses are not opened, for safety.',
        advice:
          'Check the address in the list. If the site does run in an internal network, run the check with --allow-private.',
      }),
      'not-html': unchecked('No web page at the address', {
        sentence: 'At this address a browser shows a file, data or plain text, not a web page.',
        advice: 'Open the address in a browser and put the address of the home page into the list.',
      }),
      'too-large': unchecked('The page is too large', {
        sentence:
          'The home page is too large or too intricate to be read whole; the part that was read has no such hyperlink.',
        advice:
          'Look at the home page in a browser, or run the check with a larger --max-page-size.',
      }),
      'empty-page': unchecked('The page is empty', {
        sentence: 'The site answered, but there is nothing on the page.',
        advice:
          'Open the site in a browser and look at its home page by hand. If it is empty there too, tell the school.',
      }),
      'script-built': unchecked('The page is built by scripts', {
        sentence: ({ detail }) =>
          detail === null
            ? 'The content of the home page appears only in a browser and cannot be seen by this program.'
            : `The address of ${goal.of} may be put together by a script or hidden behind a short address, and be a hyperlink in a browser; what points to it: ${detail}`,
        advice: 'Open the site in a browser and see whether its home page has the hyperlink.',
      }),
      'own-network': unchecked('Our own network was down', {
        sentence: ({ detail }) =>
          detail === null
            ? 'Sites did not answer because our side had no connection to the internet, or no working name server.'
            : `In the place of sites our own network showed its page: “${detail}”.`,
        advice:
          'There is nothing to tell the school. Check the connection to the internet and run the check again. Where the internet is behind a proxy, name it in --proxy; where names are not found, name another server in --dns-servers.',
      }),
      interrupted: unchecked('The check was interrupted', {
        sentence: 'The check was stopped before it was this site’s turn.',
        advice: 'Run the check again.',
      }),
      'internal-error': unchecked('A fault of the program', {
        sentence: 'The program failed while it checked this site.',
        advice:
          'Look at the home page by hand, and report the fault to the developers with the address of the site.',
      }),
    },
  };
}

/** What may stand in place of a school's page, for the person who now opens the site or calls. */
const STUBS: Readonly<Record<NotTheSite, { readonly sentence: string; readonly advice: string }>> =
  {
    'hosting-page': {
      sentence: 'A page of the hosting answered in place of the school’s site.',
      advice:
        'Open the site in a browser. If the same page shows, tell the school: its site was removed or is not set up.',
    },
    parked: {
      sentence: 'A page about the domain answered: it is free, for sale, or not paid for.',
      advice:
        'Call the school: the registration of the name has probably expired. Ask whether it will be renewed or the site has another address now.',
    },
    suspended: {
      sentence: 'The site is switched off: its hosting was suspended.',
      advice: 'Tell the school that its site is switched off. Payment usually brings it back.',
    },
    maintenance: {
      sentence:
        'The site is closed for the time being: a notice about work on it answered in place of the home page.',
      advice:
        'Check again in a day or two. If the notice stays, ask the school when the site will be back.',
    },
    'error-page': {
      sentence: 'An error message answered in place of the home page.',
      advice:
        'Open the site in a browser. If the error shows there, too, tell the school that its site does not work.',
    },
    login: {
      sentence: 'A login form answered in place of the home page.',
      advice:
        'See that the list has the right address: a home page opens without a password. If it has, tell the school that visitors cannot get in.',
    },
    filter: {
      sentence: 'A filter, a provider or a check of visitors answered in place of the site.',
      advice:
        'Open the site in a browser on this machine. If it opens, look at the home page by hand; if not, ask whoever runs your network.',
    },
    'other-site': {
      sentence: 'Another site answered at the address in the list.',
      advice:
        'Open the address in a browser and see whose site it is. Ask the school for the right address and correct the list.',
    },
    unrecognised: {
      sentence: 'The page that opened does not show that it is the school’s.',
      advice:
        'Open the site in a browser. If it is the school’s, look at the home page by hand; if not, find out the right address and correct the list.',
    },
  };

/** A reason of the unchecked kind: the technical detail follows in brackets. */
function unchecked(
  title: string,
  words: {
    readonly sentence: string | ReasonWords['sentence'];
    readonly advice: string | ReasonWords['advice'];
  },
): ReasonWords {
  const { sentence, advice } = words;
  return {
    title,
    sentence:
      typeof sentence === 'string'
        ? ({ detail }) => sentence.replace(/\.$/, `${inBrackets(detail)}.`)
        : sentence,
    advice: typeof advice === 'string' ? () => advice : advice,
  };
}

function where({ link, nearMiss: miss }: Facts): string {
  const found = link ?? miss;
  if (found === null) return '';
  const text = found.text === '' ? '' : ` “${found.text}”`;
  const frame = found.frame === undefined ? '' : `, in the embedded page ${found.frame}`;
  return `${text} (line ${found.line}, column ${found.column}${frame})`;
}

function url({ link, nearMiss: miss }: Facts): string {
  return link?.url ?? miss?.url ?? '';
}

function written({ nearMiss: miss }: Facts): string {
  return miss?.href ?? '';
}

function inBrackets(detail: string | null): string {
  return detail === null ? '' : ` (${detail})`;
}
