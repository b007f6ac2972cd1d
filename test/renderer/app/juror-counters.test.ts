import { expect, it } from 'vitest';
import { countSheets } from '../../../renderer/app/juror-counters.tsx';
import { present } from '../../../shared/basics/assert.ts';
import type { SheetStatus } from '../../../shared/scoring/sheet.ts';
import { createJurorDesk, juror } from '../score/juror-desk.ts';

it('counts what is to do, what is done and what waits to be handed in', () => {
  const state = present(createJurorDesk({ submissions: 8 }).getSnapshot().state, 'an open desk');
  const statuses: readonly SheetStatus[] = [
    'empty',
    'empty',
    'partial',
    'complete',
    'complete',
    'handed-in',
    'disputed',
    'recused',
  ];
  const sheets = new Map(
    [...state.sheets].map(
      ([key, sheet], index) => [key, { ...sheet, status: statuses[index] ?? 'empty' }] as const,
    ),
  );
  expect(countSheets({ ...state, sheets }, juror)).toEqual({ toDo: 3, done: 4, pending: 2 });
  expect(countSheets({ ...state, sheets }, 'j-99')).toEqual({ toDo: 0, done: 0, pending: 0 });
});
