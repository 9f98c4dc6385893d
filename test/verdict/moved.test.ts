import { describe, expect, test } from 'vitest';
import { codeOfSite } from '../support/judged-site.js';
import { schoolPage } from '../support/school-pages.js';

const FAILS = 'fail/no-link';
const short = (text: string, head = '') =>
  `<html><head><title>Школа</title>${head}</head><body>${text}</body></html>`;

describe('a site that says that it has moved', () => {
  test.each([
    [
      'with the old menu above and a hyperlink',
      schoolPage({
        news: '<p>Уважаемые родители! Наш сайт переехал: <a href="https://new-olhovka.test/">новый сайт</a></p>',
      }),
      'https://new-olhovka.test/',
    ],
    [
      'with the old menu and an address that is written',
      schoolPage({ banner: '<b>Новый адрес сайта: olhovka3.school.test</b>' }),
      'http://olhovka3.school.test',
    ],
    [
      'with an address in Cyrillic letters',
      schoolPage({ banner: 'Сайт школы перенесён на адрес школа3-ольховка.рф' }),
      'http://школа3-ольховка.рф',
    ],
    [
      'with a domain that changed',
      schoolPage({
        news: '<p>С 1 сентября сайт школы доступен по новому адресу <a href="http://olhovka.edu.test">olhovka.edu.test</a>.</p>',
      }),
      'http://olhovka.edu.test/',
    ],
    [
      'without a menu and with a hyperlink',
      short('<p>Сайт переехал. <a href="http://sch3.new.test/">Перейти на новый сайт</a></p>'),
      'http://sch3.new.test/',
    ],
    [
      'without an address on a page without a menu',
      short('<p>Наш сайт переехал на новый адрес. Спрашивайте в учительской.</p>'),
      null,
    ],
    [
      'by a refresh that takes its time',
      short(
        '<p>Сайт переехал, через минуту вы будете там.</p><p>Ждите.</p>',
        '<meta http-equiv="refresh" content="60; url=http://olhovka3-new.test/">',
      ),
      'http://olhovka3-new.test/',
    ],
    [
      'in English',
      short('<h1>Our website has moved to <a href="http://olhovka.test/">olhovka.test</a></h1>'),
      'http://olhovka.test/',
    ],
  ])('accuses nobody: %s', (_about, html, to) => {
    expect(codeOfSite(html)).toBe(`unchecked/moved/${to}`);
  });

  const LINK = '<a href="https://olhovka3.platform.test/">https://olhovka3.platform.test/</a>';
  test.each([
    `Действующий сайт школы: ${LINK}`,
    `Наш сайт переехал вместе с нами в новое здание: ${LINK}`,
    `Сайт школы и библиотеки переехал: ${LINK}`,
    `Мы переехали! <a href="https://olhovka3.platform.test/">Новый сайт</a>`,
    `Сайт школы доступен на платформе Госвеб: ${LINK}. Мы переехали`,
    `Сайт школы теперь на платформе Госвеб: ${LINK}`,
    `Официальный сайт теперь доступен на платформе Госвеб: ${LINK}`,
    `Школа перешла на <a href="https://olhovka3.platform.test/">новый сайт</a>`,
    `С 01.09.2023 официальный сайт школы — ${LINK}`,
    `Это архивная версия сайта. Актуальная информация размещена на ${LINK}`,
    `Сайт теперь располагается по ссылке ${LINK}`,
    `Официальный сайт МБОУ СОШ № 3 теперь располагается по ссылке: ${LINK}`,
    `Наша школа перешла на новую платформу. Адрес: ${LINK}`,
    `Внимание! Адрес нашего сайта изменился: ${LINK}`,
    `Актуальный сайт учреждения – ${LINK}`,
    `С 1 сентября 2023 года сайт школы находится по адресу ${LINK}`,
    `Вся актуальная информация публикуется на новом сайте: ${LINK}`,
    `Уважаемые родители, заходите на наш новый сайт ${LINK}`,
    `Данный сайт является архивным. Основной сайт: ${LINK}`,
    `Переход на новый сайт школы: ${LINK}`,
    `Сайт больше не обновляется. ${LINK}`,
    `Сайт школы перенесен. Новый адрес: ${LINK}`,
    `Школьный сайт перебрался на ${LINK}`,
    `Этот сайт устарел, новый тут: ${LINK}`,
    `Вы находитесь на старом сайте. ${LINK}`,
    `Сайт переведён на единую платформу: ${LINK}`,
    `Сайт сменил домен: ${LINK}`,
    `Теперь мы здесь: ${LINK}`,
    `Новая версия сайта доступна по ссылке ${LINK}`,
  ])('accuses nobody, however it is worded: %s', (words) => {
    const html = schoolPage({ banner: `<p>${words}</p>` });
    expect(codeOfSite(html)).toBe('unchecked/moved/https://olhovka3.platform.test/');
  });

  const ELSEWHERE = '<a href="https://contest.test/">https://contest.test/</a>';
  test.each([
    `Школа переехала в новое здание. Подробности: ${ELSEWHERE}`,
    `Новый сайт фестиваля: ${ELSEWHERE}`,
    `С 1 сентября запись на кружки на сайте навигатора: ${ELSEWHERE}`,
    `Актуальная информация о ЕГЭ размещена на сайте ФИПИ: ${ELSEWHERE}`,
    `Новый сайт министерства просвещения: ${ELSEWHERE}`,
    `Прежний сайт больше не обновляется. Полезное: ${ELSEWHERE}`,
    `Мы переехали! Начальная школа переехала на новый адрес: ул. Лесная, 17. Ещё: ${ELSEWHERE}`,
    `Запущен новый сайт библиотеки: ${ELSEWHERE}`,
    `Сайт школы работает по новому расписанию. ${ELSEWHERE}`,
    `Открыт новый сайт «Безопасность»: ${ELSEWHERE}`,
    `На сайте школы открыт новый раздел. Олимпиада: ${ELSEWHERE}`,
    `Мы переехали в новый корпус! Видео: ${ELSEWHERE}`,
    `Теперь дневник доступен по адресу: ${ELSEWHERE}`,
    `Новые сведения о школе размещены на сайте. Полезное: ${ELSEWHERE}`,
    `Сайт школы занял первое место в конкурсе ${ELSEWHERE}`,
    `Действующий президент. Сайт: ${ELSEWHERE}`,
    `Учитель года: смотрите на сайте ${ELSEWHERE}`,
    `С 2024 года работает сайт олимпиады ${ELSEWHERE}`,
    `Официальный сайт Минпросвещения: ${ELSEWHERE}`,
    `Электронный дневник перешёл на новую платформу: ${ELSEWHERE}`,
    `Сферум теперь на платформе: ${ELSEWHERE}`,
  ])("is not told by others' sites: %s", (words) => {
    expect(codeOfSite(schoolPage({ news: `<p>${words}</p>` }))).toBe(FAILS);
  });

  test.each([
    ['a new building', 'Школа переехала в новое здание на улице Садовой.'],
    ['a new address of mail', 'Новый адрес электронной почты школы: school3@mail.test'],
    ['a new hosting', 'Сайт перенесён на новый сервер, теперь он открывается быстрее.'],
    [
      'a ministry that has a new site',
      'У министерства новый сайт: <a href="http://ministry.test/">ministry.test</a>',
    ],
    [
      'its own address',
      'Адрес сайта школы изменился год назад: <a href="http://olhovka3.example/">olhovka3.example</a>',
    ],
    [
      'its page in a social network',
      'Новости ищите по новому адресу: <a href="https://vk.com/club1">vk.com/club1</a>',
    ],
    ['a new design', 'У сайта школы новый дизайн и новый раздел «Питание».'],
    ['a canteen that has moved', 'Столовая переехала на второй этаж, вход по новому адресу.'],
  ])('is not told by %s', (_about, words) => {
    expect(codeOfSite(schoolPage({ news: `<p>${words}</p>` }))).toBe(FAILS);
  });

  test('passes all the same with the link', () => {
    const link = '<a href="https://bus.gov.ru/independentRating/details/75187">НОК</a>';
    const html = schoolPage({ banner: 'Новый адрес сайта: olhovka3.school.test', news: link });
    expect(codeOfSite(html)).toBe('pass/results-link');
  });
});
