import { expect, test } from 'vitest';

import { languages } from '../../../shared/basics/localized.ts';
import { milli } from '../../../shared/basics/points.ts';
import { errorTypes } from '../../../shared/language/error-types.ts';
import { quarantineReasons } from '../../../shared/merge/state.ts';
import { errorText, quarantineText } from '../../../renderer/language/error-text.ts';
import { textTree } from '../../../renderer/language/texts.ts';

test.each(languages)(
  'every expected failure says in %s what happened, what it means and what to do',
  (language) => {
    const titles = new Set<string>();
    for (const type of errorTypes) {
      const text = errorText({ type }, language);
      for (const part of [text.title, text.what, text.do]) {
        expect(part).not.toBe('');
        expect(part).not.toContain(type);
      }
      titles.add(text.what);
    }
    expect(titles.size).toBeGreaterThan(errorTypes.length - 4);
  },
);

test.each(languages)('every reason for quarantine has words in %s', (language) => {
  for (const reason of quarantineReasons) {
    const text = quarantineText(reason, language);
    for (const part of [text.title, text.what, text.do]) expect(part).not.toContain(`quarantine.`);
  }
});

test('the text files hold no error that the application does not know', () => {
  for (const language of languages) {
    const { quarantine, ...errors } = textTree(language, 'errors') ?? {};
    expect(Object.keys(errors).toSorted()).toEqual([...errorTypes].toSorted());
    expect(Object.keys(quarantine ?? {}).toSorted()).toEqual([...quarantineReasons].toSorted());
  }
});

test('bounds of a score are set in the marks of the language', () => {
  const error = {
    type: 'ScoreStep',
    step: milli(500),
    below: milli(7000),
    above: milli(7500),
  } as const;
  expect(errorText(error, 'kk').do).toBe('Жақын мәнді таңдаңыз: 7 немесе 7,5.');
  expect(errorText(error, 'en').do).toBe('Choose the nearest value: 7 or 7.5.');
});

test('details of a command’s error fill its text and are not read as text themselves', () => {
  const error = { type: 'TableColumnMissing', details: { column: '{{x}} $t(title)' } };
  expect(errorText(error, 'ru').what).toBe('Столбец «{{x}} $t(title)» не найден.');
});

test('a type of a later version gets the words for the unexpected', () => {
  expect(errorText({ type: 'SomethingNew' }, 'en')).toEqual(
    errorText({ type: 'Unexpected' }, 'en'),
  );
});
