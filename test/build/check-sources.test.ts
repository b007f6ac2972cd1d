import { describe, expect, test } from 'vitest';
import { findingsInName, findingsInText } from '../../build/check-sources.mjs';

const refused: readonly (readonly [string, string])[] = [
  ['shared/log/x.ts', 'const now = new Date();'],
  ['shared/log/x.ts', 'const start = performance.now();'],
  ['shared/log/x.ts', "new Intl.Collator('kk')"],
  ['renderer/ui/x.tsx', 'sum.toLocaleString()'],
  ['electron/x.ts', 'a.localeCompare(b)'],
  ['renderer/ui/x.tsx', '<input type="number" />'],
  ['renderer/ui/x.tsx', "<input type={'number'} />"],
  ['shared/intake/x.ts', 'const word = /^[а-я]+$/;'],
  ['renderer/ui/x.tsx', 'const word = /^[A-ZА-Я]+$/;'],
  ['test/log/x.test.ts', 'value as unknown as Operation'],
  ['shared/log/x.ts', '// TODO later'],
  ['shared/log/x.ts', '// @ts-expect-error'],
  ['renderer/ui/x.tsx', '// oxlint-disable-next-line'],
  ['test/log/x.test.ts', "test.only('x', () => {});"],
  ['test/log/x.test.ts', "describe.skip('x', () => {});"],
  ['renderer/ui/x.tsx', 'element.innerHTML = text;'],
  ['renderer/ui/x.css', '  color: #005a6b;'],
  ['renderer/ui/x.css', '  background: rgb(0 0 0 / 50%);'],
  ['test/log/x.test.ts', "readFile('/work/shared/data/x.csv')"],
];

const allowed: readonly (readonly [string, string])[] = [
  ['shared/log/x.ts', 'const then = new Date(wallClock);'],
  ['electron/x.ts', 'const now = new Date();'],
  ['shared/language/x.ts', 'const word = /^[а-яё]+$/;'],
  ['test/language/x.test.ts', "new Intl.NumberFormat('kk')"],
  ['renderer/ui/tokens.css', '  --primary: #005a6b;'],
  ['renderer/ui/x.css', '  color: var(--ink);'],
  ['test/log/x.test.ts', "test.skipIf(!linux)('x', () => {});"],
  ['renderer/ui/x.tsx', '<input inputMode="decimal" />'],
];

describe('what has no place in a folder', () => {
  test.each(refused)('%s: %s', (path, line) => {
    expect(findingsInText(path, `\n${line}\n`)).toEqual([
      expect.stringContaining(`${path}:2: `) as string,
    ]);
  });

  test.each(allowed)('but it may stand in %s: %s', (path, line) => {
    expect(findingsInText(path, line)).toEqual([]);
  });
});

test.each([
  'utils.ts',
  'helpers.tsx',
  'index.ts',
  'manager.ts',
  'ScoreSheet.tsx',
  'score_sheet.ts',
])('a file is not called %s', (name) => {
  expect(findingsInName(`shared/log/${name}`)).toHaveLength(1);
});

test('a file is called after what is inside, in kebab-case', () => {
  expect(findingsInName('renderer/ui/key-figures.tsx')).toEqual([]);
  expect(findingsInName('test/renderer/ui/key-figures.browser.test.tsx')).toEqual([]);
});
