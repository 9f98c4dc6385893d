// Home pages of institutions that show themselves to be theirs, for tests of what stands beside them.

interface SchoolPage {
  readonly title?: string;
  /** A line above everything else, as of a warning. */
  readonly banner?: string;
  readonly heading?: string;
  /** Texts of the menu; each leads to an address of its own. */
  readonly menu?: readonly string[];
  /** Markup of one more item of news. */
  readonly news?: string;
  readonly foot?: string;
}

const MENU = [
  'Главная',
  'Сведения об образовательной организации',
  'Расписание уроков',
  'Родителям',
  'Приём в 1 класс',
  'Питание',
  'Контакты',
];

/** A school's home page with menu, news and address. */
export function schoolPage(parts: SchoolPage = {}): string {
  const {
    title = 'МБОУ «Ольховская СОШ № 3» — официальный сайт',
    banner = '',
    heading = 'Муниципальное бюджетное общеобразовательное учреждение «Ольховская средняя школа № 3»',
    menu = MENU,
    news = '',
    foot = '<p>с. Ольховка, ул. Школьная, 7. Директор: Иванова Мария Петровна</p>',
  } = parts;
  const items = menu.map((text, index) => `<li><a href="/page-${index}">${text}</a></li>`);
  return `<!DOCTYPE html><html><head><title>${title}</title></head><body>
<div>${banner}</div><h1>${heading}</h1><nav><ul>${items.join('')}</ul></nav>
<div class="news"><h2>Новости</h2>
<p>Наши ученики вернулись с районной олимпиады по математике с двумя дипломами.
Поздравляем победителей и их учителей! Родительское собрание пройдёт в четверг в актовом зале.</p>
<p>Учащиеся 9 и 11 классов начинают подготовку к экзаменам, график консультаций висит у кабинетов.</p>
${news}
<p>С понедельника библиотека работает до пяти часов, в столовой новое меню.</p></div>
${foot}</body></html>`;
}
