import { expect, test } from 'vitest';

import {
  afterLettersChange,
  type LettersByPerson,
  lettersSchema,
  lettersTo,
  noLetters,
} from '../../shared/contest/letters.ts';

const told = { sheets: 'written:1 2', rest: 'ab' };

test('whoever was reminded is counted with the last moment, and nobody else', () => {
  const once = afterLettersChange({}, { type: 'reminded', people: ['j1', 'j2'], at: 5 });
  const twice = afterLettersChange(once, { type: 'reminded', people: ['j1'], at: 9 });
  expect(lettersTo(twice, 'j1')).toEqual({ ...noLetters, reminded: 2, remindedAt: 9 });
  expect(lettersTo(twice, 'j2')).toEqual({ ...noLetters, reminded: 1, remindedAt: 5 });
  expect(lettersTo(twice, 'j3')).toEqual(noLetters);
});

test('a new invitation takes the place of the one before and is not sent yet', () => {
  const changes = [
    { type: 'invited', people: [{ person: 'j1', told }], at: 1 },
    { type: 'sent', people: ['j1', 'j2'], at: 2 },
    { type: 'written-in', person: 'j1', language: 'kk' },
  ] as const;
  const sent = changes.reduce<LettersByPerson>(afterLettersChange, {});
  expect(sent['j1']?.invitation).toEqual({ madeAt: 1, sentAt: 2, told });
  // Nothing was made for this person here, so nothing can have been sent from here.
  expect(lettersTo(sent, 'j2').invitation).toBeNull();
  const again = afterLettersChange(sent, {
    type: 'invited',
    people: [{ person: 'j1', told: { ...told, rest: 'cd' } }],
    at: 7,
  });
  expect(again['j1']).toMatchObject({
    language: 'kk',
    invitation: { madeAt: 7, sentAt: null, told: { rest: 'cd' } },
  });
  expect(lettersSchema.parse(again)).toEqual(again);
});

test('the mark of having sent can be taken back', () => {
  const made = afterLettersChange({}, { type: 'invited', people: [{ person: 'j1', told }], at: 1 });
  const sent = afterLettersChange(made, { type: 'sent', people: ['j1'], at: 2 });
  expect(afterLettersChange(sent, { type: 'sent', people: ['j1'], at: null })).toEqual(made);
});
