// By what a page is known as an institution's own, and by what as something that stands in its
// place. All of it is data: `--rules` adds to it, and `version` is the day of its last review.
// A phrase is folded as the page is: lower case, `ё` as `е`, one space for everything between words.
// It begins where a word begins and may end within one (`школ` finds «школы»); `$` asks for
// the end of the word, and `*` stands for up to forty characters.
import type { NotTheSite } from './not-the-site.js';

export interface IdentityRules {
  readonly version: string;
  /** The section that the law demands of every educational organisation. */
  readonly section: readonly string[];
  /** Names of `itemprop` marks that the supervisory service demands in that section. */
  readonly itemprops: readonly string[];
  /** What kinds of institutions are called; `any` names no kind of its own. */
  readonly kinds: readonly KindRule[];
  /** What their life consists of. */
  readonly life: readonly string[];
  /** What every public institution has to publish. */
  readonly official: readonly string[];
  /** Words of a name that many institutions share, so that they identify none. */
  readonly commonNameWords: readonly string[];
  /** What archives, caches and translators write into the source of what they copy. */
  readonly copyMarks: readonly string[];
  /** Hosts on which everybody has pages, and hosts that only log visitors in. */
  readonly services: readonly string[];
  /** What stands in place of a site: the first entry that weighs most says what it is. */
  readonly stubs: readonly StubRule[];
  /** What a notice in place of a site says: something of it, and what became of that. */
  readonly notices: readonly NoticeRule[];
  /** Words of a shop: with prices beside them they sell. */
  readonly shop: readonly string[];
  /** Trades that are known only by several of their words, each found anywhere on the page. */
  readonly trades: readonly TradeRule[];
}

export interface KindRule {
  readonly family: string;
  readonly phrases: readonly string[];
}

export interface StubRule {
  readonly detail: NotTheSite;
  /** Told in the title, at the beginning, or anywhere on a short page. */
  readonly phrases: readonly string[];
  /** Told by the title alone. */
  readonly titles?: readonly string[];
}

/** One of `subjects` and one of `states` near each other in a line are a notice. */
export interface NoticeRule {
  readonly detail: NotTheSite;
  readonly subjects: readonly string[];
  readonly states: readonly string[];
}

export interface TradeRule {
  readonly detail: NotTheSite;
  readonly words: readonly string[];
}

/** Phrases between bars, so that a table of them stays readable. */
function list(phrases: string): readonly string[] {
  return phrases.split('|').map((phrase) => phrase.trim());
}

/** What a site and its hosting are called; each may be what a notice speaks of. */
const SITE_WORDS = list(`
  сайт | страничк | портал | ресурс | интернет представительств |
  хостинг | домен | сервер | аккаунт | тариф | доступ | услуг | сервис | движок | cms$ | веб |
  site | website | web page | account | server | domain | hosting | service | page
`);

export const IDENTITY_RULES: IdentityRules = {
  version: '2026-11-28',
  section: list(`
      сведения об образовательной организации | сведения об образовательном учреждении |
      сведения об организации | сведения об учреждении | сведения о медицинской организации |
      сведения о доу$ | сведения об оо$ | основные сведения
    `),
  itemprops: list(`
      fullName | shortName | regDate | uchredLaw | eduOp | eduOO | eduAccred | eduPriem |
      nameUchred | addressUchred | structOrgUprav | ustavDocLink | licenseDocLink |
      accreditationDocLink | localAct | reportEduDocLink | priemDocLink | rucovodstvo |
      teachingStaff | purposeCab | purposePrac | purposeLibr | purposeSport | grant |
      hostelInfo | volume | vacant | eduDocs | paidEdu | finBFVolume | workTime | copy
    `),
  kinds: [
    {
      family: 'school',
      phrases: list(`
      школа | школы | школе | школу | школой | сош$ | оош$ | нош$ | гимнази | лицей | лицея |
      лицее | прогимнази | интернат | кадетск | суворовск | общеобразовательн | school |
      lyceum | gymnasium | мәктә | мэктэ | мектеб | мектеп | мактаб | шкул | оскуола |
      һургуули | сургуул | сурһуль | ишкол | скъола | къола | школазы
    `),
    },
    {
      family: 'kindergarten',
      phrases: list(`
      детский сад | детского сада | детском саду | детсад | сад № | ясли | дошкольн | доу$ |
      мдоу$ | мбдоу$ | мадоу$ | мкдоу$ | гбдоу$ | црр$ | центр развития ребенка |
      kindergarten | nursery | балалар бакча | балалар баҡса | ача сач | ача пахч | уһуйаан |
      сэсэрлиг | рехæнидон | рæвдауæндон
    `),
    },
    {
      family: 'college',
      phrases: list(`
      колледж | техникум | училищ | институт | университет | академи | college |
      профессиональное образование | профессиональная образовательная | гбпоу$ | гапоу$
    `),
    },
    {
      family: 'further education',
      phrases: list(`
      дом творчества | дома творчества | центр творчества | дворец творчества | дюсш$ |
      сшор$ | дополнительного образования | внешкольной работы | юных техник | дши$ | дмш$ |
      дхш$ | станция юных | спортивная школа | школа искусств | ддт$ | цдт$ | дворец детск |
      дом детск | центр детск | центр внешкольн | музыкальная школа | стадион | бассейн |
      спорткомплекс | спортивный комплекс | ледовый | физкультурно
    `),
    },
    {
      family: 'medical',
      phrases: list(`
      больниц | поликлиник | амбулатори | медпункт | стоматологи | роддома | скорой помощи |
      медицинский пункт | фельдшерск | диспансер | госпитал | роддом | родильный дом |
      медицинский центр | стоматологическ | санатори | здравоохранени | црб$ | hospital
    `),
    },
    {
      family: 'culture',
      phrases: list(`
      библиотек | музе | театр | филармони | дом культуры | дома культуры | дк$ | сдк$ |
      дворец культуры | культурно досугов | центр культуры | цирк | зоопарк | library |
      драмтеатр | галере | заповедник | парк$ | парк музей | концертн | оркестр |
      сельский клуб | museum | theatre
    `),
    },
    {
      family: 'social service',
      phrases: list(`
      социального обслуживания | социальный приют | приют | реабилитационный центр | кцсон$ |
      дом ребенка | дома ребенка | дома малютки | центр занятости | молодежный центр |
      лагерь | лагеря | база отдыха | помощи семье | дом интернат | дома интерната |
      социальной защиты | пансионат | детский дом | детского дома | центр содействия |
      центр помощи
    `),
    },
    {
      family: 'any',
      phrases: list(`
      образовательное учреждение | образовательная организация | бюджетное учреждение |
      автономное учреждение | казенное учреждение | мбоу$ | маоу$ | мкоу$ | моу$ | гбоу$
    `),
    },
  ],
  life: list(`
      учащ | обучающ | ученик | ученич | учител | педагог | воспитат | воспитанн | директор |
      заведующ | завуч | родител | урок | расписани | класс | каникул | выпускн | егэ$ |
      огэ$ | гиа$ | впр$ | фгос | питани | столов | кружк | олимпиад | экзамен | аттестат |
      первокласс | зачислени | абитуриент | студент | специальност | школьник | внеурочн |
      логопед | психолог | методическ | учебн | образовани | дошкольник | утренник | детей |
      малыш | юнарми | движение первых | точка роста | наставнич | общежити | стипенди |
      практик | обучени | воспитани | пациент | врач | регистратур | запись на прием |
      диспансеризаци | отделени | вакцин | медицинск | омс$ | читател | книг | абонемент |
      спектакл | афиш | репертуар | концерт | выставк | экспозици | экскурси | творческ |
      ансамбл | артист | зрител | получател* социальн | социальных услуг | опекун | инвалид |
      пожил | тренер | секци | соревновани | тренировк | спортсмен | волонтер | конкурс |
      pupil | student | teacher | parents | lesson | укучы | укытучы | уҡыусы | уҡытыусы |
      балалар | тәрбия | ата ана | вĕренек | учуутал | үөрэнээччи | багша | ахархо | дешархо |
      хьехархо | ахуыргæнæг | скъоладзау | башкы | өөреникчи | групп | специалист | вожат |
      пятикласс | шестикласс | семикласс | восьмикласс | девятикласс | десятикласс | второкласс |
      третьекласс | четверокласс | домашн* задани | задания | дневник | линейк | репетици |
      ветеран | поход | викторин | спартакиад | эстафет | турнир | призер | победител | грамот |
      юбиле | новогодн | субботник | собрани | завтрак | карантин | дистанционн | спортзал |
      актов* зал | музе | путевк | труппа | касса | билет | премьер | праздник | прием граждан |
      социальные услуги | документы для поступления | наши педагоги | младш
    `),
  official: list(`
      слабовидящ | противодействие коррупции | противодействии коррупции | антикоррупц |
      обращени* граждан | учредител | лицензи | устав | реквизит | инн$ | огрн$ | госуслуг |
      вакансии | независим* оценк | независимая оценка | нок$ | ноко$ | персональных данных |
      горячая линия | телефон доверия | министерство просвещения | министерство образования |
      министерство науки | министерство здравоохранения | министерство культуры |
      минпросвещения | национальн* проект | национальные проекты | гто$ | пушкинск* карт |
      муниципальн | бюджетн | казенн | государственн | образовательн | аккредитаци |
      безопасност | охрана труда | финансово хозяйственн | доступная среда | платные * услуг |
      материально техническ | структура и органы управления | единое содержание | год семьи |
      год педагога | официальный сайт | администраци | коллектив
    `),
  commonNameWords: list(`
      муниципальн | государствен | бюджет | казен | автоном | частн | некоммерч | федеральн |
      областн | краев | республикан | окружн | районн | городск | сельск | поселков | учрежден |
      организац | образован | образоват | общеобразоват | профессион | дошкольн | дополнит |
      среднего$ | средняя$ | средней$ | основного$ | основная$ | основной$ | начальн | полного$ |
      полное$ | общего$ | общее$ | общей$ | школ | лицей | лицея$ | гимназ | сад$ | сада$ | саду$ |
      детск | детей$ | ясли | колледж | технику | училищ | институт | универс | академ | центр |
      развити | ребен | юнош | спорт | искусств | музыкальн | художествен | творч | внешкол |
      работы$ | дом$ | дома$ | дворец | дворца$ | интернат | коррекц | специал | вид$ | вида$ |
      тип$ | типа$ | комбинир | общеразвив | присмотр | оздоров | углублен | изучен | отдельн |
      предмет | имени$ | героя$ | героев$ | советск | росси | союза$ | город$ | города$ | село$ |
      села$ | деревн | поселок$ | поселка$ | район | область$ | области$ | край$ | края$ |
      республик | округ | станица$ | станицы$ | хутор$ | хутора$ | больниц | поликлин |
      здравоохран | медицин | библиот | музей | музея$ | театр | культур | социальн | обслужив |
      населен | комплекс | помощ | семьи$ | семье$ | филиал | отделен | для$ | при$ | под$ |
      без$ | или$ | school | site | центральн | базов | вечерн | сменн | открыт | драматич |
      медицинск | педагогич | политехн | технич | строительн | аграрн | сельскохоз |
      психоневр | краевед | санаторн | кукол$ | межпоселен | национальн | первая$ | вторая$ |
      сайт | официал | адрес | пример | тест
    `),
  copyMarks: list(`
      BEGIN WAYBACK TOOLBAR INSERT | id="wm-ipp | __wm.init( | archive.org/_static/ |
      /_static/js/bundle-playback.js | FILE ARCHIVED ON | archive.today webpage capture |
      google-cache-hdr | из кеша Google | из кэша Google | Google&#39;s cache of | webcache.googleusercontent.com/search | hghltd.yandex.net |
      yandexwebcache.net | http-equiv="X-Translated-By" | /_/translate_http/ | -x-mtfrom- |
      translated.turbopages.org/proxy_u
    `),
  services: list(`
      vk.com | vk.ru | vkontakte.ru | ok.ru | odnoklassniki.ru | t.me | telegram.me |
      facebook.com | instagram.com | twitter.com | x.com | youtube.com | rutube.ru | dzen.ru |
      tiktok.com | wikipedia.org | 2gis.ru | yandex.ru | ya.ru | google.com | mail.ru |
      max.ru | esia.gosuslugi.ru | www.gosuslugi.ru | dnevnik.ru | id.vk.com | zen.yandex.ru |
      avito.ru | hh.ru | web.archive.org | archive.org
    `),
  stubs: [
    {
      detail: 'parked',
      phrases: list(`
      срок регистрации домен | срок подключения домен | истек срок * домен |
      регистрация домена * истек | срок * домена * истек | срок делегирования | домен истек |
      домен припаркован | припаркованный домен | парковочная страница | парковка домен |
      домен * продается | домен продается | продается домен | домен на продажу |
      продам домен | купить домен | купить этот домен | приобрести * домен | аренда домен |
      витрина домен | магазин доменных имен | домен успешно | домен зарегистрирован |
      домен только что | домен занят | домен уже | домен свободен | домен освобод |
      информация о домене | пусть домен работает | этот домен | данный домен |
      доменное имя * продается | доменное имя * зарегистрировано | доменное имя * выставлен |
      доменное имя доступно | domain for sale | domain is for sale | domain may be for sale |
      buy this domain | this domain | domain name is | domain has expired | domain expired |
      domain parked | domain is parked | parked domain | parked free | parkingcrew | sedo |
      related searches | похожие запросы | предоставлены третьими лицами | domain parking | domainparking | the domain name |
      inquire about this domain | make an offer | your domain | register your domain |
      продление домена | продлите домен
    `),
    },
    {
      detail: 'suspended',
      phrases: list(`
      аккаунт * приостановлен | аккаунта приостановлен | аккаунт приостановлен |
      аккаунт * заблокирован | аккаунт заблокирован | аккаунта * прекращено |
      обслуживание * приостановлено | обслуживание * прекращено | услуга * приостановлена |
      сайт * заблокирован | сайт заблокирован | сайт временно заблокирован | сайт отключен |
      сайт * приостановлен | работа сайта * приостановлена | работа * сайта приостановлена |
      сайт * не оплачен | сайт не оплачен | хостинг не оплачен | не оплачен | неуплат |
      имя временно заблокировано | доступ к сайту * прекращен | неактивному аккаунту |
      услуги хостинга * приостановлен | сайт временно отключен | задолженност* за хостинг |
      account suspended | has been suspended | is suspended | account has been |
      suspendedpage | services are suspended | account disabled | website is suspended |
      site suspended | account is * suspended | payment required | сайт удален |
      сайт был удален
    `),
    },
    {
      detail: 'maintenance',
      phrases: list(`
      сайт * на реконструкции | сайт на реконструкции | сайт находится на | на реконструкции |
      сайт находится в разработке | сайт в разработке | сайт * в разработке | сайт создается |
      страница в разработке | сайт в стадии | сайт * в стадии | сайт строится |
      идет наполнение | технические работы | технических работ | профилактические работы |
      регламентные работы | ведутся работы | проводятся работы | проводится техническое |
      техническое обслуживание | техобслуживани | плановые работы | временно не работает |
      временно недоступен | сайт недоступен | сайт закрыт | сайт временно закрыт |
      скоро * открыт | скоро откро | скоро здесь будет | здесь скоро | здесь будет |
      скоро вернемся | мы скоро | скоро заработа | сайт обновляется | обновление сайта |
      сайт на обслуживании | режим обслуживания | зайдите позже | попробуйте зайти позже |
      приносим извинения за | under construction | coming soon | under maintenance |
      maintenance mode | be right back | back soon | scheduled maintenance | site is offline |
      temporarily unavailable | temporarily down | down for maintenance | website is being |
      launching soon | сайт переезжает | переезд сайта | перенос сайта | сайт готовится |
      сайт еще не | сайт пока не
    `),
    },
    {
      detail: 'error-page',
      phrases: list(`
      ошибка 404 | 404 ошибка | ошибка 403 | ошибка 500 | ошибка 502 | ошибка 503 |
      ошибка 504 | 404 not found | 403 forbidden | 500 internal | 502 bad | 503 service |
      504 gateway | error 404 | error 403 | error 500 | error 502 | error 503 | http error |
      http 404 | страница не найдена | страница не существует | страницы не существует |
      файл не найден | запрашиваемая * не найден | запрошенная * не найден |
      запрашиваемый * не найден | запрошенный * не найден | запрошенный сайт отсутствует |
      сайт не найден | сайт * не найден | page not found | not found | site not found |
      hacked by | defaced by | owned by | pwned | internal server error | bad gateway | service unavailable | gateway time | bad request |
      forbidden | access is denied | database error | database connection |
      error establishing | ошибка базы данных | ошибка подключения к базе |
      соединения с базой данных | соединение с базой данных | подключиться к базе данных |
      подключения к базе данных | mysql | sqlstate | pdoexception | fatal error |
      parse error | uncaught | stack trace | exception | traceback | warning mysqli |
      server error | runtime error | ошибка сервера | внутренняя ошибка | произошла ошибка |
      критическая ошибка | critical error | нет доступа к | сервер * не отвечает |
      сервер перегружен | превышен * лимит | bandwidth limit | resource limit |
      too many connections | упс что то пошло | что то пошло не так | something went wrong |
      oops | no input file | сервис недоступен | сервис временно | несуществующий домен |
      файл отсутствует | виртуальный сервер не существует | файл * не найден |
      error occurred | ошибка доступа | ошибка при * запрос | ошибка обработки |
      сайт не обнаружен | no such site | unknown host
    `),
      titles: list(`
      404$ | 403$ | 500$ | 502$ | 503$ | 504$ | ошибка | error
    `),
    },
    {
      detail: 'filter',
      phrases: list(`
      доступ * ограничен | доступ ограничен | доступ запрещен | доступ * запрещен |
      доступ закрыт | доступ * заблокирован | доступ заблокирован | доступ блокирован |
      ресурс заблокирован | ресурс * заблокирован | страница заблокирована |
      заблокирован по решению | роскомнадзор | федерального закона | федеральным законом |
      реестр запрещен | единый реестр | eais | контент фильтр | контентной фильтрац |
      контентная фильтрац | фильтрации контента | фильтрации интернет | skydns |
      запрещено политик | политика безопасности | категория сайта | категория ресурса |
      интернет цензор | интернет контроль | родительский контроль | из вашего региона |
      вашего региона | вашей стран | ваш ip | your ip | your country | your region |
      access denied | access forbidden | access to this | access blocked | has been blocked |
      web filter | blocked by | request blocked | you have been blocked |
      запрос заблокирован | запрос отклонен | подозрительн* активност | incident id | ray id |
      support id | пополните счет | пополните баланс | пополнить счет | пополнить баланс |
      недостаточно средств | средств на * счет | лицевой счет | лицевом счете | задолженност |
      доступ в интернет | доступа в интернет | доступ к сети | доступа к сети | wi fi |
      войти в интернет | вход в интернет | авторизац* в сети | авторизуйтесь |
      captive portal | включите javascript | включить javascript | включите cookie |
      включите поддержку | включите куки | javascript отключен | enable javascript |
      enable cookies | javascript is | please turn javascript | браузер не поддерживает |
      вы не робот | проверка браузера | проверяем * браузер | checking your browser |
      just a moment | attention required | security check | ddos | captcha | капч | вы робот |
      запросы с вашего | подтвердите что | verify you are | client challenge |
      устаревший браузер | запрещенн* сайт
    `),
    },
    {
      detail: 'login',
      phrases: list(`
      вход в систему | войдите в систему | вход в личный кабинет | авторизация |
      страница входа | вход на сайт | войдите на сайт | вход для * пользователей |
      закрытый форум | форма входа | имя пользователя * пароль | логин * пароль |
      забыли пароль | sign in | log in | login | username * password | enter your password |
      требуется авторизация | вход в панель | вход в админ | панель управления | войти через |
      сетевой город | электронный дневник | электронный журнал | электронная школа |
      authorization required | unauthorized
    `),
      titles: list(`
      вход$ | авторизация | login | sign in
    `),
    },
    {
      detail: 'hosting-page',
      phrases: list(`
      welcome to nginx | nginx is successfully | apache2 * default page |
      apache is functioning | it works | test page | default page | domain default page |
      default web | default site | welcome to centos | iis windows |
      internet information services | xampp | openserver | caddy | litespeed | plesk |
      fastpanel | ispmanager | isp manager | cpanel | vestacp | hestia | aapanel |
      cyberpanel | directadmin | webmin | index of$ | public html | public_html |
      сайт создан | сайт успешно | сайт только что создан | сайт * успешно создан |
      хостинг | hosting | webhosting | заглушк | технической площадке |
      технический домен | тестовый сайт | это тестов | тестовая страница |
      сайт не опубликован | не опубликован | pages are not published | сайт не привязан |
      не привязан | не прилинкован | домен не добавлен | домен не настроен | домен не видит |
      настройте домен | домен подключен | домен * делегирован | не направлен |
      загрузите * файлы | загрузите сайт | разместите сайт | если этот сайт принадлежит вам |
      если вы владелец | вы владелец | владелец сайта | владельцу сайта |
      вы являетесь владельцем | если вы * администратор | site owner | if you are the owner |
      if you are the site | website owner | website administrator |
      страница генерируется автоматически | сгенерирована автоматически |
      создана автоматически | this page is used to test | this is the default | placeholder |
      upload your website | ip is being shared | domain has been assigned |
      go to the site settings | site settings | timeweb | beget | reg ru | nic ru |
      masterhost | peterhost | netangels | sprinthost | jino | spaceweb | sweb | firstvds |
      adminvps | hostland | mchost | ihc ru | ukit | виртуальный хостинг |
      служба поддержки хостинга | сервер работает | веб сервер | web server | hello world |
      привет мир | just another wordpress | сайт на wordpress | sample page |
      пример страницы | welcome to joomla | joomla установ | welcome to wordpress |
      your store | установка * завершена | успешно установлен | successfully installed |
      lorem ipsum | powered by opencart | демонстрационн* сайт | демо сайт |
      установите * систему | laravel | django | 
      поздравляем * ваш сайт |
      start building | getting started | site is under | future home |
      site is ready | сайт по умолчанию | страница по умолчанию | сайт не настроен |
      сайт не подключен | сайт не создан
    `),
      titles: list(`
      index of | по умолчанию | welcome
    `),
    },
    {
      detail: 'other-site',
      phrases: list(`
      диплом* на заказ | купить диплом | курсов* на заказ | написание дипломн | эскорт |
      архивн* копи | сохраненн* копи | копия страницы | версия страницы * из кеша |
      из кэша google | из кеша google | wayback | web archive | cached page
    `),
      titles: list(`
      сайты | купить | заказать | недорого | скачать | сайт учителя | сайт воспитателя | сайт педагога | персональн | личный сайт | блог |
      школ и | детских садов | детсадов | учреждений | рейтинг | справочник | каталог | отзывы |
      энциклопеди |
      соцсеть | социальная сеть | портал | под ключ | журнал | форум | городской портал |
      управление образовани | отдел образования | департамент образования |
      комитет образования | комитет по образованию | управление по образованию |
      министерство образования | администрация | правительство | портал государственных |
      казино | casino | ставки | интернет магазин | газета |
      информационное агентство | агентство | магазин | юридическ | адвокат | кредит | займ |
      микрозайм | недвижимост | создание сайтов | разработка сайтов | веб студия |
      конструктор сайтов | создайте сайт | создать сайт | шаблоны сайтов | сайты для школ |
      школьные сайты | сайты школ | единая платформа | решебник | реферат | курсов | гдз$ | гдз онлайн |
      репетитор | онлайн школа | автошкола | школа вождения | школа танц | школа английского |
      школа иностранных | языковая школа | бизнес школа | школа йоги | школа красоты |
      школа маникюра | школа массажа | школа визажа | школа дизайна | школа вокала |
      школа инвестиций | школа трейдинга | школа астрологии | школа барменов |
      сайт* школ* бесплатно | знакомства | порно | porn | sex
    `),
    },
  ],
  notices: [
    {
      detail: 'suspended',
      subjects: SITE_WORDS,
      states: list(`
      приостан | не обслужив | отключ | заблок | блокир | не оплач | неоплач | не произведен | не поступил |
      неуплат | задолж | просроч | деактивир | прекращ | лимит | исчерпан | превыш | удален |
      истек | закончил | окончен | продлит | продлен | оплатит | suspended | disabled |
      deactivated | expired | exceeded | unpaid | terminated
    `),
    },
    {
      detail: 'maintenance',
      subjects: SITE_WORDS,
      states: list(`
      не работа | временно | не функционир | недоступ | закрыт | на ремонт | профилакти |
      технически* работ | ведутся | обновляется | обновлени | модерниз | в разработке |
      реконструк | восстан | наполн | настройк | настраива | скоро | вскоре | в процессе |
      откроется | запуст | заработа | строит | переезд | перенос | подготов | зайдите |
      вернемся | вернется | maintenance | construction | soon | unavailable | back later
    `),
    },
    {
      detail: 'error-page',
      subjects: [
        ...SITE_WORDS,
        ...list(`
        страниц | баз* данных | соединени | запрос | скрипт | модул | файл | шаблон | материал |
        компонент | таблиц | database | query | script | module | template | file | request |
        connection
      `),
      ],
      states: list(`
      ошибк | не найден | не существ | не удалось | не удается | не отвеча | сбой | сбоя |
      неполадк | невозможн | авари | перегруж | не обнаруж | отсутств | поврежд | не загруж |
      нарушен | взлом | not found | error | failed | cannot | unable | could not | crashed |
      missing | hacked
    `),
    },
    {
      detail: 'hosting-page',
      subjects: list(`
      текст | описани | заголов | фотограф | логотип | содержим | контент | блок$ | слоган |
      название | text here | heading | paragraph
    `),
      states: list(`
      разместите | добавьте | введите | замените | измените | изменить | нажмите | вставьте |
      ваш | напишите | отредактир | образец | click | edit | your
    `),
    },
    {
      detail: 'filter',
      subjects: list(`
      подтверд | докаж | решите | введите | нажмите | поставьте | включите | разрешите |
      выберите | пройдите | проверя | проверка | обновите | перетащите | отметьте | сдвиньте |
      verify | confirm | prove | enable | complete | checking
    `),
      states: list(`
      робот | человек | символ | код с | код на | пример | картинк | изображени | cookie | куки |
      javascript | возраст | 18 лет | браузер | галочк | капч | ползунок | безопасност |
      пазл | human | robot | captcha | browser | age
    `),
    },
  ],
  shop: list(`
      корзин | на заказ | купить | купите | покупайте | покупк | доставк | скидк | рассрочк |
      опт$ | оптом | оптовик | прайс | каталог | товар | акция | акции | хит продаж |
      хиты продаж | распродаж | под ключ | замер | заказать | промокод | склад$ | cart | shop
    `),
  trades: [
    {
      detail: 'other-site',
      words: list(`
      казино | casino | слот | slots | игровые автоматы | игровых автомат | букмекер | ставк |
      ставки на спорт | фриспин | джекпот | рулетк | покер | вейджер | депозит | бонус |
      зеркало | 1xbet | 1win | mostbet | pin up | вулкан | выигрыш | игрок | jackpot | bonus |
      betting | gambling | poker | free spins
    `),
    },
    {
      detail: 'other-site',
      words: list(`
      виагр | сиалис | левитр | дженерик | без рецепта | аптек | потенци | анонимн | препарат |
      таблетк | viagra | cialis | pharmacy | pills
    `),
    },
    {
      detail: 'other-site',
      words: list(`
      корзин | в корзину | купить | оформить заказ | доставк | способы оплаты |
      каталог товар | скидк | распродаж | товар | интернет магазин | цена | опт | артикул |
      в наличии | руб$ | add to cart | checkout | shop | cart
    `),
    },
    {
      detail: 'hosting-page',
      words: list(`
      хостинг | vps | vds | выделенн* сервер | домен | ssl | тариф | регистраци* домен |
      конструктор сайтов | дата центр | панель управления | почта для домен | whois | dns |
      перенос сайт | ddos | cms$ | hosting | domain | cloud | облак
    `),
    },
    {
      detail: 'other-site',
      words: list(`
      создайте сайт | создать сайт | создание сайт | разработка сайт | конструктор сайт |
      попробовать бесплатно | тариф | шаблон | портфолио | наши клиенты | заказать сайт |
      продвижение сайт | seo | веб студи | дизайн сайт | подключить школу | заявк
    `),
    },
    {
      detail: 'other-site',
      words: list(`
      кредит | займ | микрозайм | ипотек | юридическ | адвокат | юрист | банкротств |
      консультаци | стоимость услуг | отзывы клиентов | наши цены | заказать | прайс |
      оставить заявку | гарантия | звонок бесплатный | работаем без выходных
    `),
    },
    {
      detail: 'other-site',
      words: list(`
      реферат | курсов | диплом | контрольн* работ | эссе | на заказ | антиплагиат | автор |
      стоимость | срок* выполнения | гарантия | оформить заказ | шпаргалк | гдз$
    `),
    },
    {
      detail: 'other-site',
      words: list(`
      как выбрать | какой выбрать | какую выбрать | где купить | где заказать | где взять |
      топ 5$ | топ 10 | лучшие онлайн | обзор модел | сравнени* цен | на что обратить внимание |
      плюсы и минусы | преимущества и недостатки | пошаговая инструкция | лайфхак |
      микрозайм | мфо$ | кредиты$ | кредитн* истори | в домашних условиях | ремонт квартир | ремонт ванн | дизайн интерьер | входн* двер |
      натяжн* потолк | пластиков* окн | кредитн* карт | кредит наличными | займ | ипотек |
      процентн* ставк | кэшбэк | инвестици | криптовалют | биткоин | заработ* в интернет |
      пассивн* доход | похуде | народн* средств | осаго$ | шиномонтаж | новостройк |
      недвижимост | гороскоп | сонник | знакомства | авиабилет | казино | ставки на спорт |
      промокод | онлайн курс | купить диплом | отзывы покупател | пластическ* хирург
    `),
    },
    {
      detail: 'other-site',
      words: list(`
      гдз$ | решебник | шпаргалк | ответы | сочинени | скачать | реферат | ким$ | кимы |
      доклад | эссе | краткое содержание | без регистрации
    `),
    },
    {
      detail: 'other-site',
      words: list(`
      репетитор | онлайн урок | пробный урок | бесплатный урок | носител* язык | за * месяц |
      записаться бесплатно | записаться на пробн | цены | преподавател | урок* от | курс* от |
      уровень языка | для взрослых
    `),
    },
    {
      detail: 'other-site',
      words: list(`
      редакци | газет | происшестви | криминал | курс валют | курсы валют | гороскоп |
      реклама на сайте | рекламодател | разместить рекламу | подписк | дтп$ | колумнист |
      новости района | новости города | новости компаний | главный редактор | репортаж |
      реклама$ | власть | подорожа | объявления | куплю | продам | афиша
    `),
    },
    {
      detail: 'other-site',
      words: list(`
      отзыв | рейтинг | добавить организацию | добавить компанию | вы владелец | справочник |
      похожие организации | ближайшие организации | все организации | маршрут | оценить |
      сообщить об ошибке | сообщить о неточности | время работы | оквэд$ | контрагент | кпп$ |
      госзакупк | карточка организации | открытых источников | уставный капитал | выписк
    `),
    },
    {
      detail: 'other-site',
      words: list(`
      править | обсуждение | история правок | энциклопеди | материал из | свободн* лицензи |
      примечания | ссылки сюда | служебные страницы | цитировать страницу | случайная стать
    `),
    },
  ],
};
