import { present } from '../basics/assert.ts';
import type { Language } from '../basics/localized.ts';
import { languagesSentence } from '../results/document-texts.ts';
import type {
  Block,
  ProtocolData,
  ProtocolSection,
  TableColumn,
} from '../results/protocol-parts.ts';

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
    };

export interface PaperSection {
  readonly id: string;
  readonly title: Texts;
  readonly blocks: readonly PaperBlock[];
}

/** Minutes in one or two languages, ready to be laid out on A4: the same source for screen, print, HTML and DOCX. */
export interface Paper {
  readonly languages: readonly Language[];
  readonly draftMark: Texts | null;
  readonly draftNote: Texts;
  readonly open: readonly Texts[];
  readonly demoNote: Texts | null;
  readonly contest: Texts;
  readonly stage: Texts;
  readonly title: Texts;
  readonly placeAndDate: readonly Texts[];
  readonly sections: readonly PaperSection[];
  readonly annexes: readonly PaperSection[];
  readonly closing: readonly PaperBlock[];
  readonly signaturesTitle: Texts;
  readonly signatures: readonly { readonly role: Texts; readonly name: string }[];
  readonly sealPlace: Texts;
  /** Each with `{{page}}` and `{{pages}}` still in it. */
  readonly pageLabels: Texts;
}

type Sides = readonly ProtocolData[];

/** Sets one text of each side together; equal texts (a project's own title, a number) stand once. */
function join(sides: Sides, textOf: (side: ProtocolData, index: number) => string): Texts {
  const texts = sides.map((side, index) => ({
    language: side.language,
    text: textOf(side, index),
  }));
  return texts.every(({ text }) => text === texts[0]?.text) ? texts.slice(0, 1) : texts;
}

const joinLists = (
  sides: Sides,
  listOf: (side: ProtocolData, index: number) => readonly string[],
): readonly Texts[] => {
  const lists = sides.map(listOf);
  return (lists[0] ?? []).map((_first, at) =>
    join(sides, (_side, index) => lists[index]?.[at] ?? ''),
  );
};

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
  }
}

const joinBlocks = (
  sides: Sides,
  blocksOf: (side: ProtocolData) => readonly Block[],
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
  sectionsOf: (side: ProtocolData) => readonly ProtocolSection[],
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

export interface PaperOptions {
  /** Leaves the register of annex 1 (and the line that lists the annexes stays as decided). */
  readonly withRegister: boolean;
}

/** Sets the minutes of one or two languages together; all must be of the same state, ranking and meeting. */
export function protocolPaper(sides: Sides, options: PaperOptions = { withRegister: true }): Paper {
  const leading = present(sides[0], 'at least one language');
  return {
    languages: sides.map(({ language }) => language),
    draftMark: leading.draftMark === null ? null : join(sides, ({ draftMark }) => draftMark ?? ''),
    draftNote: join(sides, ({ draftNote }) => draftNote),
    open: joinLists(sides, ({ openTexts }) => openTexts),
    demoNote: leading.demoNote === null ? null : join(sides, ({ demoNote }) => demoNote ?? ''),
    contest: join(sides, ({ contest }) => contest),
    stage: join(sides, ({ stage }) => stage),
    title: join(sides, ({ title }) => title),
    placeAndDate: joinLists(sides, ({ placeAndDate }) => placeAndDate),
    sections: joinSections(sides, ({ sections }) => sections),
    annexes: joinSections(sides, ({ annexes }) =>
      annexes.filter(({ id }) => options.withRegister || id !== 'register'),
    ),
    closing: [...joinBlocks(sides, ({ closing }) => closing), ...languagesBlock(sides)],
    signaturesTitle: join(sides, ({ signaturesTitle }) => signaturesTitle),
    signatures: leading.signatures.map(({ name }, at) => ({
      name,
      role: join(sides, ({ signatures }) => signatures[at]?.role ?? ''),
    })),
    sealPlace: join(sides, ({ sealPlace }) => sealPlace),
    pageLabels: join(sides, ({ pageLabel }) => pageLabel),
  };
}

/** The texts one after another, for places with room for a single line. */
export const inOneLine = (texts: Texts, between = ' / '): string =>
  texts.map(({ text }) => text).join(between);
