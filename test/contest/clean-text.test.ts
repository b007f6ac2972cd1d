import { describe, expect, test } from 'vitest';
import { cleanLines, cleanText, isCleanText } from '../../shared/contest/clean-text.ts';

describe('text that comes from outside', () => {
  test.each([
    ['NFD Қайрат becomes NFC', 'Қайрат'.normalize('NFD') + ' Е\u0308', 'Қайрат Ё'],
    ['a turned reading direction is undone', 'Иван\u202Eвонави', 'Иванвонави'],
    ['zero-width letters go', 'Қай\u200Bрат\uFEFF', 'Қайрат'],
    ['line breaks become spaces', ' Қайрат\r\n\tСәбит ', 'Қайрат Сәбит'],
    ['control letters go', 'a\u0000b\u0007c\u009Fd', 'abcd'],
    ['a lone surrogate goes', 'a\uD800b', 'ab'],
    ['markup stays what was typed', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['placeholders stay what was typed', '{{x}} $t(key)', '{{x}} $t(key)'],
    ['no-break spaces become plain ones', '№\u00A07', '№ 7'],
    ['emoji stay', '🌱 жоба', '🌱 жоба'],
  ])('%s', (_what, given, expected) => {
    expect(cleanText(given)).toBe(expected);
    expect(isCleanText(cleanText(given))).toBe(true);
  });

  test('several lines keep their breaks, at most one empty line in a row', () => {
    expect(cleanLines('а \r\n б\n\n\n\nв\u2028г')).toBe('а\nб\n\nв\nг');
  });

  test('text with forbidden letters is told from clean text', () => {
    expect(isCleanText('Мәтін\nекі жол\tбаған')).toBe(true);
    expect(isCleanText('Мәтін\u202E')).toBe(false);
    expect(isCleanText('\uDC00')).toBe(false);
  });
});
