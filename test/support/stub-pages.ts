// Pages that stand where a school's site should be, in the manner of those that were seen. Hosts and
// firms are invented. `words` are what each of them says, for a school that says the same in its news.
import type { NotTheSite } from '../../src/verdict/not-the-site.js';

export interface StubPage {
  readonly about: string;
  readonly detail: NotTheSite;
  readonly html: string;
  readonly words: string;
}

function page(title: string, body: string, head = ''): string {
  return `<!DOCTYPE html><html><head><title>${title}</title>${head}</head><body>${body}</body></html>`;
}

const LOREM = 'Тарифы для дома и бизнеса, поддержка круглосуточно. '.repeat(8);

export const STUB_PAGES: readonly StubPage[] = [
  // hosting-page
  {
    about: 'a web server that was just installed',
    detail: 'hosting-page',
    html: page(
      'Welcome to nginx!',
      '<h1>Welcome to nginx!</h1><p>If you see this page, the web server is successfully installed and working. Further configuration is required.</p><p>For documentation see <a href="http://docs.server.example/">the docs</a>.</p>',
    ),
    words: 'If you see this page, the web server is successfully installed and working.',
  },
  {
    about: 'a provider whose customer has not set up a site',
    detail: 'hosting-page',
    html: page(
      'Домен не привязан к хостингу',
      '<h1>Упс! Домен не привязан к площадке</h1><p>Если вы владелец сайта, добавьте домен в панели управления и загрузите файлы в папку public_html.</p><p>Поддержка: help@hoster.example</p>',
    ),
    words: 'Если вы владелец сайта, добавьте домен в панели управления.',
  },
  {
    about: 'a page that a control panel made',
    detail: 'hosting-page',
    html: page(
      'Сайт только что создан',
      '<h2>Сайт успешно создан</h2><p>Эта страница генерируется автоматически. Загрузите файлы вашего сайта, и она исчезнет.</p><a href="/manual">Инструкция</a> <a href="/panel">Панель</a>',
    ),
    words: 'Эта страница генерируется автоматически.',
  },
  {
    about: 'a listing of files',
    detail: 'hosting-page',
    html: page(
      'Index of /',
      '<h1>Index of /</h1><table><tr><td><a href="?C=N;O=D">Name</a></td><td><a href="?C=M;O=A">Last modified</a></td></tr><tr><td><a href="/old/">old/</a></td></tr><tr><td><a href="/shkola3.zip">shkola3.zip</a></td></tr><tr><td><a href="/upload/">upload/</a></td></tr><tr><td><a href="/test.php">test.php</a></td></tr></table>',
    ),
    words: 'Index of /',
  },
  {
    about: 'a content management system that nobody has filled',
    detail: 'hosting-page',
    html: page(
      'Мой новый сайт &#8211; Ещё один сайт на WordPress',
      '<h1><a href="/">Мой новый сайт</a></h1><p>Ещё один сайт на WordPress</p><nav><a href="/sample-page/">Пример страницы</a></nav><h2><a href="/2026/hello-world/">Привет, мир!</a></h2><p>Добро пожаловать в WordPress. Это ваша первая запись. Отредактируйте или удалите её, затем начинайте создавать!</p><a href="/category/none/">Без рубрики</a><a href="/feed/">RSS</a><a href="/comments/feed/">RSS комментариев</a>',
    ),
    words: 'Привет, мир! Это ваша первая запись.',
  },
  {
    about: 'a shop system that nobody has filled',
    detail: 'hosting-page',
    html: page(
      'Your Store',
      '<a href="/">Your Store</a><a href="/cart">Shopping Cart</a><a href="/login">My Account</a><a href="/desktops">Desktops</a><a href="/tablets">Tablets</a><a href="/cameras">Cameras</a><p>Featured</p><p>Powered By OpenCart</p>',
    ),
    words: 'Powered By OpenCart',
  },
  {
    about: "a hosting firm's own front page",
    detail: 'hosting-page',
    html: page(
      'Надёжный хостинг сайтов — Хостер',
      `<a href="/vps">VPS и VDS</a><a href="/ssl">SSL-сертификаты</a><a href="/domains">Регистрация доменов</a><a href="/tariffs">Тарифы</a><a href="/help">Поддержка</a><p>${LOREM}Хостинг сайтов, выделенные серверы, облако. Перенос сайта бесплатно, защита от DDoS, DNS, почта для домена. Хостинг для начинающих, хостинг для профессионалов, домен в подарок.</p>`,
    ),
    words: 'Школьный сайт теперь размещён на новом хостинге с защитой от DDoS.',
  },
  {
    about: 'a test page of a server',
    detail: 'hosting-page',
    html: page(
      'Тестовая страница',
      '<center><h1>It works!</h1><p>Сервер работает, но содержимое ещё не добавлено.</p></center>',
    ),
    words: 'Тестовая страница опроса для родителей: сервер работает.',
  },
  // parked
  {
    about: 'a domain whose registration has ended',
    detail: 'parked',
    html: page(
      'Срок регистрации домена olhovka3.example истёк',
      '<h1>Срок регистрации домена истёк</h1><p>Если вы администратор домена, продлите его у регистратора.</p><a href="http://registrar.example/renew">Продлить</a>',
    ),
    words: 'Срок регистрации домена истёк, и два дня сайт не открывался.',
  },
  {
    about: 'a domain that is for sale',
    detail: 'parked',
    html: page(
      'Домен olhovka3.example продаётся',
      '<h1>olhovka3.example</h1><p>Этот домен можно купить прямо сейчас. Цена 49 000 рублей.</p><a href="/offer">Предложить цену</a><a href="/whois">Информация о домене</a><a href="/similar">Похожие</a><a href="/faq">Вопросы</a>',
    ),
    words: 'Мошенники пишут: домен продаётся. Не отвечайте им.',
  },
  {
    about: 'a parked domain with advertising',
    detail: 'parked',
    html: page(
      'olhovka3.example',
      '<h2>olhovka3.example</h2><p>Related searches</p><ul><li><a href="/s?q=1">Школьная форма</a></li><li><a href="/s?q=2">Репетитор</a></li><li><a href="/s?q=3">Курсы английского</a></li><li><a href="/s?q=4">Детский сад рядом</a></li></ul><p>This domain is parked. Buy this domain.</p>',
    ),
    words: 'This domain is parked',
  },
  {
    about: 'a domain that was just registered',
    detail: 'parked',
    html: page(
      'Домен успешно зарегистрирован!',
      '<p>Домен зарегистрирован и пока припаркован. Пусть домен работает: создайте сайт в конструкторе.</p>',
    ),
    words: 'Для школы успешно зарегистрирован домен, сайт переделаем к осени.',
  },
  // suspended
  {
    about: 'an account that was suspended, in English',
    detail: 'suspended',
    html: page(
      'Account Suspended',
      '<h1>This Account has been suspended.</h1><p>Contact your hosting provider for more information.</p>',
    ),
    words: 'This account has been suspended',
  },
  {
    about: 'a hosting that was not paid',
    detail: 'suspended',
    html: page(
      'Сайт не оплачен',
      '<h1>Работа сайта временно приостановлена</h1><p>Услуги хостинга приостановлены из-за задолженности за хостинг. Владельцу нужно пополнить счёт.</p>',
    ),
    words: 'Работа сайта временно приостановлена не была, хотя счёт пришёл поздно.',
  },
  {
    about: 'a site that an administrator blocked',
    detail: 'suspended',
    html: page(
      'Сайт временно заблокирован',
      '<p>Аккаунт заблокирован администратором сервера. Обратитесь в службу поддержки.</p>',
    ),
    words: 'Вчера наш аккаунт заблокирован был на сутки по ошибке.',
  },
  // maintenance
  {
    about: 'a reconstruction with the school named',
    detail: 'maintenance',
    html: page(
      'МБОУ «Ольховская СОШ № 3»',
      '<h1>МБОУ «Ольховская СОШ № 3»</h1><p>Сайт на реконструкции. Приносим извинения за неудобства.</p><p>Телефон: 2-14-15</p>',
    ),
    words: 'Сайт на реконструкции, часть страниц пока не открывается.',
  },
  {
    about: 'technical works',
    detail: 'maintenance',
    html: page(
      'Технические работы',
      '<div><h1>На сайте ведутся технические работы</h1><p>Зайдите позже.</p></div>',
    ),
    words: 'В субботу на сайте ведутся технические работы.',
  },
  {
    about: 'a site that will open soon',
    detail: 'maintenance',
    html: page(
      'Coming soon',
      '<h1>Скоро здесь будет новый сайт</h1><p>Under construction</p><a href="mailto:info@olhovka3.example">Напишите нам</a>',
    ),
    words: 'Скоро здесь будет фотоальбом выпускного.',
  },
  // error-page
  ...(
    [
      [
        '403 Forbidden',
        "<h1>Forbidden</h1><p>You don't have permission to access this resource.</p>",
      ],
      ['404 Not Found', '<h1>Not Found</h1><p>The requested URL was not found on this server.</p>'],
      ['500', '<h1>500 Internal Server Error</h1><p>Что-то пошло не так.</p>'],
      ['502 Bad Gateway', '<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>'],
      ['Сервис недоступен', '<h1>503</h1><p>Сервис временно недоступен, сервер перегружен.</p>'],
    ] as const
  ).map(
    ([title, body]): StubPage => ({
      about: `the text of an error: ${title}`,
      detail: 'error-page',
      html: page(title, body),
      words: `На пробном экзамене система отвечала «${title}», его проведут снова.`,
    }),
  ),
  {
    about: 'an error of a database',
    detail: 'error-page',
    html: page('Ошибка базы данных', '<h1>Ошибка установки соединения с базой данных</h1>'),
    words: 'Из-за ошибки базы данных электронный дневник был закрыт.',
  },
  {
    about: 'an error of PHP with nothing else',
    detail: 'error-page',
    html: page(
      '',
      '<b>Warning</b>: mysqli_connect(): (HY000/1045): Access denied for user in <b>/home/u1/www/db.php</b> on line <b>12</b><p>Ошибка подключения к базе</p>',
    ),
    words: 'Ошибка подключения к базе устранена.',
  },
  {
    about: 'a missing page with a menu of the hosting',
    detail: 'error-page',
    html: page(
      'Страница не найдена',
      '<a href="/">Главная</a><a href="/help">Помощь</a><a href="/contacts">Контакты</a><h1>404</h1><p>Запрашиваемая страница не найдена или была удалена.</p>',
    ),
    words: 'Если страница не найдена, пользуйтесь картой сайта.',
  },
  {
    about: "an error within the school's own menu",
    detail: 'error-page',
    html: page(
      '404: страница не найдена',
      '<a href="/sveden/">Сведения об образовательной организации</a><a href="/news">Новости</a><a href="/parents">Родителям</a><a href="/teachers">Учителя</a><a href="/food">Питание</a><h1>Ошибка 404</h1><p>МБОУ «Ольховская СОШ № 3»</p>',
    ),
    words: 'Фильм «Ошибка 404» сняли ученики десятого класса.',
  },
  // login
  {
    about: 'a form to log in',
    detail: 'login',
    html: page(
      'Вход в систему',
      '<form action="/login"><h1>Авторизация</h1><input name="login"><input type="password" name="p"><button>Войти</button><a href="/restore">Забыли пароль?</a></form>',
    ),
    words: 'Вход в систему электронного дневника — по паролю от учителя.',
  },
  {
    about: 'a form without a title',
    detail: 'login',
    html: page('', '<form><input type="text"><input type="password"><input type="submit"></form>'),
    words: 'Имя пользователя и пароль получите у классного руководителя.',
  },
  {
    about: 'a closed forum',
    detail: 'login',
    html: page(
      'Закрытый форум',
      '<p>Войдите на сайт, чтобы читать сообщения.</p><form><input name="u"><input type="password"></form><a href="/register">Регистрация</a>',
    ),
    words: 'Войдите на сайт под своим именем, чтобы видеть оценки.',
  },
  // filter
  {
    about: "a provider's block by the law",
    detail: 'filter',
    html: page(
      'Доступ ограничен',
      '<h1>Доступ к информационному ресурсу ограничен</h1><p>на основании Федерального закона от 27.07.2006 № 149-ФЗ. Проверить ресурс можно в едином реестре.</p>',
    ),
    words: 'Доступ ограничен на основании Федерального закона о персональных данных.',
  },
  {
    about: 'a content filter of schools',
    detail: 'filter',
    html: page(
      'Ресурс заблокирован',
      '<h1>Доступ запрещён</h1><p>Сайт не входит в список разрешённых контентной фильтрации для образовательных учреждений. Категория сайта: неизвестно. Обратитесь к учителю.</p><p>Учащимся доступ запрещён.</p>',
    ),
    words: 'В школе работает контентная фильтрация, доступ запрещён к вредным сайтам.',
  },
  {
    about: 'a provider that wants money',
    detail: 'filter',
    html: page(
      'Личный счёт',
      '<h1>Недостаточно средств на лицевом счёте</h1><p>Пополните счёт, чтобы доступ в интернет возобновился.</p><a href="/pay">Оплатить</a><a href="/promise">Обещанный платёж</a>',
    ),
    words: 'Пополните счёт карты школьника до понедельника.',
  },
  {
    about: 'a captive portal',
    detail: 'filter',
    html: page(
      'Wi-Fi',
      '<h1>Добро пожаловать</h1><p>Чтобы войти в интернет, авторизуйтесь по номеру телефона.</p><form><input name="phone"></form>',
    ),
    words: 'В школе открыт Wi-Fi для учителей.',
  },
  {
    about: 'a robot check',
    detail: 'filter',
    html: page(
      'Проверка браузера',
      '<p>Проверяем ваш браузер перед переходом на сайт.</p><noscript>Включите JavaScript и cookies.</noscript><p>Ray ID: 7d3f</p>',
    ),
    words: 'Если дневник пишет «Проверка браузера», обновите страницу.',
  },
  {
    about: 'a wall against other regions',
    detail: 'filter',
    html: page(
      'Access denied',
      '<h1>Access denied</h1><p>Your IP address is not allowed. Доступ из вашего региона закрыт. Incident ID 5521.</p>',
    ),
    words: 'Access denied',
  },
  // other-site
  {
    about: 'a casino on a domain that expired',
    detail: 'other-site',
    html: page(
      'Ольховка Клуб — играть онлайн',
      `<a href="/slots">Слоты</a><a href="/bonus">Бонусы</a><a href="/live">Рулетка</a><a href="/vip">VIP</a><a href="/mirror">Зеркало</a><a href="/sport">Ставки</a>${'<p>Казино дарит бонус на первый депозит: фриспины, игровые автоматы, рулетка и покер. Джекпот ждёт! Рабочее зеркало казино для каждого игрока.</p>'.repeat(6)}`,
    ),
    words: 'Инспектор рассказал ученикам о вреде азартных игр: казино и ставки — не игра.',
  },
  {
    about: 'a shop on a domain that expired',
    detail: 'other-site',
    html: page(
      'Ольховский дворик: всё для сада',
      `<a href="/cat">Каталог</a><a href="/cart">Корзина</a><a href="/delivery">Доставка</a><a href="/sale">Скидки</a><a href="/pay">Оплата</a>${'<p>Лопата, артикул 117. Цена 890 руб. В наличии. Товар в корзину, оформить заказ с доставкой.</p>'.repeat(8)}`,
    ),
    words: 'Ярмарка: купить товар можно в фойе, цена от 50 руб., доставки нет.',
  },
  {
    about: "a firm that makes schools' sites",
    detail: 'other-site',
    html: page(
      'Сайты для школ под ключ',
      `<a href="/tariffs">Тарифы</a><a href="/templates">Шаблоны</a><a href="/clients">Наши клиенты</a><a href="/demo">Демо</a>${'<p>Создание сайтов для школ и детских садов: сведения об образовательной организации, версия для слабовидящих. Тарифы от 300 рублей. Подключить школу: оставьте заявку. Конструктор сайтов, шаблоны, дизайн сайта.</p>'.repeat(4)}`,
    ),
    words: 'Кружок информатики учит: создание сайтов, шаблоны, дизайн.',
  },
  {
    about: "the founder's department",
    detail: 'other-site',
    html: page(
      'Управление образования администрации Ольховского района',
      `<a href="/about">Об управлении</a><a href="/schools">Школы района</a><a href="/docs">Документы</a><a href="/news">Новости</a><a href="/contacts">Контакты</a>${'<p>Начальник управления провёл совещание с директорами школ. Учителя района получили награды, ученики готовятся к олимпиаде.</p>'.repeat(8)}`,
    ),
    words: 'Управление образования администрации района поздравило наших учителей.',
  },
  {
    about: 'a school of dances on a domain that expired',
    detail: 'other-site',
    html: page(
      'Школа танцев «Ритм»',
      '<a href="/about">О школе</a><a href="/teachers">Педагоги</a><a href="/time">Расписание</a><a href="/price">Цены</a><a href="/groups">Группы</a><a href="/reviews">Отзывы</a><a href="/halls">Залы</a><a href="/contacts">Контакты</a><h1>Школа танцев «Ритм»</h1><p>Педагоги учат детей и взрослых. Группы для малышей, уроки по расписанию, конкурсы и выпускной концерт.</p>',
    ),
    words: 'В клубе открылась школа танцев для детей и родителей.',
  },
  {
    about: 'courses of English',
    detail: 'other-site',
    html: page(
      'Онлайн-школа английского языка',
      '<a href="/1">Курсы</a><a href="/2">Преподаватели</a><a href="/3">Цены</a><a href="/4">Блог</a><a href="/5">ЕГЭ</a><a href="/6">Детям</a><a href="/7">Контакты</a><a href="/8">Вход</a><p>Учителя, уроки, ученики, домашние задания, подготовка к ЕГЭ и ОГЭ, родителям школьников.</p>',
    ),
    words: 'Онлайн-школа английского языка предлагает ученикам пробный урок.',
  },
  {
    about: 'solutions of exercises',
    detail: 'other-site',
    html: page(
      'ГДЗ онлайн: решебники для школы',
      '<a href="/1">1 класс</a><a href="/2">2 класс</a><a href="/3">3 класс</a><a href="/4">4 класс</a><a href="/5">5 класс</a><a href="/6">6 класс</a><a href="/7">7 класс</a><a href="/8">8 класс</a><p>Ученикам и родителям: решения к учебникам школы, уроки, экзамены, каникулы.</p>',
    ),
    words: 'Не списывайте: ГДЗ онлайн и решебники не учат думать.',
  },
  {
    about: "a district's newspaper",
    detail: 'other-site',
    html: page(
      'Ольховка сегодня',
      `<a href="/news">Новости района</a><a href="/crime">Происшествия</a><a href="/ads">Объявления</a><a href="/adv">Разместить рекламу</a><a href="/staff">Редакция</a>${'<p>Ольховская школа № 3 получила кубок, ученики и учителя рады. Происшествия: ДТП на трассе. Курс валют, гороскоп, подписка на газету. Объявления принимает редакция.</p>'.repeat(4)}`,
    ),
    words: 'Газета района написала о нашей школе, редакция приглашает юных журналистов.',
  },
  {
    about: 'a catalogue that has a card of the school',
    detail: 'other-site',
    html: page(
      'Ольховская СОШ № 3: отзывы, адрес, телефон',
      `<a href="/schools">Школы</a><a href="/rating">Рейтинг</a><a href="/reviews">Отзывы</a><a href="/add">Добавить организацию</a><h1>Ольховская средняя школа № 3</h1><p>Время работы, маршрут на карте, ИНН, ОГРН. Похожие организации рядом.</p>${'<p>Отзыв: хорошая школа, ученики и учителя дружны. Оценка 5. Оценить отзыв. Сообщить об ошибке.</p>'.repeat(3)}`,
    ),
    words: 'Оставьте отзыв о школе, её рейтинг виден на карте района.',
  },
  {
    about: 'an encyclopedia',
    detail: 'other-site',
    html: page(
      'Ольховская средняя школа № 3 — свободная энциклопедия',
      '<a href="/a">Статья</a><a href="/d">Обсуждение</a><a href="/e">Править</a><a href="/h">История правок</a><a href="/r">Случайная статья</a><p>Материал из свободной энциклопедии. Ольховская школа № 3 основана в 1931 году. [править] Директор [править] Ученики [править] Примечания. Ссылки сюда. Служебные страницы. Цитировать страницу. Обсуждение.</p>',
    ),
    words: 'Материал из энциклопедии о нашем селе подготовили ученики.',
  },
  // unrecognised
  {
    about: 'a company',
    detail: 'other-site',
    html: page(
      'ООО «Ветерок»',
      '<a href="/about">О нас</a><a href="/work">Работы</a><a href="/team">Команда</a><a href="/contacts">Контакты</a><p>Строим беседки и теплицы в любую погоду.</p>',
    ),
    words: 'ООО «Ветерок» построило беседку во дворе.',
  },
  {
    about: 'a page with a name and no links of its own',
    detail: 'unrecognised',
    html: page('МБОУ «Ольховская СОШ № 3»', '<h1>МБОУ «Ольховская СОШ № 3»</h1><img src="a.jpg">'),
    words: 'МБОУ «Ольховская СОШ № 3»',
  },
  {
    about: 'a picture and a telephone',
    detail: 'unrecognised',
    html: page('document', '<img src="logo.png" alt=""><p>Тел. 8 (84500) 2-14-15</p>'),
    words: 'Тел. 8 (84500) 2-14-15',
  },
];
