import { expect, test } from 'vitest';

import {
  chosenSheets,
  languagesOf,
  printable,
  sheetsFileName,
} from '../../../renderer/features/enter-paper/sheet-choice.ts';
import {
  type PaperJuror,
  sheetsWithCode,
} from '../../../renderer/features/enter-paper/paper-work.ts';
import { milli } from '../../../shared/basics/points.ts';
import type { ContestId, OperationId } from '../../../shared/log/operation.ts';
import { sheetCode } from '../../../shared/scoring/sheet-code.ts';
import { emptySheet, type Sheet } from '../../../shared/scoring/sheet.ts';
import { personOf, submissionOf } from '../../builders/contest-builder.ts';

const contest = 'contest' as ContestId;
const handIn = { id: 'hand-in' as OperationId, salt: new Uint8Array(16), wallClock: 0 };
const scores = { novelty: milli(7000) };
const paper = (submission: string, values: Partial<Sheet>) => ({
  submission: submissionOf(submission),
  sheet: { ...emptySheet({ stage: 'written', submission, juror: 'j1' }), ...values },
});
const juror: PaperJuror = {
  person: personOf('j1', 'juror', 'KZ-10', null),
  sheets: [
    paper('1', {}),
    paper('2', { status: 'partial', scores }),
    paper('3', { status: 'handed-in', scores, handIn }),
    paper('4', { status: 'recused', scores }),
  ],
  open: 2,
};
const numbers = (sheets: PaperJuror['sheets']) => sheets.map(({ submission }) => submission.id);

test('blank sheets are for what is still open, filled ones for what has scores', () => {
  expect(numbers(printable(juror, 'blank'))).toEqual(['1', '2']);
  expect(numbers(printable(juror, 'filled'))).toEqual(['2', '3']);
});

test('one sheet or all of them are printed', () => {
  const all = { form: 'blank', submission: 'all', language: 'kk-ru' } as const;
  expect(numbers(chosenSheets(juror, all))).toEqual(['1', '2']);
  expect(numbers(chosenSheets(juror, { ...all, submission: '2' }))).toEqual(['2']);
  expect(numbers(chosenSheets(juror, { ...all, submission: '3' }))).toEqual([]);
  expect(languagesOf('kk-ru')).toEqual(['kk', 'ru']);
  expect(languagesOf('en')).toEqual(['en']);
});

test('names of files hold ids alone', () => {
  const choice = { form: 'filled', submission: '2', language: 'ru' } as const;
  expect(sheetsFileName('j1', choice)).toBe('sheet.2.j1.filled.ru.html');
  expect(sheetsFileName('j1', { ...choice, submission: 'all' })).toBe('sheets.j1.filled.ru.html');
});

test('a code leads to its sheet among those of the region, in its own stage alone', () => {
  const code = sheetCode(contest, { stage: 'written', submission: '3', juror: 'j1' });
  expect(sheetsWithCode(contest, 'written', [juror], code)).toEqual([
    { juror: 'j1', submission: '3' },
  ]);
  expect(sheetsWithCode(contest, 'final', [juror], code)).toEqual([]);
  expect(sheetsWithCode('another' as ContestId, 'written', [juror], code)).toEqual([]);
});
