import { expect, it } from 'vitest';

import { submissionOfFile } from '../../shared/intake/match-documents.ts';

const ids = new Set(['1', '2', '14', '147', 'A-7']);

it.each<[string, string | null]>([
  ['147.pdf', '147'],
  ['147_смета.pdf', '147'],
  ['147 жоспар 2026.pdf', '147'],
  ['№ 147 смета.pdf', '147'],
  ['№147.pdf', '147'],
  ['0147-2.pdf', '147'],
  ['A-7.pdf', 'A-7'],
  ['A-7_смета.pdf', 'A-7'],
  ['14.7.pdf', '14'],
  ['1470.pdf', null],
  ['147а.pdf', null],
  ['смета 147.pdf', null],
  ['147', '147'],
  ['', null],
  ['147/смета.pdf', '147'],
  ['147/147_смета.pdf', '147'],
  ['147\\смета.pdf', '147'],
  ['құжаттар/147/1.pdf', '147'],
  ['құжаттар/№ 147/2.pdf', '147'],
  // The chosen folder says one number and the file another.
  ['147/1.pdf', null],
  ['құжаттар/147.pdf', '147'],
  ['2026/смета.pdf', null],
])('finds the application of %s', (path, id) => {
  expect(submissionOfFile(path, ids)).toBe(id);
});
