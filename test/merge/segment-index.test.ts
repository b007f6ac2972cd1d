import { beforeAll, describe, expect, it } from 'vitest';

import type { LogId, OperationDraft, OperationId } from '../../shared/log/operation.ts';
import { emptyLog, sealSegment, type Segment } from '../../shared/log/segment.ts';
import { indexSegment, rowsOf } from '../../shared/merge/segment-index.ts';
import { sideBySide } from '../../shared/merge/side-by-side.ts';
import { contestIdOf } from '../../shared/trust/founding.ts';
import { ed25519 } from '../builders/contest-builder.ts';

const own: OperationId = `~${'A'.repeat(22)}.0` as OperationId;

const draft = (kind: string, key: string, more: Partial<OperationDraft> = {}): OperationDraft => ({
  kind,
  version: 1,
  key,
  value: null,
  parents: [],
  basis: null,
  reason: '',
  ...more,
});

async function sealed(operations: readonly OperationDraft[]): Promise<Segment> {
  const key = await ed25519.keyFromSeed(new Uint8Array(32).fill(5));
  const place = {
    contest: contestIdOf('a contest'),
    log: 'A'.repeat(22) as LogId,
    end: emptyLog,
  };
  return sealSegment(place, [{ author: 'j1', wallClock: 0, operations }], key);
}

/** Names of the sheets of an index with their rows. */
function namedRows(segment: Segment): Record<string, readonly number[]> {
  const index = indexSegment(segment);
  const { stage, submission, juror } = index.sheets;
  const word = (number = 0): string => segment.columns.words[number] ?? '';
  return Object.fromEntries(
    stage.map((each, number) => [
      `${word(each)}/${word(submission[number])}/${word(juror[number])}`,
      [...rowsOf(index, number)],
    ]),
  );
}

const rows = [
  draft('score.set', 'score/written/1/j1/a'),
  draft('meeting.set', 'meeting/written'),
  draft('score.set', 'score/oral/1/j1/a'),
  draft('comment.set', 'comment/written/1/j1/a', { parents: [own] }),
  draft('score.set', 'score/written/2/j1/a', { basis: own }),
  draft('score.set', 'score/written/1/j2/a'),
  draft('meeting.set', 'meeting/oral', { parents: [own] }),
  draft('sheet.hand-in', 'sheet/written/1/j1'),
  draft('meeting.set', 'meeting/third', { basis: own }),
  draft('score.set', 'score/written/1/j1'),
  draft('score.set', 'comment/written/1/j1/a'),
  draft('score.set', 'score/written/1/j1/a', { version: 200 }),
  draft('score.set', 'score/written/1/j1/b'),
];

let segment: Segment;

beforeAll(async () => {
  segment = await sealed(rows);
});

describe('rows of a segment', () => {
  it('are found by the sheet their key names, in the order of the log', () => {
    expect(namedRows(segment)).toEqual({
      'written/1/j1': [0, 3, 7, 12],
      'oral/1/j1': [2],
      'written/2/j1': [4],
      'written/1/j2': [5],
    });
  });

  it('that are of another form, kind or version are others, made where nothing that arrives changes them', () => {
    const { alone, referring } = indexSegment(segment);
    expect(alone.map(({ ordinal }) => ordinal)).toEqual([1, 9, 10, 11]);
    expect(alone.map(({ key }) => key)).toEqual([
      'meeting/written',
      'score/written/1/j1',
      'comment/written/1/j1/a',
      'score/written/1/j1/a',
    ]);
    expect(referring).toEqual([6, 8]);
  });

  it('say by their kind what they do to sheets', () => {
    const { entries } = indexSegment(segment);
    const byKind = segment.columns.kinds.map(([kind, version], at) => [kind, version, entries[at]]);
    expect(byKind).toEqual([
      ['score.set', 1, 'score'],
      ['meeting.set', 1, null],
      ['comment.set', 1, 'comment'],
      ['sheet.hand-in', 1, 'hand-in'],
      ['score.set', 200, null],
    ]);
  });

  it('are of one sheet where a list of words says the same word twice', () => {
    const { columns } = segment;
    const words = [...columns.words, ...columns.words];
    const keyWords = columns.keyWords.map((word, at) =>
      at % 2 === 0 ? word : word + columns.words.length,
    );
    const twice: Segment = { ...segment, commits: [], columns: { ...columns, words, keyWords } };
    expect(namedRows(twice)).toEqual(namedRows(segment));
  });

  it('may go to and fro between many sheets', async () => {
    const names = Array.from({ length: 60 }, (_, at) => `${at % 3}/s${at % 5}/j${at % 4}`);
    const many = await sealed(names.map((name) => draft('score.set', `score/${name}/a`)));
    const expected: Record<string, number[]> = {};
    for (const [row, name] of names.entries()) (expected[name] ??= []).push(row);
    expect(namedRows(many)).toEqual(expected);
  });
});

it('numbers stand side by side, and those below zero nowhere', () => {
  const { order, starts } = sideBySide(Int32Array.of(1, -1, 0, 1, 3, 0), 4);
  expect([...order]).toEqual([2, 5, 0, 3, 4]);
  expect([...starts]).toEqual([0, 2, 4, 4, 5]);
});
