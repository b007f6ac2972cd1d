import { describe, expect, test } from 'vitest';
import { cleanLines, cleanText } from '../../shared/contest/clean-text.ts';
import { parsePerson } from '../../shared/contest/person-schema.ts';

const person = (surname: string) => ({
  id: 'j',
  role: 'juror',
  surname,
  givenName: '',
  patronymic: '',
  organisation: '',
  region: null,
  nominations: [],
  ticket: null,
});

describe('text that comes from outside', () => {
  test.each([
    ['NFD Қайрат becomes NFC', `Қайрат Е\u0308`, 'Қайрат Ё'],
    ['a turned reading direction is undone', 'Иван\u202Eвонави', 'Иванвонави'],
    ['zero-width letters go', 'Қай\u200Bрат\uFEFF', 'Қайрат'],
    ['line breaks become spaces', ' Қайрат\r\n\tСәбит ', 'Қайрат Сәбит'],
    ['control letters go', 'a\u0000b\u0007c\u009Fd', 'abcd'],
    ['a lone surrogate goes', 'a\uD800b', 'ab'],
    ['markup stays what was typed', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['placeholders stay what was typed', '{{x}} $t(key)', '{{x}} $t(key)'],
  ])('%s, and may be stored', (_what, given, expected) => {
    expect(cleanText(given)).toBe(expected);
    expect(parsePerson(person(cleanText(given))).ok).toBe(true);
  });

  test('several lines keep their breaks, at most one empty line in a row', () => {
    expect(cleanLines('а \r\n б\n\n\n\nв\u2028г')).toBe('а\nб\n\nв\nг');
  });
});
