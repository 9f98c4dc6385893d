// Pages that bear the school's full name, often within its old menu, and still are not its site: a
// head of school would complain if one of them accused the school.
import type { NotTheSite } from '../../src/verdict/not-the-site.js';

export interface NamedStub {
  readonly about: string;
  readonly detail: NotTheSite;
  readonly html: string;
}

const SCHOOL = 'МБОУ «Ольховская СОШ № 3»';
const MENU = `<ul><li><a href="/">Главная</a></li><li><a href="/sveden/common">Сведения об образовательной организации</a></li>
  <li><a href="/news">Новости</a></li><li><a href="/roditelyam">Родителям</a></li><li><a href="/uchenikam">Ученикам</a></li>
  <li><a href="/pitanie">Питание</a></li><li><a href="/contacts">Контакты</a></li></ul>`;
const FOOT =
  '<footer>© 2024 МБОУ «Ольховская СОШ № 3», с. Ольховка, тел. 8 (000) 000-00-00</footer>';

function within(main: string, title = SCHOOL): string {
  return `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${SCHOOL}</h1>${MENU}<main>${main}</main>${FOOT}</body></html>`;
}

function bare(main: string, title = SCHOOL): string {
  return `<!DOCTYPE html><html><head><title>${title}</title></head><body>${main}</body></html>`;
}

/** Menu and section are kept by who bought the domain; what stands there is not the school's. */
const BOUGHT_MENU = `<ul><li><a href="/">Главная</a></li><li><a href="/sveden/">Сведения об образовательной организации</a></li>
  <li><a href="/category/remont">Ремонт</a></li><li><a href="/category/finansy">Финансы</a></li><li><a href="/category/avto">Авто</a></li></ul>`;
const POSTS = {
  'on everything': [
    'Входная дверь защищает квартиру от шума и холода. Как выбрать материал и на что обратить внимание при покупке.',
    'Ремонт ванной комнаты начинается с демонтажа старой плитки. Специалисты советуют заранее рассчитать расход.',
    'Сравниваем предложения банков: процентная ставка, льготный период, кэшбэк. Какую карту выбрать в этом году.',
    'Имбирь укрепляет иммунитет и помогает при простуде. Рассказываем, как правильно заваривать напиток.',
  ],
  'on gardens': [
    'Помидоры требуют регулярного полива и подкормки калием. Пасынкуйте кусты раз в неделю, чтобы урожай был крупным.',
    'Теплица из поликарбоната прослужит десять лет, если правильно подготовить фундамент и закрепить каркас.',
    'Лунный календарь огородника на май: благоприятные дни для посева моркови, свёклы и зелени.',
  ],
  'on love': [
    'Мужчины редко говорят о чувствах прямо. Психологи объясняют, как понять, что партнёр настроен серьёзно.',
    'Десять признаков того, что вы встретили своего человека, и три ошибки, которые рушат даже крепкие пары.',
    'Что подарить любимому на годовщину: идеи недорогих подарков, которые запомнятся надолго.',
  ],
  'with essays': [
    'Тема свободы занимает центральное место в лирике Пушкина. Поэт обращается к образу моря, символу вольной стихии.',
    'В романе показан конфликт поколений: отцы верят в традиции, дети отрицают всё, что нельзя проверить опытом.',
    'Сочинение «Почему Раскольников совершил преступление»: скачать полный текст бесплатно и без регистрации.',
  ],
  'that sells essays': [
    'Наши авторы напишут для вас курсовую, дипломную работу, реферат или эссе в срок. Стоимость от 500 рублей.',
    'Оформите заказ на сайте: укажите тему, предмет, объём и сроки выполнения. Менеджер подберёт автора.',
    'Контрольные работы, отчёты по практике, решение задач, чертежи. Гарантия, проверяем антиплагиат бесплатно.',
  ],
};
const NEWS = `<p>Наши ученики вернулись с районной олимпиады по математике с двумя дипломами. Поздравляем победителей и их учителей!</p>
  <p>Родительское собрание пройдёт в четверг в актовом зале, график консультаций висит у кабинетов.</p>`;

export const NAMED_STUBS: readonly NamedStub[] = [
  {
    about: 'the site of a neighbour that names the school in its news',
    detail: 'other-site',
    html: `<title>МБОУ «Ольховская СОШ № 9»</title><h1>Школа № 9 с. Ольховка</h1>${MENU.replaceAll('/sveden', '/sveden9')}
      <p>Наши ученики и учителя встретились с командой школы № 3. Родители помогали готовить праздник.</p>
      <p>Расписание уроков на вторую четверть, питание, кружки и секции смотрите в разделах.</p>`,
  },
  ...Object.entries(POSTS).flatMap(([about, posts]) =>
    [MENU, BOUGHT_MENU].map((menu, index) => ({
      about: `a blog ${about} on a bought domain, with ${index === 0 ? 'the old' : 'its own'} menu`,
      detail: 'other-site' as const,
      html: within(posts.map((post) => `<article><p>${post}</p></article>`).join('')).replace(
        MENU,
        menu,
      ),
    })),
  ),
  ...[
    ['an archive', '<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp-base"></div>'],
    [
      'an archive without its bar',
      '<script src="https://web-static.archive.org/_static/js/x.js"></script>',
    ],
    ['a translator', '<meta http-equiv="X-Translated-By" content="Google">'],
    ['a cache', '<div id="bN015htcoyT__google-cache-hdr">Google</div>'],
    [
      'a cache in Russian',
      '<div>Это версия страницы http://olhovka3.example/ из кеша Google.</div>',
    ],
  ].map(([about, mark]) => ({
    about: `a copy of the page by ${about}`,
    detail: 'other-site' as const,
    html: within(NEWS).replace('<h1>', `${mark}<h1>`),
  })),
  ...[
    'Запрашиваемый материал сейчас показать нельзя: произошла непредвиденная ошибка приложения.',
    'Модуль новостей вызвал сбой. Обратитесь к администратору.',
    'Не удалось загрузить шаблон страницы.',
    'База данных повреждена, восстановите её из копии.',
  ].map((words) => ({
    about: `an error within the menu: ${words}`,
    detail: 'error-page' as const,
    html: within(`<p>${words}</p>`),
  })),
  ...[
    'Тариф закончился, сайт отключён до оплаты.',
    'Срок действия услуги «Школьный сайт» окончен. Продлите тариф в личном кабинете.',
    'Лимит посещений сайта исчерпан.',
    'Сайт школы деактивирован, так как оплата не поступила.',
  ].map((words) => ({
    about: `an account that was closed: ${words}`,
    detail: 'suspended' as const,
    html: within(`<p>${words}</p>`),
  })),
  ...[
    'Уважаемые посетители! Сайт не функционирует, ведётся его наполнение.',
    'Портал школы модернизируется. Вернёмся в понедельник.',
    'Наш сайт откроется после летних каникул.',
    'Сервер на профилактике до 18:00.',
  ].map((words) => ({
    about: `work on the site: ${words}`,
    detail: 'maintenance' as const,
    html: within(`<p>${words}</p>`),
  })),
  ...[
    'Решите пример: 7 + 4 =',
    'Отметьте все картинки с автобусом',
    'Подтвердите, что Вам есть 18 лет',
  ].map((words) => ({
    about: `a question to the visitor: ${words}`,
    detail: 'filter' as const,
    html: bare(
      `<h2>${SCHOOL}</h2><p>${words}</p><form><input name=a><button>Далее</button></form><a href="/?go">Далее</a>`,
    ),
  })),
  {
    about: 'a site that was defaced',
    detail: 'error-page',
    html: within('<h2>Hacked by Night Crew</h2><p>Your security is low. Greetings to all.</p>'),
  },
  {
    about: 'a free site that its owner left',
    detail: 'suspended',
    html: bare(
      '<b>Сюда давно никто не заглядывал</b><p>Ресурс больше не обслуживается.</p><a href="/panel">Панель</a>',
    ),
  },
  {
    about: 'the files of a server',
    detail: 'unrecognised',
    html: bare(
      `<h1>olhovka3.example - /</h1><pre><a href="/school/">school</a> <a href="/sveden/">sveden</a> <a href="/foto/">foto</a> <a href="/index.bak">index.bak</a></pre>`,
      'olhovka3.example - /',
    ),
  },
  {
    about: "a builder's template that nobody filled",
    detail: 'hosting-page',
    html: `<title>${SCHOOL}</title><h1>${SCHOOL}</h1><nav><a href="/page1">Страница 1</a><a href="/page2">Страница 2</a><a href="/page3">Страница 3</a></nav>
      <p>Здесь разместите текст о вашей организации. Нажмите, чтобы изменить заголовок.</p><p>Добавьте описание и фотографии.</p>`,
  },
  {
    about: 'a system of distance courses',
    detail: 'login',
    html: `<title>${SCHOOL}: вход</title><h1>${SCHOOL}</h1><a href="/course/1">Курсы</a><a href="/login">Вход</a><a href="/help">Справка</a><a href="/calendar">Календарь</a>
      <form><input name=u><input type=password name=p><button>Войти</button></form><p>Гостевой доступ к курсам закрыт.</p>`,
  },
  {
    about: 'a casino that bought the domain and kept the introduction',
    detail: 'other-site',
    html: `<title>${SCHOOL}</title><p>Муниципальная школа № 3 села Ольховка работает с 1962 года, ученики и учителя любят её.</p>
      <a href="/a">Обзоры</a><a href="/b">Новинки</a><a href="/c">Отзывы игроков</a>
      ${'<p>Лучшие слоты с бонусом за регистрацию: играйте на деньги, ставки от рубля, быстрый вывод выигрыша, фриспины и джекпот каждый вечер.</p>'.repeat(6)}`,
  },
  {
    about: 'a blog on repairs that bought the domain and kept the title',
    detail: 'other-site',
    html: `<title>${SCHOOL} - официальный сайт</title>
      <a href="/plitka">Плитка</a><a href="/oboi">Обои</a><a href="/dveri">Двери</a><a href="/okna">Окна</a>
      ${['плитку в ванной', 'ламинат на кухне', 'обои в спальне', 'натяжной потолок', 'межкомнатную дверь', 'пластиковое окно', 'тёплый пол'].map((what) => `<p>Как выбрать и установить ${what} своими руками: материалы, инструменты, пошаговая инструкция с фотографиями, частые ошибки мастеров и советы, которые сберегут деньги и время хозяину квартиры.</p>`).join('')}`,
  },
  {
    about: 'a publisher of school books, with nothing of the name',
    detail: 'unrecognised',
    html: `<title>Издательство «Школьная книга»</title><h1>Издательство «Школьная книга»</h1><a href="/a">Сведения об образовательной организации</a><a href="/b">Учителям</a><a href="/c">Ученикам</a><a href="/d">Родителям</a>
      ${'<p>Учебники и рабочие тетради для школы: новинки к учебному году, книги для учителей и родителей, пособия для подготовки к экзаменам.</p>'.repeat(12)}`,
  },
  {
    about: 'the entry of a catalogue',
    detail: 'other-site',
    html: `<title>${SCHOOL}, Ольховка: отзывы, телефон</title><h1>${SCHOOL}</h1><a href="/all">Все организации</a><a href="/add">Добавить организацию</a><a href="/map">На карте</a>
      <p>Рейтинг 4,1 по 12 отзывам. Время работы: с 8 до 17. Похожие организации рядом: школа № 9, школа № 12, детский сад.</p><p>Вы владелец? Сообщить о неточности.</p>`,
  },
  {
    about: 'a shop that kept the title and the section, and praises childhood',
    detail: 'other-site',
    html: `<title>${SCHOOL} — официальный сайт</title>${MENU}<h2>Велосипеды и самокаты для школьников</h2>
      <p>Велосипед «Стриж», 24 дюйма — 18 900 ₽</p><p>Самокат «Ласточка» — 6 400 ₽</p><p>Шлем детский — 1 250 ₽</p>
      <p>Доставка по району, скидка второму ребёнку, рассрочка. Положить в корзину</p>`,
  },
  {
    about: 'a shop under nothing but the old title',
    detail: 'unrecognised',
    html: `<title>Ольховская СОШ № 3 | Официальный сайт</title><h1>Грядка и сад</h1><a href="/a">Теплицы</a><a href="/b">Семена</a><a href="/c">Удобрения</a>
      <p>Поликарбонат в рулонах и листах, привезём завтра.</p>`,
  },
  {
    about: 'a page of advertised articles with the section and the name',
    detail: 'other-site',
    html: within(
      `<h2>Как выбрать пылесос</h2><p>Мешок или контейнер? Мнение мастера из сервиса.</p>
      <h2>Ставим кондиционер</h2><p>На какой высоте вешать внутренний блок и куда вывести дренаж.</p>
      <h2>Шины на зиму</h2><p>Шипы против липучки: испытали на льду и в снежной каше.</p>`,
    ),
  },
  {
    about: 'a contest of the school on its host',
    detail: 'other-site',
    html: `<title>Фестиваль «Ольховая ветка» | Школа № 3</title><h1>Фестиваль детских хоров</h1><a href="/a">Положение</a><a href="/b">Заявка</a><a href="/c">Жюри</a>
      <p>Проводит МБОУ «Ольховская СОШ № 3». Участвуют ученики 1–11 классов и их учителя.</p>`,
  },
  {
    about: "a teacher's own pages",
    detail: 'other-site',
    html: `<title>Химия, школа № 3</title><h1>Персональный сайт учителя химии</h1><a href="/8">8 класс</a><a href="/9">9 класс</a><a href="/ege">ЕГЭ</a>
      <p>Школа № 3 с. Ольховка. Ученикам: домашнее задание, конспекты уроков, решения задач ЕГЭ.</p>`,
  },
  {
    about: 'a page of graduates that says that it is not the school’s',
    detail: 'other-site',
    html: `<title>Школа № 3, Ольховка</title><p>Этот сайт не является официальным сайтом школы, его ведут выпускники 1975 года.</p><a href="/a">Наши учителя</a><a href="/b">Наш класс</a><a href="/c">Фотографии</a>`,
  },
  {
    about: 'a fortune-teller under the old title',
    detail: 'unrecognised',
    html: `<title>Ольховская СОШ № 3</title><h1>Лунный календарь и школа рун</h1><a href="/a">Сонник</a><a href="/b">Руны</a><a href="/c">Таро</a>
      <p>Растущая Луна во Льве благоприятствует стрижкам. Курс «Руны с нуля», семь уроков, ведущая Эмма Ночная.</p>`,
  },
  {
    about: 'a private kindergarten of a company where the list has a municipal school',
    detail: 'other-site',
    html: `<title>Ольховская школа № 3</title>${MENU}<p>Школа полного дня для детей от 6 лет: английский, робототехника, продлёнка до восьми вечера.</p>
      <p>Наши педагоги готовят к олимпиадам. ООО «Ольховская школа», договор-оферта.</p>`,
  },
  {
    about: 'a template of a section that nobody has filled',
    detail: 'maintenance',
    html: `<title>${SCHOOL}</title><a href="/sveden/common">Основные сведения</a><a href="/news">Новости</a><a href="/docs">Документы</a><p>[Наименование] [Адрес] [Телефон]</p><p>Сайт заполняется.</p>`,
  },
  {
    about: 'a page in English under the old title',
    detail: 'unrecognised',
    html: `<title>Ольховская СОШ № 3</title><h1>Best student lenders</h1><a href="/a">Rates</a><a href="/b">Reviews</a><a href="/c">FAQ</a>
      <p>Compare what a student pays, and let parents sign online.</p>`,
  },
  {
    about: 'a company that sells kitchens beside words for children',
    detail: 'other-site',
    html: `<title>Ольховская школа № 3</title>${MENU}<p>Школа ремонта: кухни, фунты краски и куда их деть, учит мастер.</p>
      <p>Уроки для родителей и детей каждую субботу. ООО «Ольха».</p>`,
  },
  {
    about: 'a local newspaper that writes of the school',
    detail: 'other-site',
    html: `<title>Ученики школы № 3 Ольховки посадили аллею: Ольховские вести</title>
      <ul><li><a href="/vlast">Власть</a></li><li><a href="/incidents">Происшествия</a></li><li><a href="/ads">Объявления</a></li><li><a href="/subscribe">Подписка</a></li><li><a href="/adv">Реклама</a></li></ul>
      <h1>Ученики школы № 3 посадили аллею</h1><p>Ольховская СОШ № 3 встретила юбилей субботником: учителя и родители посадили сорок лип, сообщает наш корреспондент.</p>
      <p>Директор школы поблагодарил всех, кто пришёл.</p>
      <ul><li><a href="/n/1">ДТП на трассе</a></li><li><a href="/n/2">Подорожал хлеб</a></li><li><a href="/n/3">Курс доллара</a></li><li><a href="/n/4">Депутаты собрались</a></li></ul>
      <footer>Сетевое издание. Редакция: 8 (000) 000-00-00. Реклама в газете</footer>`,
  },
  {
    about: 'the portfolio of whoever built its site',
    detail: 'unrecognised',
    html: `<title>Сайт для Ольховской школы № 3: работы мастерской «Ольха-веб»</title>
      <ul><li><a href="/works">Работы</a></li><li><a href="/price">Цены</a></li><li><a href="/team">Команда</a></li><li><a href="/brief">Анкета</a></li></ul>
      <h1>Сайт Ольховской СОШ № 3</h1><p>Заказчик: МБОУ «Ольховская СОШ № 3». Собрали раздел «Сведения об образовательной организации», обучили завуча, перенесли новости учеников.</p>`,
  },
  {
    about: 'a card of a map',
    detail: 'unrecognised',
    html: `<title>Ольховская школа № 3, ул. Школьная, 1, Ольховка: карта проезда</title><h1>Ольховская школа № 3</h1><p>Общеобразовательная школа. Оценка 4,2</p>
      <a href="/photo">Фото</a><a href="/opinions">Отзывы</a><a href="/near">Рядом</a><a href="/route">Маршрут</a><p>с. Ольховка, ул. Школьная, 1. Закрыто до завтра.</p>`,
  },
  {
    about: 'a tender of the school',
    detail: 'unrecognised',
    html: `<title>Поставка овощей: закупка № 77, МБОУ «Ольховская СОШ № 3»</title><a href="/">Площадка торгов</a><a href="/tariffs">Тарифы</a><a href="/trial">Пробный доступ</a><a href="/regions">Регионы</a>
      <h1>Поставка овощей для столовой</h1><p>Заказчик: муниципальное бюджетное общеобразовательное учреждение «Ольховская СОШ № 3», учреждение дополнительно объявило закупку мебели для классов.</p>`,
  },
  {
    about: 'a trade union that praises its people',
    detail: 'unrecognised',
    html: `<title>Ольховская районная организация профсоюза работников образования</title><h1>Профсоюз образования</h1><a href="/join">Вступить</a><a href="/law">Юристу</a><a href="/dues">Взносы</a><a href="/news">Новости</a>
      <p>Первичная организация Ольховской СОШ № 3 признана лучшей в районе. Учителя и педагоги получили доплату.</p>`,
  },
  {
    about: 'a notice of works over the school’s own telephones',
    detail: 'maintenance',
    html: `<title>${SCHOOL}</title><h1>${SCHOOL}</h1><h2>Сайт на реконструкции</h2><p>Новая версия откроется в сентябре.</p><p>с. Ольховка, ул. Школьная, 1. Приёмная 8 (000) 000-00-00, учительская 000-00-01, столовая 000-00-02</p>
      <a href="/way">Как проехать</a><a href="/phones">Телефоны</a><a href="/write">Написать нам</a>`,
  },
  {
    about: 'a class’s own site',
    detail: 'unrecognised',
    html: `<title>2 «А» класс Ольховской школы № 3</title><h1>Наш 2 «А»</h1><a href="/k">Наш класс</a><a href="/d">Домашнее задание</a><a href="/r">Родителям</a><a href="/f">Фото</a>
      <p>Собираем на шторы. Сайт ведут родители, Ольховская СОШ № 3.</p>`,
  },
  {
    about: 'an article of an encyclopedia',
    detail: 'unrecognised',
    html: `<title>Ольховская школа № 3: Камышопедия</title><a href="/">Заглавная страница</a><a href="/help">Справка</a><a href="/edits">Правки</a><a href="/random">Случайная статья</a>
      <h1>Ольховская школа № 3</h1><p>Учебное заведение в Ольховке, основано в 1911 году. Известные ученики и учителя, директора школы с 1930 года. Здание построено по проекту земского архитектора.</p>`,
  },
  {
    about: 'an error of its engine under a menu with long entries',
    detail: 'error-page',
    html: `<title>${SCHOOL}</title><h1>${SCHOOL}</h1>${MENU}<ul><li><a href="/eda">Организация питания в образовательной организации</a></li><li><a href="/places">Вакантные места для приёма и перевода обучающихся</a></li></ul>
      <p>Mysql query error: Table 'news' is marked as crashed and should be repaired.</p><p>DB query error. Please try later.</p>`,
  },
  {
    about: 'a vacancy in the school',
    detail: 'unrecognised',
    html: `<title>Вакансия: учитель химии в школу № 3, Ольховка</title><a href="/v">Вакансии</a><a href="/r">Резюме</a><a href="/c">Компании</a><a href="/l">Войти</a>
      <p>МБОУ «Ольховская СОШ № 3». Преподавание химии в 8–11 классах, подготовка к ЕГЭ, классное руководство.</p>`,
  },
];
