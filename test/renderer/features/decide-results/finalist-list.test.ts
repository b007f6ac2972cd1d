import { expect, test } from 'vitest';

import {
  finalistRows,
  sameList,
} from '../../../../renderer/features/decide-results/finalist-list.ts';

test('who was struck out stays in sight and who was added stands last', () => {
  expect(finalistRows(['1', '2', '3'], ['3', '1', '9'])).toEqual([
    { submission: '1', change: 'none' },
    { submission: '2', change: 'removed' },
    { submission: '3', change: 'none' },
    { submission: '9', change: 'added' },
  ]);
});

test('the order of a list does not matter', () => {
  expect(sameList(['1', '2'], ['2', '1'])).toBe(true);
  expect(sameList(['1', '2'], ['2'])).toBe(false);
  expect(sameList(['1', '2'], ['2', '3'])).toBe(false);
});
