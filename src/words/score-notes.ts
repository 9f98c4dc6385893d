// Why values or counts of a school are missing, and what to do about it. In Russian, as reports are.
import type { ScoreNote } from '../busgov/score.js';

interface NoteWords {
  readonly title: string;
  /** For the department's staff. */
  readonly advice: string;
}

const LATER = 'Запустите ещё раз позже: полученное сохранено, спрошено будет остальное.';
const BY_HAND = 'Найдите организацию на bus.gov.ru вручную и сверьте ИНН и наименование.';

export const SCORE_NOTE_WORDS: Readonly<Record<ScoreNote, NoteWords>> = {
  'no-inn': { title: 'В списке нет ИНН', advice: 'Впишите ИНН в столбец «ИНН» списка.' },
  'not-found': {
    title: 'На bus.gov.ru нет организации с таким ИНН (частных школ там нет)',
    advice: 'Проверьте ИНН в списке.',
  },
  several: { title: 'С этим ИНН несколько организаций, выбрать нельзя', advice: BY_HAND },
  unproved: { title: 'Найденная организация не подтверждена по ИНН', advice: BY_HAND },
  'no-rating': {
    title: 'Оценки нет',
    advice: 'Ничего делать не нужно: оценку не проводили или ещё не опубликовали.',
  },
  'not-calculated': {
    title: 'Показатель не рассчитан',
    advice: 'Сверьте с карточкой на bus.gov.ru: пусто не значит ноль.',
  },
  'not-saved': {
    title: 'Нет сохранённого ответа',
    advice: 'Сохраните ответ bus.gov.ru в папку --from или запустите с --live.',
  },
  'not-asked': { title: 'Ещё не спрошено: запустите ещё раз', advice: LATER },
  'server-error': { title: 'Сбой на стороне bus.gov.ru', advice: LATER },
  html: {
    title: 'Вместо данных bus.gov.ru прислал страницу',
    advice: 'Сохраните ответ из браузера в папку --from или запустите позже.',
  },
  'shut-out': {
    title: 'bus.gov.ru временно закрыл доступ',
    advice: 'Запустите через 1–2 часа: полученное сохранено, спрошено будет остальное.',
  },
  'no-connection': {
    title: 'bus.gov.ru не отвечает',
    advice: 'Откройте bus.gov.ru в браузере; проверьте сеть и прокси (--proxy).',
  },
  certificate: {
    title: 'Сертификат bus.gov.ru не проверен',
    advice: 'Укажите корневой сертификат Минцифры в --ca-file.',
  },
  'other-shape': {
    title: 'Ответ bus.gov.ru изменил вид',
    advice: 'Нужна новая версия noko-check; до неё смотрите значения на сайте.',
  },
  'no-card': {
    title: 'Номер карточки неизвестен',
    advice:
      'Впишите адрес карточки (bus.gov.ru/info-card/…) в столбец «Карточка» списка или укажите отчёт проверки в --report.',
  },
  'other-card': {
    title: 'Карточка другой организации',
    advice: 'Проверьте адрес карточки в списке и гиперссылку на сайте школы.',
  },
  'no-browser': {
    title: 'Браузер не запустился',
    advice: 'Установите Chromium и playwright-core или укажите --chromium.',
  },
  'card-unread': {
    title: 'На карточке не видно отзывов и оценок',
    advice: 'Откройте карточку в браузере и посмотрите сами.',
  },
};
