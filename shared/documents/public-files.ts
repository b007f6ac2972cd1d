import { languages, type LocalizedText } from '../basics/localized.ts';
import type { PublicPageData } from '../results/public-page.ts';
import type { PublicRow } from '../results/public-register.ts';
import { csvCell } from './register-csv.ts';

const textsOf = (page: PublicPageData, nomination: string): LocalizedText =>
  page.register.nominations.find(({ id }) => id === nomination)?.title ?? {
    kk: '',
    ru: '',
    en: '',
  };

function rowJson(row: PublicRow, page: PublicPageData) {
  const { place, number, project, applicant, region, regionCode, decimal, awards } = row;
  return {
    place,
    number,
    project,
    applicant,
    nomination: { id: row.nomination, title: textsOf(page, row.nomination) },
    region: { code: regionCode, title: region },
    score: decimal,
    awards,
  };
}

/** What the page shows, for programs: exact scores as decimal text, every text in the three languages. */
export function publicJson(page: PublicPageData): string {
  const { contest, stage, protocol, marks, awards, register, check } = page;
  const entryOf = ({ number }: { readonly number: string }): string => number;
  return `${JSON.stringify(
    {
      format: 'qazylar-public-page',
      version: 1,
      contest,
      stage,
      protocol,
      final: marks.length === 0,
      marks: marks.map(({ type, title }) => ({ type, title })),
      root: check.root,
      winners: awards.winners.map(({ nomination, places }) => ({
        nomination,
        places: places.map(({ place, entry }) => ({ place, number: entryOf(entry) })),
      })),
      prizes: awards.prizes.map(({ award, entry }) => ({ prize: award, number: entryOf(entry) })),
      grants: awards.grants.map(({ award, entry }) => ({ grant: award, number: entryOf(entry) })),
      finalists: awards.finalists.map(entryOf),
      register: { title: register.title, rows: register.rows.map((row) => rowJson(row, page)) },
    },
    null,
    2,
  )}\n`;
}

const columns = [
  'place',
  'number',
  'project',
  'score',
  'region',
  ...languages.flatMap((language) =>
    ['applicant', 'nomination', 'region', 'awards'].map((name) => `${name}_${language}`),
  ),
];

/** The rows of the page for spreadsheets and programs: UTF-8 with a byte order mark, `;`, a point before decimals. */
export function publicCsv(page: PublicPageData): string {
  const mark = page.marks.map(({ title }) => [languages.map((each) => title[each]).join(' · ')]);
  const rows = page.register.rows.map((row) => {
    const nomination = textsOf(page, row.nomination);
    const said = languages.flatMap((language) => [
      row.applicant[language],
      nomination[language],
      row.region[language],
      row.awards.map((award) => award[language]).join(', '),
    ]);
    return [row.place, row.number, row.project, row.decimal, row.regionCode ?? '', ...said];
  });
  const lines = [...mark, columns, ...rows];
  return `\ufeff${lines.map((cells) => `${cells.map(csvCell).join(';')}\r\n`).join('')}`;
}
