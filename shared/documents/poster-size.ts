import type { Language, LocalizedText } from '../basics/localized.ts';
import type { PosterData, PosterRow } from '../results/posters.ts';

/** Sizes of a project's title in em of the poster, largest first; the class of the n-th is `size-n`. */
export const posterSizes = [1.75, 1.55, 1.4, 1.25, 1.12, 1, 0.92, 0.84, 0.76, 0.68, 0.6] as const;

/** All in em of the poster, of which a sheet is 29.7 wide and 42 high: what `posterCss` sets. */
const width = 25.2;
const height = 38.2;
const foot = 7;

/** What a letter of Tinos is wide on average in Kazakh and Russian, in its own em. */
const bold = 0.53;
const regular = 0.48;
const titleLine = 1.17;
const smallSize = 0.68;
const smallLine = 1.27;
const gap = 0.65;
const indent = 0.9;

const linesOf = (text: string, room: number, letter: number): number =>
  Math.max(1, Math.ceil(([...text].length * letter) / room));

/** What stands under a title: of those who won the nomination in each language, of the others their place. */
export function linesUnder(row: PosterRow, languages: readonly Language[]): readonly string[] {
  const inAll = (text: LocalizedText): string =>
    [...new Set(languages.map((language) => text[language]))]
      .filter((each) => each !== '')
      .join(' · ');
  const who = row.won ? [row.applicant] : [...row.labels, row.applicant];
  const first = who
    .map(inAll)
    .filter((text) => text !== '')
    .join(' · ');
  const nominations = row.won ? languages.map((language) => row.nomination[language]) : [];
  return [first, ...new Set(nominations)].filter((text) => text !== '');
}

function rowHeight(row: PosterRow, size: number, languages: readonly Language[]): number {
  const room = width / size - indent;
  const smallRoom = room / smallSize;
  const labels = row.won
    ? row.labels.map((label) => languages.map((each) => label[each]).join(' · ')).join('      ')
    : '';
  const under = linesUnder(row, languages)
    .map((text) => linesOf(text, smallRoom, regular))
    .reduce((sum, lines) => sum + lines, 0);
  const small = under + (labels === '' ? 0 : linesOf(labels, smallRoom, bold) * 1.2);
  const title = linesOf(row.project, room, bold) * titleLine;
  return size * (title + small * smallSize * smallLine + gap);
}

/** Height of everything above the list. */
function headHeight(poster: PosterData, languages: readonly Language[]): number {
  const { contest, region, title, marks } = poster;
  const lines = (text: LocalizedText, size: number, letter: number): number =>
    languages
      .map((language) => linesOf(text[language], width / size, letter) * size * 1.2)
      .reduce((sum, each) => sum + each, 0);
  const markLines = marks
    .map((mark) => languages.map((each) => mark[each]).join(' · '))
    .map((text) => linesOf(text, width / 0.95, bold) * 1.1 + 0.9)
    .reduce((sum, each) => sum + each, 0);
  const above = region === null ? 0 : lines(title, 1.15, regular) + 0.6;
  return (
    1 + markLines + lines(contest, 0.95, regular) + 0.6 + above + lines(region ?? title, 2.3, bold)
  );
}

/** The number of the largest size in which all rows fit on the poster; the smallest where none does. */
export function posterSize(poster: PosterData, languages: readonly Language[]): number {
  const room = height - foot - headHeight(poster, languages) - (poster.more === null ? 1.6 : 2.6);
  const fits = posterSizes.findIndex(
    (size) => poster.rows.reduce((sum, row) => sum + rowHeight(row, size, languages), 0) <= room,
  );
  return fits < 0 ? posterSizes.length - 1 : fits;
}
