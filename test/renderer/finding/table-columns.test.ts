import { describe, expect, test } from 'vitest';

import { gridAction, type GridPlace } from '../../../renderer/data-table/grid-keys.ts';
import { keysBetween, keysOf } from '../../../renderer/data-table/row-list.ts';
import {
  changeColumn,
  columnSettings,
  type DataColumn,
  largestWidth,
  leastWidth,
  moveColumn,
  placeColumns,
} from '../../../renderer/data-table/table-columns.ts';

const column = (id: string, more: Partial<DataColumn<string>> = {}): DataColumn<string> => ({
  id,
  title: id,
  width: 100,
  text: (row) => row,
  cell: (row) => row,
  ...more,
});

const columns = [column('id', { needed: true }), column('title'), column('bin', { extra: true })];
const shownIds = (settings: Parameters<typeof placeColumns>[1]): readonly string[] =>
  placeColumns(columns, settings).flatMap((placed) => (placed.shown ? [placed.column.id] : []));

describe('columns', () => {
  test('stand as the program has them until a person places them', () => {
    expect(shownIds([])).toEqual(['id', 'title']);
    const settings = columnSettings(placeColumns(columns, []));
    expect(shownIds(moveColumn(settings, 'title', -1))).toEqual(['title', 'id']);
    expect(shownIds(changeColumn(settings, 'bin', { shown: true }))).toEqual([
      'id',
      'title',
      'bin',
    ]);
  });

  test('that the table needs cannot be left out, not by an old view either', () => {
    expect(shownIds([{ id: 'id', shown: false, width: null }])).toEqual(['id', 'title']);
  });

  test('of an older or a newer program do no harm', () => {
    const settings = [
      { id: 'gone', shown: true, width: 50 },
      { id: 'title', shown: true, width: null },
    ];
    expect(shownIds(settings)).toEqual(['title', 'id']);
  });

  test('stay at the ends when they are moved on, and within their widths', () => {
    const settings = columnSettings(placeColumns(columns, []));
    expect(moveColumn(settings, 'id', -1)).toEqual(settings);
    expect(moveColumn(settings, 'bin', 1)).toEqual(settings);
    const widths = (width: number) =>
      placeColumns(columns, changeColumn(settings, 'title', { width }))[1]?.width;
    expect([widths(1), widths(200.4), widths(9999)]).toEqual([leastWidth, 200, largestWidth]);
  });
});

describe('keys', () => {
  const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
  const place: GridPlace = { active: 5, length: 20, page: 8 };
  const go = (index: number, extend = false) => ({ type: 'go', index, extend });
  test.each([
    ['ArrowDown', {}, go(6)],
    ['ArrowUp', { shiftKey: true }, go(4, true)],
    ['PageDown', {}, go(13)],
    ['PageUp', {}, go(0)],
    ['Home', { ctrlKey: true }, go(0)],
    ['End', {}, go(19)],
    ['Enter', {}, { type: 'open' }],
    ['NumpadEnter', {}, { type: 'open' }],
    ['Space', {}, { type: 'toggle' }],
    ['KeyA', { ctrlKey: true }, { type: 'all' }],
    ['Escape', {}, { type: 'none' }],
    ['KeyA', {}, null],
    ['ArrowDown', { ctrlKey: true }, null],
    ['Enter', { altKey: true }, null],
  ] as const)('%s with %o', (code, held, expected) => {
    expect(gridAction({ ...plain, ...held, code }, place)).toEqual(expected);
  });

  test('do nothing where there are no rows', () => {
    expect(gridAction({ ...plain, code: 'End' }, { ...place, length: 0 })).toBeNull();
  });
});

test('rows between two are both of them and what is between, whichever comes first', () => {
  const rows = { length: 4, at: (index: number) => index, keyAt: String, slotAt: Number };
  expect(keysBetween(rows, 2, 1)).toEqual(['1', '2']);
  expect(keysBetween(rows, 2, 9)).toEqual(['2', '3']);
  expect(keysOf(rows)).toEqual(['0', '1', '2', '3']);
  expect(keysOf({ ...rows, length: 0 })).toEqual([]);
});
