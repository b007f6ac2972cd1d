import fc from 'fast-check';
import { expect, test } from 'vitest';

import { cleanLine, cleanText, shortenText } from '../../shared/language/clean-text.ts';
import { mixedWords, repairMixedWords } from '../../shared/language/look-alikes.ts';

const lines: readonly (readonly [what: string, raw: string, text: string])[] = [
  ['a decomposed name', 'Қайрат'.normalize('NFD'), 'Қайрат'],
  ['direction marks', 'Айгүл\u202e fdp.exe', 'Айгүл fdp.exe'],
  ['zero-width characters', '\ufeffАй\u200bгүл\u200d\u2060', 'Айгүл'],
  ['control characters', 'Ай\u0000г\u0007үл\u001b[31m', 'Айгүл[31m'],
  ['a soft hyphen', 'Қызыл\u00adорда', 'Қызылорда'],
  ['line breaks', 'Айгүл\r\nСерікқызы\u2028Әлиева', 'Айгүл Серікқызы Әлиева'],
  ['runs of space', '  Айгүл \t\u00a0 Әлиева ', 'Айгүл Әлиева'],
  ['a broken surrogate pair', 'Ай\ud800гүл', 'Айгүл'],
  [
    'markup, which is text like any other',
    '<img src=x onerror=alert(1)>',
    '<img src=x onerror=alert(1)>',
  ],
  ['what looks like a variable', '{{x}} $t(key)', '{{x}} $t(key)'],
  ['nothing but hidden characters', '\u200b\u202e\u0000', ''],
  ['a picture of two halves', '🏆 Айгүл', '🏆 Айгүл'],
];

test.each(lines)('%s in a name is cleaned', (_what, raw, text) => {
  expect(cleanLine(raw).text).toBe(text);
});

test('hidden characters are reported, ordinary spaces are not', () => {
  expect(cleanLine('Ай\u200bгүл').hiddenRemoved).toBe(true);
  expect(cleanLine('  Айгүл \n Әлиева').hiddenRemoved).toBe(false);
});

test('a comment keeps its lines and at most one empty line between them', () => {
  expect(cleanText(' бір \r\n\r\n\r\n\r\nекі\tүш \n').text).toBe('бір\n\nекі үш');
});

test('cleaning twice is cleaning once, and what is left is NFC without hidden characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      for (const clean of [cleanLine, cleanText]) {
        const { text } = clean(raw);
        expect(clean(text).text).toBe(text);
        expect(text).toBe(text.normalize('NFC'));
        expect(text).not.toMatch(/[\p{Cf}\u0000-\u0009\u000b-\u001f]/u);
      }
    }),
  );
});

const mixed: readonly (readonly [word: string, repaired: string | null])[] = [
  ['Әдiлет', 'Әдiлет'.replace('i', 'і')],
  ['Әлиевa', 'Әлиева'],
  ['Yміт', 'Үміт'],
  ['Соlgate', 'Colgate'],
  ['ӘдilGет', null],
];

test.each(mixed)('"%s" mixes alphabets and is probably meant as "%s"', (word, repaired) => {
  expect(mixedWords(`№ 7 ${word}, ${word}`)).toEqual([{ word, repaired }]);
});

test('words of one alphabet beside each other are not mixed', () => {
  expect(mixedWords('IT-хаб EXPO 2017 «Жасыл әлем» Qazaqstan')).toEqual([]);
});

test('a mixed name stays as typed and the repaired form is offered', () => {
  const clean = cleanLine('Әдiлет Серiков');
  expect(clean.text).toBe('Әдiлет Серiков');
  expect(clean.suggestion).toBe('Әділет Серіков');
  expect(cleanLine(clean.suggestion)).toMatchObject({ mixed: [], suggestion: 'Әділет Серіков' });
});

test('text without mixed words is repaired to itself', () => {
  const kazakh = fc.string({ unit: fc.constantFrom(...'аәбвгғіқңөұүһ -№«»'), maxLength: 20 });
  fc.assert(fc.property(kazakh, (text) => repairMixedWords(text) === text));
});

test('a text is shortened by whole characters, and shows it', () => {
  expect(shortenText('Айгүл', 5)).toBe('Айгүл');
  expect(shortenText('🏆🏆🏆🏆', 3)).toBe('🏆🏆…');
  expect([...shortenText('ә'.repeat(4000), 80)]).toHaveLength(80);
});
