// Every reason in Russian. «Не проверено» never blames: the page was not seen, so nothing is known
// about it.

import { isMailAlone, saysNoSite } from '../../verdict/no-site.js';
import { type NotTheSite, notTheSiteOf } from '../../verdict/not-the-site.js';
import type { Rules } from '../../verdict/rules.js';
import type { Facts, NearMissWords, ReasonWords, Wording } from '../worded-reason.js';

const createNearMisses = (site: string): NearMissWords => ({
  'no-scheme': 'у адреса нет начала «https://», поэтому браузер ищет его на самом сайте',
  'misspelt-scheme': 'в начале адреса («https://») опечатка',
  glued: 'адрес приклеен к другому адресу',
  'stray-characters': 'в адрес попали лишние знаки',
  'misspelt-host': `в имени сайта ${site} опечатка`,
  'wrong-port': 'после имени сайта указан лишний номер порта',
  text: 'он написан обычным текстом',
  onclick: 'он открывается скриптом по щелчку',
  attribute: 'он стоит в служебном свойстве элемента',
  javascript: 'вместо адреса в ссылке стоит команда «javascript:»',
  iframe: 'страница встроена рамкой (iframe)',
  image: 'с него загружается картинка',
  noscript: 'он виден только при отключённых скриптах (noscript)',
  template: 'он лежит в заготовке (template), которую браузер не показывает',
  comment: 'он закомментирован, и браузер его не показывает',
  meta: 'он стоит в служебном заголовке страницы',
  'json-ld': 'он стоит в служебных данных для поисковых систем',
  script: 'он стоит внутри скрипта',
});

/** The resolver's own code for trouble that is not the name's. */
const NO_NAME_SERVER = 'EAI_AGAIN';

/** A cell that names the site of the results. */
const NOT_A_SCHOOL = /(?<![\p{L}\d@-])bus\.gov\.ru(?![\p{L}\d.-])/iu;

/** All reasons as they speak of what `rules` look for. */
export function createRussian(rules: Rules): Wording {
  const [site] = rules.hosts;
  const goal = rules.words.ru;
  const { howToFind } = goal;
  const nearMisses = createNearMisses(site);
  const nearMiss = ({ nearMiss: miss }: Facts) => (miss === null ? '' : nearMisses[miss.how]);
  const isRepaired = ({ nearMiss: miss }: Facts) =>
    miss !== null && rules.accept.includes(miss.kind);
  const replace = `${howToFind} Вставьте его в эту гиперссылку на главной странице вместо нынешнего.`;

  return {
    nothingToDo: 'Ничего делать не нужно.',
    registeredSite: (site) =>
      `В реестре bus.gov.ru указан сайт ${site} — проверьте его и впишите в список.`,
    nearMisses,
    reasons: {
      'results-link': {
        title: `Есть гиперссылка на ${goal.short}`,
        sentence: (facts) =>
          `На главной странице есть гиперссылка на ${goal.full}${where(facts)}: ${url(facts)}`,
        advice: () => replace,
      },
      'wrong-organisation': {
        title: 'Гиперссылка ведёт на результаты другой организации',
        sentence: (facts) =>
          `Гиперссылка${where(facts)} ведёт на результаты с номером ${facts.link?.id ?? '—'}, а в списке у этой организации указан номер ${facts.detail ?? '—'}: ${url(facts)}`,
        advice: () =>
          `Откройте гиперссылку и посмотрите, о какой организации страница. Если о своей, хотя бы среди других, сообщите верный номер в отдел образования, чтобы исправить список. Если о чужой, замените адрес. ${replace}`,
      },
      'card-link': {
        title: 'Гиперссылка ведёт на карточку организации',
        sentence: (facts) =>
          `На главной странице есть гиперссылка${where(facts)} на карточку организации, а не прямо на ${goal.full}: ${url(facts)}`,
        advice: () =>
          rules.accept.includes('card')
            ? replace
            : `${replace} ${cardNote([...rules.accept, 'card'].join(','))}`,
      },
      'rating-form-link': {
        title: 'Гиперссылка ведёт на форму оценки для граждан',
        sentence: (facts) =>
          `Гиперссылка${where(facts)} ведёт на форму, в которой граждане ставят оценку, а не на ${goal.full}: ${url(facts)}`,
        advice: () =>
          `Эту гиперссылку можно оставить, но рядом нужна ещё одна, на ${goal.short}. ${howToFind} Сделайте на него гиперссылку на главной странице.`,
      },
      'general-link': {
        title: `Гиперссылка ведёт на ${goal.other} ${site}`,
        sentence: (facts) =>
          `Гиперссылка${where(facts)} ведёт на ${goal.other} ${site}, ${goal.otherLacks}: ${url(facts)}`,
        advice: () => replace,
      },
      'broken-link': {
        title: 'Гиперссылка с ошибкой в адресе',
        sentence: (facts) =>
          `Гиперссылка${where(facts)} должна вести на ${site}, но не работает: ${nearMiss(facts)}. Сейчас в ней записано: ${written(facts)}`,
        advice: (facts) =>
          isRepaired(facts)
            ? `Откройте эту гиперссылку в редакторе сайта и замените адрес целиком на такой: ${url(facts)}`
            : `Откройте эту гиперссылку в редакторе сайта и замените адрес целиком. ${howToFind}`,
      },
      'not-a-hyperlink': {
        title: 'Адрес есть, но это не гиперссылка',
        sentence: (facts) =>
          `Адрес на ${site} есть на главной странице${where(facts)}, но это не гиперссылка: ${nearMiss(facts)}. Записано так: ${written(facts)}`,
        advice: (facts) => {
          const how = `В редакторе сайта напишите на главной странице, например, «${goal.linkText}», выделите эти слова, нажмите «Вставить ссылку» и вставьте адрес`;
          return isRepaired(facts)
            ? `Сделайте из адреса гиперссылку. ${how}: ${url(facts)}`
            : `${howToFind} Сделайте из него гиперссылку. ${how}.`;
        },
      },
      'inner-page-link': {
        title: 'Гиперссылка стоит на внутренней странице',
        sentence: (facts) =>
          `Гиперссылка на ${goal.short} есть, но не на главной странице, а на внутренней${facts.detail === null ? '' : ` (${facts.detail})`}: ${url(facts)}`,
        advice: (facts) =>
          `Перенесите гиперссылку на главную страницу сайта или поставьте там такую же: ${url(facts)}`,
      },
      'no-link': {
        title: `Гиперссылки на ${site} нет`,
        sentence: () => `На главной странице нет ни гиперссылки на ${site}, ни такого адреса.`,
        advice: () =>
          `${howToFind} Сделайте на него гиперссылку на главной странице сайта, например «${goal.linkText}».`,
      },
      'not-the-site': {
        title: 'Открылась не страница школы',
        sentence: ({ detail, pageTitle }) =>
          `${STUBS[notTheSiteOf(detail)].sentence}${pageTitle === undefined ? '' : ` Заголовок страницы: «${pageTitle}».`}`,
        advice: ({ detail }) => STUBS[notTheSiteOf(detail)].advice,
      },
      moved: {
        title: 'Сайт переехал',
        sentence: ({ detail }) =>
          detail === null
            ? 'На странице написано, что сайт переехал, но нового адреса на ней не нашлось.'
            : `На странице написано, что сайт переехал. Новый адрес: ${detail}`,
        advice: ({ detail }) =>
          detail === null
            ? 'Откройте сайт в браузере и найдите новый адрес или узнайте его у организации, затем исправьте список.'
            : 'Откройте новый адрес. Если это сайт организации, впишите его в список вместо старого и запустите проверку ещё раз.',
      },
      'bad-address': unchecked('Непонятный адрес сайта', {
        sentence({ detail }) {
          if (detail === null || detail === '') {
            return 'В списке у этой организации не указан адрес сайта.';
          }
          if (saysNoSite(detail)) return `В списке вместо адреса сайта указано: ${detail}`;
          if (isMailAlone(detail))
            return `В списке вместо адреса сайта указана электронная почта: ${detail}`;
          return NOT_A_SCHOOL.test(detail)
            ? `В списке вместо сайта организации указан адрес на bus.gov.ru: ${detail}`
            : `Адрес сайта в списке не удалось понять: ${detail}`;
        },
        advice({ detail }) {
          if (detail === null || saysNoSite(detail)) {
            return 'Узнайте адрес сайта у организации и впишите его в список. Если сайта нет, гиперссылку разместить негде: выясните, когда он появится.';
          }
          return isMailAlone(detail)
            ? 'Узнайте адрес сайта у организации и впишите его в список вместо почты.'
            : 'Исправьте адрес сайта в списке и запустите проверку ещё раз.';
        },
      }),
      dns: unchecked('Имя сайта не найдено', {
        sentence: ({ detail }) => {
          const [code, onward] = detail?.split(' ') ?? [];
          const sent = onward === undefined ? '' : `Сайт перенаправляет на ${onward}. `;
          return code === NO_NAME_SERVER
            ? `${sent}Сервер имён не ответил, поэтому адрес сайта узнать не удалось (${code}).`
            : `${sent}Сервер имён не знает такого сайта${inBrackets(code ?? null)}.`;
        },
        advice:
          'Проверьте, нет ли опечатки в адресе, и откройте сайт в браузере. Если он не открывается и там, сообщите школе: возможно, закончился срок регистрации имени или адрес сменился.',
      }),
      connection: unchecked('Сайт не ответил', {
        sentence: 'Соединиться с сайтом или дочитать страницу до конца не удалось.',
        advice:
          'Запустите проверку ещё раз позже. Если сайт открывается в браузере, посмотрите главную страницу вручную; если нет, сообщите школе, что сайт недоступен.',
      }),
      tls: unchecked('Не удалось установить защищённое соединение', {
        sentence: 'Сайт открывается по https, но защищённое соединение с ним не установилось.',
        advice:
          'Откройте сайт в браузере и посмотрите главную страницу вручную. Школе стоит попросить того, кто обслуживает сайт, проверить сертификат. Если сайт пользуется сертификатом Минцифры, укажите его корневой сертификат в параметре --ca-file.',
      }),
      timeout: unchecked('Сайт отвечает слишком долго', {
        sentence: 'За отведённое время сайт не ответил.',
        advice:
          'Запустите проверку ещё раз позже. Больше времени сайтам даёт параметр --timeout. Если сайт открывается в браузере, посмотрите главную страницу вручную.',
      }),
      'http-error': unchecked('Сайт ответил ошибкой', {
        sentence: ({ detail }) =>
          `Вместо страницы сервер ответил ошибкой${detail === null ? '' : ` ${detail}`}.`,
        advice:
          'Откройте адрес в браузере. Если страницы нет и там, проверьте адрес в списке: возможно, сайт переехал. Если открывается, запустите проверку ещё раз.',
      }),
      blocked: unchecked('Сайт закрыт от автоматической проверки', {
        sentence: 'Вместо страницы ответила защита сайта от роботов.',
        advice: 'Откройте сайт в браузере и посмотрите главную страницу вручную.',
      }),
      'redirect-loop': unchecked('Сайт перенаправляет без конца', {
        sentence: 'Сайт пересылает с адреса на адрес и не показывает страницу.',
        advice:
          'Откройте сайт в браузере. Если он открывается, впишите в список адрес, на котором он остановился, и запустите проверку ещё раз; если нет, сообщите школе.',
      }),
      'private-address': unchecked('Сайт ведёт во внутреннюю сеть', {
        sentence:
          'Имя сайта или перенаправление указывает на адрес внутренней сети, такие адреса не открываются ради безопасности.',
        advice:
          'Проверьте адрес сайта в списке. Если сайт и правда работает во внутренней сети, запустите проверку с параметром --allow-private.',
      }),
      'not-html': unchecked('По адресу не веб-страница', {
        sentence:
          'По этому адресу браузер показывает не веб-страницу, а файл, данные или простой текст.',
        advice: 'Откройте адрес в браузере и впишите в список адрес главной страницы сайта.',
      }),
      'too-large': unchecked('Страница слишком велика', {
        sentence:
          'Главная страница слишком велика или сложна, чтобы прочитать её целиком; в прочитанной части гиперссылки не нашлось.',
        advice:
          'Посмотрите главную страницу в браузере. Страницу побольше проверка прочтёт с параметром --max-page-size.',
      }),
      'empty-page': unchecked('Страница пуста', {
        sentence: 'Сайт ответил, но на странице ничего нет.',
        advice:
          'Откройте сайт в браузере и посмотрите главную страницу вручную. Если она и там пуста, сообщите школе.',
      }),
      'script-built': unchecked('Страницу строят скрипты', {
        sentence: ({ detail }) =>
          detail === null
            ? 'Содержание главной страницы появляется только в браузере, программа его не видит.'
            : `Адрес ${goal.of}, возможно, составляет скрипт или скрывает короткий адрес, и в браузере он может быть гиперссылкой; на это указывает: ${detail}`,
        advice: 'Откройте сайт в браузере и посмотрите, есть ли на главной странице гиперссылка.',
      }),
      'own-network': unchecked('Не работала наша сеть', {
        sentence: ({ detail }) =>
          detail === null
            ? 'Сайты не отвечали, потому что на нашей стороне не было связи с интернетом или не работал сервер имён.'
            : `Вместо сайтов открывалась страница нашей собственной сети: «${detail}».`,
        advice:
          'Школе сообщать нечего. Проверьте подключение к интернету и запустите проверку ещё раз. Если в интернет выходят через прокси-сервер, укажите его в --proxy; если не находятся имена сайтов, укажите другой сервер имён в --dns-servers.',
      }),
      interrupted: unchecked('Проверка прервана', {
        sentence: 'Проверку остановили раньше, чем очередь дошла до этого сайта.',
        advice: 'Запустите проверку ещё раз.',
      }),
      'internal-error': unchecked('Сбой программы', {
        sentence: 'При проверке этого сайта в программе произошёл сбой.',
        advice:
          'Посмотрите главную страницу вручную и сообщите о сбое разработчикам, приложив адрес сайта.',
      }),
    },
  };
}

/** What the department alone decides about a card: it stands last, and in no letter to a school. */
function cardNote(accept: string): string {
  return `Показатели оценки есть и в карточке, поэтому отдел может засчитать и её: тогда запустите проверку с параметром --accept ${accept}.`;
}

/** The advice as the school may have it. */
export function adviceForSchool(advice: string): string {
  const [before = '', after = ''] = cardNote('|').split('|');
  const at = advice.lastIndexOf(` ${before}`);
  return at !== -1 && advice.endsWith(after) ? advice.slice(0, at) : advice;
}

/** What may stand in place of a school's page, for the person who now opens the site or calls. */
const STUBS: Readonly<Record<NotTheSite, { readonly sentence: string; readonly advice: string }>> =
  {
    'hosting-page': {
      sentence: 'Вместо сайта организации открылась служебная страница хостинга.',
      advice:
        'Откройте сайт в браузере. Если там та же страница, сообщите организации: её сайт удалён или не настроен, пусть обратится к тому, кто его обслуживает.',
    },
    parked: {
      sentence:
        'Вместо сайта открылась страница о том, что доменное имя свободно, продаётся или не оплачено.',
      advice:
        'Позвоните в организацию: похоже, имя её сайта вовремя не продлили. Узнайте, продлят ли его или у сайта теперь другой адрес.',
    },
    suspended: {
      sentence: 'Сайт отключён: хостинг приостановил его работу.',
      advice:
        'Сообщите организации, что её сайт отключён. Обычно его включают, как только хостинг оплачен.',
    },
    maintenance: {
      sentence:
        'Сайт временно закрыт: вместо главной страницы открылось объявление о работах на нём.',
      advice:
        'Запустите проверку ещё раз через день-два. Если объявление останется, узнайте у организации, когда сайт заработает.',
    },
    'error-page': {
      sentence: 'Вместо главной страницы открылось сообщение об ошибке.',
      advice:
        'Откройте сайт в браузере. Если и там ошибка, сообщите организации, что её сайт не работает.',
    },
    login: {
      sentence: 'Вместо главной страницы открылась форма входа.',
      advice:
        'Проверьте адрес в списке: главная страница школы открывается без пароля. Если адрес верный, сообщите организации, что посетитель на её сайт попасть не может.',
    },
    filter: {
      sentence: 'Вместо сайта открылась страница провайдера, фильтра или проверки посетителя.',
      advice:
        'Откройте сайт в браузере на этом же компьютере. Если он открывается, посмотрите главную страницу вручную; если нет, обратитесь к тому, кто отвечает за вашу сеть.',
    },
    'other-site': {
      sentence: 'По адресу из списка открылся другой сайт.',
      advice:
        'Откройте адрес в браузере и проверьте, чей это сайт. Узнайте у организации верный адрес и исправьте список.',
    },
    unrecognised: {
      sentence: 'По открывшейся странице не видно, что это сайт организации.',
      advice:
        'Откройте сайт в браузере. Если это сайт организации, посмотрите главную страницу вручную; если нет, узнайте верный адрес и исправьте список.',
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
  const text = found.text === '' ? '' : ` «${found.text}»`;
  const frame = found.frame === undefined ? '' : `, во встроенной странице ${found.frame}`;
  return `${text} (строка ${found.line}, столбец ${found.column}${frame})`;
}

function url({ link, nearMiss: miss }: Facts): string {
  return link?.url ?? miss?.url ?? '';
}

function written({ nearMiss: miss }: Facts): string {
  return miss?.href ?? '';
}

/** Details that are words; the others are codes, addresses and names. */
const DETAILS: Readonly<Record<string, string>> = {
  captcha: 'капча',
  cookie: 'проверка через куки',
};

function inBrackets(detail: string | null): string {
  if (detail === null) return '';
  return ` (${DETAILS[detail] ?? detail.replace(/^proxy (?=\S+: )/, 'прокси ')})`;
}
