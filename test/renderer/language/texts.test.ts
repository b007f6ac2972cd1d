import { afterEach, expect, test } from 'vitest';

import { languages } from '../../../shared/basics/localized.ts';
import { fillText } from '../../../renderer/language/literal-values.ts';
import { currentLanguage, switchLanguage, texts } from '../../../renderer/language/texts.ts';

afterEach(() => switchLanguage('kk'));

test('the first language is Kazakh', () => {
  expect(currentLanguage()).toBe('kk');
  expect(texts.t('common:save')).toBe('Сақтау');
});

test('the language is switched at once, without a restart', async () => {
  await switchLanguage('ru');
  expect(currentLanguage()).toBe('ru');
  expect(texts.t('common:save')).toBe('Сохранить');
});

test('nouns follow the plural rules of each language, and a count is set in its marks', async () => {
  const counted = (count: number): string =>
    texts.t('common:submissionCount', { count }).replaceAll('\u00a0', ' ');
  expect([1, 2, 5, 1000].map(counted)).toEqual([
    '1 өтінім',
    '2 өтінім',
    '5 өтінім',
    '1 000 өтінім',
  ]);
  await switchLanguage('ru');
  expect([1, 2, 5, 21, 1000].map(counted)).toEqual([
    '1 заявка',
    '2 заявки',
    '5 заявок',
    '21 заявка',
    '1 000 заявок',
  ]);
  await switchLanguage('en');
  expect([1, 2].map(counted)).toEqual(['1 application', '2 applications']);
});

const hostile = [
  '{{x}}',
  '{{number}}',
  '$t(common:save)',
  '$&',
  '$1',
  '<b>',
  '{{number, uppercase}}',
  '__proto__',
  '&amp;',
];

test.each(hostile)('the value %s appears exactly as it was typed', async (value) => {
  for (const language of languages) {
    await switchLanguage(language);
    expect(texts.t('common:submissionNumber', { number: value })).toContain(value);
    expect(texts.t('common:savedAt', { time: value })).toContain(value);
  }
});

test('a value that names another variable is not replaced by that variable', () => {
  expect(fillText('{{a}} / {{b}}', { a: '{{b}}', b: '{{a}}' }, 'kk')).toBe('{{b}} / {{a}}');
});

test('a variable that was not given, or only inherited, stays visible', () => {
  expect(fillText('{{missing}} {{toString}}', {}, 'kk')).toBe('{{missing}} {{toString}}');
});
