import { present } from '../basics/assert.ts';
import type { Language } from '../basics/localized.ts';
import { languagesSentence } from '../results/document-texts.ts';
import type { Block, PaperData, PaperPart, TableColumn } from '../results/protocol-parts.ts';

/** One text in the languages of a document, the leading one first; one entry where all languages say the same. */
export type Texts = readonly { readonly language: Language; readonly text: string }[];

export type PaperBlock =
  | { readonly type: 'paragraph'; readonly id: string; readonly texts: Texts }
  | { readonly type: 'list'; readonly id: string; readonly items: readonly Texts[] }
  | {
      readonly type: 'table';
      readonly id: string;
      readonly columns: readonly {
        readonly id: string;
        readonly title: Texts;
        readonly align: TableColumn['align'];
      }[];
      readonly rows: readonly (readonly Texts[])[];
    }
  | {
      readonly type: 'bars';
      readonly id: string;
      readonly legend: readonly Texts[];
      readonly items: readonly {
        readonly label: Texts;
        readonly bars: readonly { readonly share: number; readonly text: Texts }[];
      }[];
    }
  | {
      readonly type: 'photos';
      readonly id: string;
      readonly photos: readonly { readonly hash: string; readonly caption: Texts }[];
    };

/** Bytes of the photos that a paper shows, by hash. */
export type Pictures = ReadonlyMap<string, Uint8Array>;

export const noPictures: Pictures = new Map();

export interface PaperSection {
  readonly id: string;
  readonly title: Texts;
  readonly blocks: readonly PaperBlock[];
}

/** What every page of a paper carries. */
export interface PageMarks {
  /** Draft, embargo, or both; null on a paper that is final and may be shown. */
  readonly mark: Texts | null;
  /** Contest and minutes. */
  readonly foot?: Texts;
  /** The root of the result, in the leading language alone. */
  readonly rootLine?: string;
  /** Each with `{{page}}` and `{{pages}}` still in it. */
  readonly pageLabels: Texts;
}

/** A paper in one or two languages, ready to be laid out on A4: the same source for screen, print, HTML and DOCX. */
export interface Paper extends PageMarks {
  readonly languages: readonly Language[];
  readonly foot: Texts;
  readonly rootLine: string;
  /** What heads a draft; null on a final paper. */
  readonly draft: { readonly mark: Texts; readonly note: Texts | null } | null;
  readonly open: readonly Texts[];
  readonly demoNote: Texts | null;
  readonly contest: Texts;
  readonly stage: Texts;
  readonly title: Texts;
  /** What a camera reads beside the title; absent where nothing is read off. */
  readonly code?: string;
  readonly lines: readonly Texts[];
  readonly sections: readonly PaperSection[];
  readonly numbered: boolean;
  readonly annexes: readonly PaperSection[];
  readonly closing: readonly PaperBlock[];
  /** Bytes of its photos, as far as they are here; absent where it shows none. */
  readonly pictures?: Pictures;
  readonly signing: {
    readonly title: Texts;
    readonly lines: readonly { readonly role: Texts; readonly name: string }[];
    readonly sealPlace: Texts;
  } | null;
}

type Sides = readonly PaperData[];

const figure = /^[-−–\d\s.,₸]*\d[-−–\d\s.,₸]*$/;
const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** True for one number in the marks of two languages: "8,94" and "8.94". */
const sameFigure = (a: string, b: string): boolean =>
  figure.test(a) && figure.test(b) && digitsOf(a) === digitsOf(b);

/** Sets one text of each side together; equal texts (a project's own title, a number) stand once. */
function join(sides: Sides, textOf: (side: PaperData, index: number) => string): Texts {
  const texts = sides.map((side, index) => ({
    language: side.language,
    text: textOf(side, index),
  }));
  const [first] = texts;
  return texts.every(({ text }) => text === first?.text || sameFigure(text, first?.text ?? ''))
    ? texts.slice(0, 1)
    : texts;
}

const joinLists = (
  sides: Sides,
  listOf: (side: PaperData, index: number) => readonly string[],
): readonly Texts[] => {
  const lists = sides.map(listOf);
  return (lists[0] ?? []).map((_first, at) =>
    join(sides, (_side, index) => lists[index]?.[at] ?? ''),
  );
};

function joinBars(sides: Sides, blocks: readonly Block[], first: Block & { type: 'bars' }) {
  const all = blocks.filter((block) => block.type === 'bars');
  return {
    type: 'bars' as const,
    id: first.id,
    legend: joinLists(sides, (_side, index) => all[index]?.legend ?? []),
    items: first.items.map(({ bars }, at) => ({
      label: join(sides, (_side, index) => all[index]?.items[at]?.label ?? ''),
      bars: bars.map(({ share }, place) => ({
        share,
        text: join(sides, (_side, index) => all[index]?.items[at]?.bars[place]?.text ?? ''),
      })),
    })),
  };
}

function joinBlock(sides: Sides, blocks: readonly Block[]): PaperBlock {
  const first = present(blocks[0], 'a block of the leading language');
  switch (first.type) {
    case 'paragraph':
      return {
        type: 'paragraph',
        id: first.id,
        texts: join(sides, (_side, index) => {
          const block = blocks[index];
          return block?.type === 'paragraph' ? block.text : '';
        }),
      };
    case 'list': {
      const items = joinLists(sides, (_side, index) => {
        const block = blocks[index];
        return block?.type === 'list' ? block.items : [];
      });
      return { type: 'list', id: first.id, items };
    }
    case 'table': {
      const tables = blocks.filter((block) => block.type === 'table');
      return {
        type: 'table',
        id: first.id,
        columns: first.columns.map(({ id, align }, at) => ({
          id,
          align,
          title: join(sides, (_side, index) => tables[index]?.columns[at]?.title ?? ''),
        })),
        rows: first.rows.map((row, line) =>
          row.map((_cell, at) =>
            join(sides, (_side, index) => tables[index]?.rows[line]?.[at] ?? ''),
          ),
        ),
      };
    }
    case 'bars':
      return joinBars(sides, blocks, first);
    case 'photos': {
      const all = blocks.filter((block) => block.type === 'photos');
      return {
        type: 'photos',
        id: first.id,
        photos: first.photos.map(({ hash }, at) => ({
          hash,
          caption: join(sides, (_side, index) => all[index]?.photos[at]?.caption ?? ''),
        })),
      };
    }
  }
}

const joinBlocks = (
  sides: Sides,
  blocksOf: (side: PaperData) => readonly Block[],
): readonly PaperBlock[] => {
  const all = sides.map(blocksOf);
  return (all[0] ?? []).map((_first, at) =>
    joinBlock(
      sides,
      all.flatMap((blocks) => blocks[at] ?? []),
    ),
  );
};

const joinSections = (
  sides: Sides,
  sectionsOf: (side: PaperData) => readonly PaperPart[],
): readonly PaperSection[] => {
  const all = sides.map(sectionsOf);
  return (all[0] ?? []).map(({ id }, at) => ({
    id,
    title: join(sides, (_side, index) => all[index]?.[at]?.title ?? ''),
    blocks: joinBlocks(sides, (side) => sectionsOf(side)[at]?.blocks ?? []),
  }));
};

/** "The minutes are drawn up in …", where there is more than one language. */
function languagesBlock(sides: Sides): readonly PaperBlock[] {
  if (sides.length < 2) return [];
  const named = sides.map(({ language }) => language);
  const texts = join(sides, ({ language }) => languagesSentence(named, language));
  return [{ type: 'paragraph', id: 'languages', texts }];
}

/** The marks of a page as one text: "Draft · Embargoed until announced". */
const markOf = ({ draftMark, embargoMark }: PaperData): string =>
  [draftMark, embargoMark].filter((mark) => mark !== null).join(' · ');

function joinSigning(sides: Sides): Paper['signing'] {
  const [leading] = sides;
  if (leading?.signing == null) return null;
  return {
    title: join(sides, ({ signing }) => signing?.title ?? ''),
    lines: leading.signing.lines.map(({ name }, at) => ({
      name,
      role: join(sides, ({ signing }) => signing?.lines[at]?.role ?? ''),
    })),
    sealPlace: join(sides, ({ signing }) => signing?.sealPlace ?? ''),
  };
}

function joinDraft(sides: Sides): Paper['draft'] {
  const [leading] = sides;
  if (leading?.draftMark == null) return null;
  return {
    mark: join(sides, ({ draftMark }) => draftMark ?? ''),
    note: leading.draftNote === null ? null : join(sides, ({ draftNote }) => draftNote ?? ''),
  };
}

/** Sets a paper of one or two languages together; all must be of the same state, ranking and meeting. */
export function joinPaper(sides: Sides): Paper {
  const leading = present(sides[0], 'at least one language');
  return {
    languages: sides.map(({ language }) => language),
    mark: markOf(leading) === '' ? null : join(sides, markOf),
    foot: join(sides, ({ foot }) => foot),
    rootLine: leading.rootLine,
    pageLabels: join(sides, ({ pageLabel }) => pageLabel),
    draft: joinDraft(sides),
    open: joinLists(sides, ({ openTexts }) => openTexts),
    demoNote: leading.demoNote === null ? null : join(sides, ({ demoNote }) => demoNote ?? ''),
    contest: join(sides, ({ contest }) => contest),
    stage: join(sides, ({ stage }) => stage),
    title: join(sides, ({ title }) => title),
    ...(leading.code === undefined ? {} : { code: leading.code }),
    lines: joinLists(sides, ({ lines }) => lines),
    sections: joinSections(sides, ({ sections }) => sections),
    numbered: leading.numbered,
    annexes: joinSections(sides, ({ annexes }) => annexes),
    closing: joinBlocks(sides, ({ closing }) => closing),
    signing: joinSigning(sides),
  };
}

export interface PaperOptions {
  /** Leaves the register of annex 1 (and the line that lists the annexes stays as decided). */
  readonly withRegister: boolean;
}

/** The minutes of one or two languages set together, with or without the register behind them. */
export const protocolPaper = (
  sides: Sides,
  { withRegister }: PaperOptions = { withRegister: true },
): Paper => {
  const joined = joinPaper(sides);
  const paper = { ...joined, closing: [...joined.closing, ...languagesBlock(sides)] };
  return withRegister
    ? paper
    : { ...paper, annexes: paper.annexes.filter(({ id }) => id !== 'register') };
};

/** The texts one after another, for places with room for a single line. */
export const inOneLine = (texts: Texts, between = ' / '): string =>
  texts.map(({ text }) => text).join(between);
