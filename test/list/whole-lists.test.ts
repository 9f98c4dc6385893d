// Whole lists as departments have them: which rows are schools, what the columns are, and what
// becomes of the rest.
import { describe, expect, test } from 'vitest';
import { collect, encode, open } from '../support/listing.js';

interface Case {
  readonly title: string;
  readonly list: string | Uint8Array;
  /** Name and typed site of each school. */
  readonly schools: readonly (readonly [name: string, site: string])[];
  readonly columns?: readonly string[];
  /** Kind and text of each row that is left out. */
  readonly leftOut?: readonly (readonly [kind: string, text: string])[];
  /** The cells of the last carried column. */
  readonly last?: readonly string[];
}

const CASES: readonly Case[] = [
  {
    title: 'title rows above, a numbering row below, a total and a signature',
    list: `Приложение 1;;;
к письму от 21.10.2021;;;
Информация о размещении гиперссылки на сайтах школ района;;;
№ п/п;Наименование организации;Адрес сайта;Телефон
1;2;3;4
1;МБОУ СОШ № 1;http://s1.example;5-11
2;МБОУ СОШ № 2;http://s2.example;5-12
;Итого: 2;;
;;;
Начальник отдела образования;;;И.И. Иванова
Исп. Петрова, тел. 5-13;;;
`,
    schools: [
      ['МБОУ СОШ № 1', 'http://s1.example'],
      ['МБОУ СОШ № 2', 'http://s2.example'],
    ],
    columns: ['Телефон'],
    leftOut: [
      ['total', 'Итого: 2'],
      ['signature', 'Начальник отдела образования | И.И. Иванова'],
      ['signature', 'Исп. Петрова, тел. 5-13'],
    ],
  },
  {
    title: 'sections of districts, and of kinds within them',
    list: `№;Наименование ОО;Сайт
Заречный район;;
Общеобразовательные школы;;
1;МОУ «Заречная СОШ»;zar.example
Дошкольные учреждения;;
2;МДОУ № 5;ds5.example
Кировский район;;
3;МБОУ СОШ № 3;s3.example
Всего;;3
`,
    schools: [
      ['МОУ «Заречная СОШ»', 'zar.example'],
      ['МДОУ № 5', 'ds5.example'],
      ['МБОУ СОШ № 3', 's3.example'],
    ],
    columns: ['Раздел'],
    last: [
      'Заречный район, Общеобразовательные школы',
      'Заречный район, Дошкольные учреждения',
      'Кировский район',
    ],
    leftOut: [
      ['section', 'Заречный район'],
      ['section', 'Общеобразовательные школы'],
      ['section', 'Дошкольные учреждения'],
      ['section', 'Кировский район'],
      ['total', 'Всего | 3'],
    ],
  },
  {
    title: 'a header of two rows as Excel saves what is merged',
    list: `№ п/п;Учреждения;Контактные данные;;;Директор
;;Телефон;Адрес сайта;E-mail;
1;МБОУ "Лицей № 1";5-11;l1.example;l1@mail.example;Иванов
2;МБДОУ "Ромашка";5-12;http://romashka.example;;Петрова
`,
    schools: [
      ['МБОУ "Лицей № 1"', 'l1.example'],
      ['МБДОУ "Ромашка"', 'http://romashka.example'],
    ],
    columns: ['Контактные данные: Телефон', 'Контактные данные: E-mail', 'Директор'],
  },
  {
    title: 'e-mail and site in one cell, a comma in the header, windows-1251',
    list: encode(
      `№;Наименование учреждения;E-mail, сайт
1;МОУ Ивановская СОШ;"iv@mail.example, http://iv.example"
2;МОУ Петровская ООШ;pet@mail.example; www.pet.example
3;МДОУ № 3;ds3@mail.example
`,
      'windows-1251',
    ),
    schools: [
      ['МОУ Ивановская СОШ', 'iv@mail.example, http://iv.example'],
      ['МОУ Петровская ООШ', 'pet@mail.example'],
      ['МДОУ № 3', 'ds3@mail.example'],
    ],
  },
  {
    title: 'name and site in one cell',
    list: `№;Наименование, адрес сайта;Телефон
1;МБОУ СОШ № 1, http://s1.example;5-11
2;МБОУ СОШ № 2, http://s2.example;5-12
`,
    schools: [
      ['МБОУ СОШ № 1', 'МБОУ СОШ № 1, http://s1.example'],
      ['МБОУ СОШ № 2', 'МБОУ СОШ № 2, http://s2.example'],
    ],
    columns: ['Телефон'],
  },
  {
    title: 'commas with commas in a quoted header',
    list: `№,"Организации (полное наименование, по уставу)",Официальный сайт
1,"Гимназия, г. Заречный",g.example
2,Школа № 2,s2.example
`,
    schools: [
      ['Гимназия, г. Заречный', 'g.example'],
      ['Школа № 2', 's2.example'],
    ],
  },
  {
    title: 'tabs, pasted from a table',
    list: `Школы\tСайты\tЧисло учеников
СОШ № 1\ts1.example\t510
СОШ № 2\ts2.example\t1 024
Итого\t\t1 534
`,
    schools: [
      ['СОШ № 1', 's1.example'],
      ['СОШ № 2', 's2.example'],
    ],
    columns: ['Число учеников'],
    leftOut: [['total', 'Итого | 1 534']],
  },
  {
    title: 'vertical bars',
    list: `Школа|Сайт
СОШ № 1|s1.example
СОШ № 2|s2.example
`,
    schools: [
      ['СОШ № 1', 's1.example'],
      ['СОШ № 2', 's2.example'],
    ],
  },
  {
    title: 'a column that only its cells tell of: «Кто»',
    list: `Кто;Где в интернете искать;Кому звонить
МБОУ СОШ № 1;s1.example;5-11
Солнышко;solnyshko.example;5-12
МБДОУ № 3;ds3.example;5-13
`,
    schools: [
      ['МБОУ СОШ № 1', 's1.example'],
      ['Солнышко', 'solnyshko.example'],
      ['МБДОУ № 3', 'ds3.example'],
    ],
    columns: ['Кому звонить'],
  },
  {
    title: 'schools without a site, which are schools',
    list: `№;Наименование;Сайт
1;МБОУ СОШ № 1;s1.example
2;МБДОУ «Теремок»;
3;Солнышко;нет
4;МКОУ Сосновская СОШ;сайт в разработке
;Центр образования;
`,
    schools: [
      ['МБОУ СОШ № 1', 's1.example'],
      ['МБДОУ «Теремок»', ''],
      ['Солнышко', 'нет'],
      ['МКОУ Сосновская СОШ', 'сайт в разработке'],
      ['Центр образования', ''],
    ],
  },
  {
    title: 'the same header once more, as pages are joined',
    list: `№;Школа;Сайт
1;СОШ № 1;s1.example

№;Школа;Сайт
1;2;3
2;СОШ № 2;s2.example
`,
    schools: [
      ['СОШ № 1', 's1.example'],
      ['СОШ № 2', 's2.example'],
    ],
    leftOut: [['header', '№ | Школа | Сайт']],
  },
  {
    title: 'a second list below with its columns in another order',
    list: `№;Школа;Сайт;Район
1;СОШ № 1;s1.example;Заречный
;;;
Детские сады;;;
№;Сайт;Наименование;
1;ds1.example;Детский сад № 1;
`,
    schools: [
      ['СОШ № 1', 's1.example'],
      ['Детский сад № 1', 'ds1.example'],
    ],
    columns: ['Район', 'Раздел'],
    last: ['', 'Детские сады'],
    leftOut: [
      ['section', 'Детские сады'],
      ['header', '№ | Сайт | Наименование'],
    ],
  },
  {
    title: 'a table of people below',
    list: `№;Школа;Сайт
1;СОШ № 1;s1.example
;;
Ответственные специалисты;;
ФИО;Должность;Телефон
Иванова И.И.;методист;5-11
Петрова П.П.;главный специалист;5-12
`,
    schools: [['СОШ № 1', 's1.example']],
    leftOut: [
      ['signature', 'Ответственные специалисты'],
      ['header', 'ФИО | Должность | Телефон'],
      ['table', 'Иванова И.И. | методист | 5-11'],
      ['table', 'Петрова П.П. | главный специалист | 5-12'],
    ],
  },
  {
    title: 'trailing notes',
    list: `№;Наименование;Адрес официального сайта;Примечание
1;МБОУ СОШ № 1;s1.example;
2;МБОУ СОШ № 2*;s2.example;на ремонте
* школа на капитальном ремонте;;;
Примечание: сведения на 01.10.2021;;;
По состоянию на 01.10.2021;;;
`,
    schools: [
      ['МБОУ СОШ № 1', 's1.example'],
      ['МБОУ СОШ № 2*', 's2.example'],
    ],
    columns: ['Примечание'],
    leftOut: [
      ['note', '* школа на капитальном ремонте'],
      ['note', 'Примечание: сведения на 01.10.2021'],
      ['note', 'По состоянию на 01.10.2021'],
    ],
  },
  {
    title: 'columns of a status, which is nobody’s signature',
    list: `Статус;Юридическое лицо;Сайт
согласовано;Солнышко;
Подготовлено;Теремок;нет
утверждено;Ручеёк;r.example
`,
    schools: [
      ['Солнышко', ''],
      ['Теремок', 'нет'],
      ['Ручеёк', 'r.example'],
    ],
    columns: ['Статус'],
  },
  {
    title: 'Roman numbers before groups',
    list: `№ п/п;Наименование ДОУ (полное);Сайт
I;Дошкольные образовательные организации;
1;МБДОУ «Ромашка»;r.example
II.;Школы;
2;МБОУ СОШ № 2;s2.example
`,
    schools: [
      ['МБДОУ «Ромашка»', 'r.example'],
      ['МБОУ СОШ № 2', 's2.example'],
    ],
    columns: ['Раздел'],
    last: ['Дошкольные образовательные организации', 'Школы'],
    leftOut: [
      ['section', 'I | Дошкольные образовательные организации'],
      ['section', 'II. | Школы'],
    ],
  },
  {
    title: 'numbers that wait for schools, and totals between',
    list: `№;Образовательные организации;www;Учеников
1;Лицей;l.example;10
;Итого по городу;;10
2;СОШ с. Ивановка;iv.example;20
Всего по району: 2 организации;;;
3;;;
4;;;
`,
    schools: [
      ['Лицей', 'l.example'],
      ['СОШ с. Ивановка', 'iv.example'],
    ],
    columns: ['Учеников'],
    leftOut: [
      ['total', 'Итого по городу | 10'],
      ['total', 'Всего по району: 2 организации'],
      ['number', '3'],
      ['number', '4'],
    ],
  },
  {
    title: 'district names that are in a column of their own',
    list: `Муниципалитет;Школа;Сайт
Кировский район;;
Кировский район;СОШ № 1;s1.example
Заречный район;Центр образования Заречный район;
`,
    schools: [
      ['СОШ № 1', 's1.example'],
      ['Центр образования Заречный район', ''],
    ],
    columns: ['Муниципалитет', 'Раздел'],
    last: ['Кировский район', 'Кировский район'],
    leftOut: [['section', 'Кировский район']],
  },
  {
    title: 'an export with nothing but a site and districts',
    list: `Сайт;Район
s1.example;Кировский район
;Заречный район
нет;Кировский район
`,
    schools: [
      ['', 's1.example'],
      ['', ''],
      ['', 'нет'],
    ],
    columns: ['Район'],
  },
  {
    title: 'branches and a school that only looks like a section',
    list: `№;Наименование;Сайт
1;МБОУ СОШ № 1;s1.example
;Филиал МБОУ СОШ № 1 в с. Ивановка;
;СОШ с. Петровка;
;Школа-интернат;
;ДОУ «Ручеёк»;
`,
    schools: [
      ['МБОУ СОШ № 1', 's1.example'],
      ['Филиал МБОУ СОШ № 1 в с. Ивановка', ''],
      ['СОШ с. Петровка', ''],
      ['Школа-интернат', ''],
      ['ДОУ «Ручеёк»', ''],
    ],
  },
];

describe('a whole list', () => {
  test.each(CASES)('with $title', async ({ list, schools, columns, leftOut, last }) => {
    const opened = await open(list);
    const read = await collect(opened.schools);
    expect(read.map(({ name, site }) => [name, site.typed])).toEqual(schools);
    expect(opened.understood.leftOut().rows.map(({ kind, text }) => [kind, text])).toEqual(
      leftOut ?? [],
    );
    if (columns !== undefined) expect(opened.columns).toEqual(columns);
    if (last !== undefined) expect(read.map(({ carried }) => carried.at(-1))).toEqual(last);
  });
});
