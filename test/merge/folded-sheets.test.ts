import fc from 'fast-check';
import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import { CommentWriter } from '../../shared/merge/comment-column.ts';
import { describe, expect, it } from 'vitest';

import type { SegmentId } from '../../shared/log/operation.ts';
import { FoldedSheets } from '../../shared/merge/folded-sheets.ts';
import type { SheetSources } from '../../shared/merge/sheet-order.ts';
import { received, sendable } from '../../shared/merge/send-sheets.ts';
import { cannotJudge, indexCriteria, noScore, SheetTable } from '../../shared/merge/sheet-table.ts';
import { emptySheet, type Sheet } from '../../shared/scoring/sheet.ts';
import { sheetKey } from '../../shared/scoring/score-operations.ts';
import { testSettings } from '../builders/contest-builder.ts';

const [stage] = testSettings.stages;
if (stage === undefined) throw new Error('the test contest has a stage');
const index = indexCriteria(stage.criteria);
const size = stage.criteria.length;
const home = 'A'.repeat(43) as SegmentId;

/** A table of one juror: the first sheet handed in, the others not. */
function tableOf(juror: string, submissions: readonly string[], score: number): SheetTable {
  const rows = submissions.length;
  const comments = new CommentWriter();
  for (const [row] of submissions.entries()) {
    if (row === rows - 1) comments.add(0, utf8ToBytes('a comment'));
    comments.endRow();
  }
  const handedIn = Int32Array.from(submissions, (_, row) => (row === 0 ? 0 : -1));
  return new SheetTable(
    {
      stage: 'written',
      juror,
      submissions,
      scores: Int32Array.from({ length: rows * size }, (_, at) =>
        at % size === 0 ? score : at % size === 1 ? cannotJudge : noScore,
      ),
      comments: comments.column(),
      handIns: {
        segments: [home],
        segment: handedIn,
        ordinal: new Float64Array(rows).fill(7),
        clock: new Float64Array(rows).fill(1000),
        salts: new Uint8Array(16 * rows).fill(9),
      },
    },
    index,
  );
}

const sources = (change: Partial<SheetSources> = {}): SheetSources => ({
  tables: [tableOf('j2', ['10', '9'], 5000), tableOf('j1', ['9'], 3000)],
  judged: new Map(),
  blanks: new Map([['written', emptySheet({ stage: 'written', submission: '', juror: '' })]]),
  assigned: new Map([
    ['written/9', ['j2', 'j1', 'j3']],
    ['written/10', ['j2']],
    ['oral/9', ['j1']],
  ]),
  ...change,
});

describe('sheets in tables', () => {
  it('come in the order of their names, blank ones among them, and none of a stage without scores', () => {
    const sheets = new FoldedSheets(sources());
    const names = ['written/10/j2', 'written/9/j1', 'written/9/j2', 'written/9/j3'];
    expect([...sheets.keys()]).toEqual(names);
    expect(sheets.size).toBe(4);
    expect(
      [...sheets.values()].map((sheet) => sheetKey(sheet.stage, sheet.submission, sheet.juror)),
    ).toEqual(names);
    expect(sheets.get('oral/9/j1')).toBeUndefined();
    expect(sheets.get('written/9/j4')).toBeUndefined();
    expect(sheets.get('written/9/j1/x')).toBeUndefined();
    expect(sheets.has('written/9')).toBe(false);
  });

  it('are found before all are made, also of somebody who is not assigned', () => {
    const stranger = tableOf('j9', ['9', '10'], 4000);
    const made = sources({ tables: [...sources().tables, stranger] });
    const listed = new Map(new FoldedSheets(made).entries());
    expect([...listed.keys()]).toContain('written/10/j9');
    for (const [name, sheet] of listed) {
      const sheets = new FoldedSheets(made);
      expect(sheets.has(name)).toBe(true);
      expect(sheets.get(name)).toEqual(sheet);
    }
    const sheets = new FoldedSheets(made);
    expect(sheets.get('written/10/j9')).toBe(stranger.sheetAt(1));
    expect(sheets.get('written/8/j9')).toBeUndefined();
    expect(sheets.get('oral/10/j9')).toBeUndefined();
  });

  it('stand in the order of jurors where everybody who is assigned has one, and apart from other stages', () => {
    const { data } = tableOf('j1', ['9'], 2000);
    const elsewhere = new SheetTable({ ...data, stage: 'oral' }, index);
    const assigned = new Map([['written/9', ['j2', 'j1']]]);
    const tables = [tableOf('j2', ['9'], 5000), elsewhere, tableOf('j1', ['9'], 3000)];
    const sheets = new FoldedSheets(sources({ tables, assigned }));
    expect([...sheets.keys()]).toEqual(['written/9/j1', 'written/9/j2']);
    expect([...sheets.values()].map(({ scores }) => Object.values(scores)[0])).toEqual([
      3000, 5000,
    ]);
  });

  it('are marked as handed in row by row, and give their scores in another form', () => {
    const table = tableOf('j2', ['10', '9'], 5000);
    expect([0, 1, 2].map((row) => table.isHandedIn(row))).toEqual([true, false, false]);
    expect(['10', '9', '8'].map((id) => table.rowOf(id))).toEqual([0, 1, -1]);
    const scores = table.mapScores(1, (score) => `${score}`);
    expect(scores).toHaveLength(size);
    expect(scores.slice(0, 2)).toEqual(['5000', null]);
    expect(scores.slice(2).every((score) => score === null)).toBe(true);
  });

  it('say what stands in their columns', () => {
    const sheets = new FoldedSheets(sources());
    const [first = '', second = ''] = stage.criteria.map(({ id }) => id);
    expect(sheets.get('written/10/j2')).toEqual({
      stage: 'written',
      submission: '10',
      juror: 'j2',
      scores: { [first]: 5000, [second]: 'cannot-judge' },
      comments: {},
      status: 'handed-in',
      counted: true,
      handIn: { id: `${home}.7`, salt: new Uint8Array(16).fill(9), wallClock: 1000 },
      reopening: null,
    });
    expect(sheets.get('written/9/j2')).toMatchObject({
      comments: { [first]: 'a comment' },
      status: 'partial',
      counted: false,
      handIn: null,
    });
    expect(sheets.get('written/9/j3')?.status).toBe('empty');
  });

  it('are the same objects whoever asks', () => {
    const sheets = new FoldedSheets(sources());
    const before = ['written/10/j2', 'written/9/j3'].map((name) => sheets.get(name));
    const listed = new Map(sheets);
    expect(before).toEqual([listed.get('written/10/j2'), listed.get('written/9/j3')]);
    expect(sheets.get('written/9/j3')).toBe(listed.get('written/9/j3'));
    expect(sheets.get('written/10/j2')).toBe(before[0]);
    const visited: Sheet[] = [];
    sheets.forEach((sheet) => visited.push(sheet));
    expect(visited).toEqual([...listed.values()]);
  });

  it('give way to what was judged, also of somebody who is not assigned', () => {
    const judged = (submission: string, juror: string): Sheet => ({
      ...emptySheet({ stage: 'written', submission, juror }),
      status: 'disputed',
    });
    const sheets = new FoldedSheets(
      sources({
        judged: new Map([
          ['written/9/j3', judged('9', 'j3')],
          ['written/10/j0', judged('10', 'j0')],
          ['written/8/j1', judged('8', 'j1')],
        ]),
      }),
    );
    expect([...sheets].map(([name, { status }]) => [name, status])).toEqual([
      ['written/10/j0', 'disputed'],
      ['written/10/j2', 'handed-in'],
      ['written/8/j1', 'disputed'],
      ['written/9/j1', 'handed-in'],
      ['written/9/j2', 'partial'],
      ['written/9/j3', 'disputed'],
    ]);
  });

  it('are the same after they were sent to another thread, whatever they are', () => {
    const ids = fc.uniqueArray(fc.constantFrom('1', '2', '10', '3'), { maxLength: 4 });
    const tables = fc.uniqueArray(
      fc.tuple(fc.constantFrom('j1', 'j2', 'j10'), ids, fc.nat({ max: 9000 })),
      { selector: ([juror]) => juror },
    );
    fc.assert(
      fc.property(tables, fc.array(fc.constantFrom('j1', 'j2', 'j10', 'j4')), (all, jurors) => {
        const assigned = new Map(['1', '2', '3'].map((id) => [`written/${id}`, jurors]));
        const made = all.map(([juror, submissions, score]) => tableOf(juror, submissions, score));
        const sheets = new FoldedSheets(sources({ tables: made, assigned }));
        const there = structuredClone(sendable({ sheets, assignments: assigned }));
        expect([...received(there).sheets]).toEqual([...sheets]);
      }),
    );
    const plain = new Map([
      ['written/1/j1', emptySheet({ stage: 'written', submission: '1', juror: 'j1' })],
    ]);
    expect([...received(sendable({ sheets: plain, assignments: new Map() })).sheets]).toEqual([
      ...plain,
    ]);
  });
});
