import { inOneLine, type Texts } from './paper.ts';
import type { SheetCriterion, SheetPaper } from './score-sheet-paper.ts';

/** Room of a page in millimetres; the style of the sheet sets the same sizes. */
export const sheetSizes = {
  /** Between the margins. */
  width: 176,
  /** Between the margins, less what print rounds away. */
  height: 268,
  /** Right column of a criterion: box and square. */
  answer: 44,
  gap: 4,
  /** A line to write a comment on by hand. */
  line: 8,
} as const;

const footer = 9;
const signature = 20;
const pointInMillimetres = 0.3528;
const lineHeight = 1.3;

/** Letters wider than the others, in every alphabet that gets here. */
const wide = /[\p{Lu}жмшщюыњwm—№%@]/u;

/** Width in em, a little more than the print font needs: a page that seems full too early does no harm. */
const widthOf = (word: string): number =>
  [...word].reduce((sum, letter) => sum + (wide.test(letter) ? 0.82 : 0.55), 0);

/** Lines that a text takes in a column; a word longer than the column is broken anywhere, as on paper. */
export function linesOf(text: string, points: number, width: number): number {
  const room = width / (points * pointInMillimetres);
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    const length = widthOf(word);
    if (used > 0 && used + 0.3 + length > room) {
      lines += 1;
      used = 0;
    }
    lines += Math.floor(length / room);
    used = used > 0 ? used + 0.3 + length : length % room;
  }
  return lines;
}

const heightOf = (texts: Texts | null, points: number, width: number): number =>
  texts === null
    ? 0
    : linesOf(inOneLine(texts, ' / '), points, width) * points * lineHeight * pointInMillimetres;

/** One criterion on a page, or the rest of a long comment. */
export interface SheetUnit {
  readonly criterion: SheetCriterion;
  /** Null on what only continues a comment. */
  readonly head: boolean;
  readonly comment: string;
}

export interface SheetPage {
  /** From 1. */
  readonly number: number;
  readonly units: readonly SheetUnit[];
}

/** Letters of a comment that stay together: some 14 lines, so that every page can take them. */
const pieceLength = 1200;

/** A comment in pieces of whole words; a word longer than a piece is cut. */
function piecesOf(comment: string): readonly string[] {
  const pieces: string[] = [];
  let rest = [...comment];
  while (rest.length > pieceLength) {
    const space = rest.lastIndexOf(' ', pieceLength);
    const end = space > 0 ? space : pieceLength;
    pieces.push(rest.slice(0, end).join(''));
    rest = rest.slice(space > 0 ? end + 1 : end);
  }
  return [...pieces, rest.join('')];
}

const unitsOf = (criterion: SheetCriterion): readonly SheetUnit[] =>
  piecesOf(criterion.comment).map((comment, at) => ({ criterion, head: at === 0, comment }));

/** Lines left for a comment by hand: one more where the regulation may ask for it. */
export const commentLines = ({ required }: SheetCriterion): number => (required === null ? 2 : 3);

function unitHeight({ criterion, head, comment }: SheetUnit, filled: boolean): number {
  const text = sheetSizes.width - sheetSizes.answer - sheetSizes.gap;
  const said = filled
    ? heightOf([{ language: 'kk', text: comment }], 10.5, sheetSizes.width) + 1
    : commentLines(criterion) * sheetSizes.line;
  if (!head) return said + 3;
  const left =
    heightOf(criterion.title, 11.5, text) +
    heightOf(criterion.scale, 9, text) +
    criterion.anchors.reduce((sum, anchor) => sum + heightOf(anchor, 8.5, text), 0);
  const label = heightOf(criterion.required, 8.5, sheetSizes.width - 30) + 5;
  return Math.max(left, 25) + label + said + 6;
}

/** Height of the head of the first page; later pages have a short one. */
function headHeight(paper: SheetPaper, first: boolean): number {
  if (!first) return 24 + heightOf(paper.juror, 9.5, 120);
  const beside = 118;
  const left =
    heightOf(paper.contest, 9.5, beside) +
    heightOf(paper.stage, 9.5, beside) +
    paper.languages.length * 7;
  const { width } = sheetSizes;
  return (
    Math.max(left, 35) +
    heightOf([{ language: 'kk', text: paper.title }], 13, width) +
    heightOf(paper.number, 11, width) +
    heightOf(paper.applicant, 10.5, width) +
    heightOf(paper.juror, 10.5, width) +
    paper.languages.length * 10 +
    14
  );
}

/**
 * Spreads a sheet over pages, so that each can say which of how many it is. Heights are reckoned, not measured: the same
 * sheet has the same pages on the screen, in the file and on every printer. A criterion is never parted from its box.
 */
export function sheetPages(paper: SheetPaper): readonly SheetPage[] {
  const pages: SheetUnit[][] = [[]];
  const room = sheetSizes.height - footer;
  let used = headHeight(paper, true);
  for (const unit of paper.criteria.flatMap(unitsOf)) {
    const height = unitHeight(unit, paper.filled);
    if (used + height > room && (pages.at(-1)?.length ?? 0) > 0) {
      pages.push([]);
      used = headHeight(paper, false);
    }
    pages.at(-1)?.push(unit);
    used += height;
  }
  if (used + signature > room) pages.push([]);
  return pages.map((units, at) => ({ number: at + 1, units }));
}
