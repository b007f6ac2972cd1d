import { languages } from '../basics/localized.ts';
import { foldForSearch } from '../language/search-fold.ts';
import type { IntakeField, StandardField } from './intake-fields.ts';
import { cellText, type Cell, type Table } from './table.ts';

/** Column (from 0) of each field; a field without a column is absent. */
export type Mapping = Readonly<Record<string, number>>;

/** Words by which tables of all three languages head their columns, most telling first. */
const headings: Readonly<Record<StandardField, readonly string[]>> = {
  id: [
    'номер заявки',
    '№ заявки',
    'регистрационный номер',
    'рег. номер',
    'өтінім нөмірі',
    'өтінім №',
    'тіркеу нөмірі',
    'application number',
    'entry number',
    'submission',
    'id',
    'номер',
    'нөмірі',
    '№',
    'number',
    '№ п/п',
    'р/с',
  ],
  title: [
    'название проекта',
    'наименование проекта',
    'тема проекта',
    'жобаның атауы',
    'жоба атауы',
    'жоба тақырыбы',
    'project title',
    'project name',
    'название',
    'наименование',
    'атауы',
    'title',
    'проект',
    'жоба',
    'project',
    'тема',
    'тақырып',
    'команда',
    'предложение',
    'суть предложения',
    'ұсыныс',
    'proposal',
  ],
  nomination: [
    'номинация',
    'номинациясы',
    'nomination',
    'category',
    'направление',
    'бағыт',
    'бағыты',
    'категория',
    'санат',
    'трек',
    'track',
    'секция',
    'секциясы',
    'section',
  ],
  region: [
    'регион',
    'өңір',
    'өңірі',
    'region',
    'область',
    'облыс',
    'облысы',
    'регион / область',
    'oblast',
  ],
  applicant: [
    'заявитель',
    'организация-заявитель',
    'название организации',
    'наименование организации',
    'организация',
    'автор',
    'авторы',
    'фио автора',
    'фио заявителя',
    'фио',
    'өтінім беруші',
    'ұйым',
    'ұйым атауы',
    'ұйымның атауы',
    'авторы',
    'applicant',
    'organisation',
    'organization',
    'author',
    'участник',
    'қатысушы',
    'кто внес',
    'кім ұсынды',
    'proposed by',
  ],
  town: [
    'населенный пункт',
    'город',
    'город / село',
    'город/район',
    'елді мекен',
    'қала',
    'қала / ауыл',
    'settlement',
    'town',
    'city',
    'район',
    'аудан',
  ],
  bin: [
    'бин',
    'иин',
    'бин / иин',
    'иин / бин',
    'бсн',
    'жсн',
    'бсн / жсн',
    'жсн / бсн',
    'bin',
    'iin',
    'bin / iin',
    'id number',
  ],
  budget: [
    'запрашиваемая сумма',
    'сумма',
    'сумма гранта',
    'бюджет',
    'бюджет проекта',
    'стоимость',
    'сұралатын сома',
    'сома',
    'сомасы',
    'бюджеті',
    'жоба бюджеті',
    'requested sum',
    'amount',
    'budget',
  ],
  contacts: [
    'контакты',
    'контактные данные',
    'телефон',
    'эл. почта',
    'электронная почта',
    'байланыс',
    'байланыс деректері',
    'электрондық пошта',
    'contacts',
    'phone',
    'e-mail',
    'email',
  ],
  summary: [
    'краткое описание',
    'описание',
    'описание проекта',
    'аннотация',
    'суть проекта',
    'сипаттамасы',
    'қысқаша сипаттамасы',
    'сипаттама',
    'summary',
    'description',
    'abstract',
  ],
  ageGroup: [
    'возрастная группа',
    'возрастная категория',
    'жас тобы',
    'жас санаты',
    'age group',
    'класс',
    'сыныбы',
    'сынып',
    'grade',
  ],
  received: [
    'дата подачи',
    'дата подачи заявки',
    'дата получения',
    'дата поступления',
    'дата регистрации',
    'отметка времени',
    'берілген күні',
    'өтінім берілген күн',
    'келіп түскен күні',
    'тіркелген күні',
    'уақыт белгісі',
    'date received',
    'received',
    'submitted',
    'submission date',
    'timestamp',
  ],
  language: ['язык', 'язык заявки', 'тілі', 'тіл', 'өтінім тілі', 'language'],
};

/** Folding drops "№", which is all that some headings are. */
const foldHeading = (text: string): string => foldForSearch(text.replace(/№/g, ' номер '));

const wordsOf = (field: IntakeField): readonly string[] => [
  ...(field.standard === null ? [] : headings[field.standard]),
  ...(field.label === null ? [] : languages.map((language) => field.label?.[language] ?? '')),
];

/** How well a heading fits a word for a field: whole heading, its beginning, or words inside it. */
function fit(heading: string, word: string): number {
  if (heading === '' || word === '') return 0;
  if (heading === word) return 1000 + word.length;
  if (word.length < 3) return 0;
  if (heading.startsWith(`${word} `)) return 500 + word.length;
  return ` ${heading} `.includes(` ${word} `) ? 300 + word.length : 0;
}

/**
 * Guesses which column holds which field from its heading in Kazakh, Russian or English; each column and each field
 * is used once, the best fit first.
 */
export function guessMapping(header: readonly Cell[], fields: readonly IntakeField[]): Mapping {
  const folded = header.map((cell) => foldHeading(cellText(cell)));
  const fits = fields
    .flatMap((field) => {
      const words = wordsOf(field).map(foldHeading);
      return folded.map((heading, column) => ({
        field: field.id,
        column,
        rate: Math.max(0, ...words.map((word) => fit(heading, word))),
      }));
    })
    .filter(({ rate }) => rate > 0)
    .toSorted((a, b) => b.rate - a.rate || a.column - b.column);
  const mapping: Record<string, number> = {};
  const used = new Set<number>();
  for (const { field, column } of fits) {
    if (used.has(column) || Object.hasOwn(mapping, field)) continue;
    mapping[field] = column;
    used.add(column);
  }
  return mapping;
}

/** The row (from 0) whose texts are headings of most fields, among the first twenty; titles above it are passed over. */
export function findHeader(table: Table, fields: readonly IntakeField[]): number {
  const rated = table.rows
    .slice(0, 20)
    .map((row, index) => ({ index, rate: Object.keys(guessMapping(row, fields)).length }));
  return rated.reduce((best, next) => (next.rate > best.rate ? next : best), { index: 0, rate: 0 })
    .index;
}
