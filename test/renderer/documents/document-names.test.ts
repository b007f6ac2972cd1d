import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { shortName, shownName } from '../../../renderer/documents/document-names.ts';

describe('a name as it is shown', () => {
  test.each([
    ['Смета.pdf', 'Смета.pdf'],
    ['  Жоба\n\tсипаттамасы.pdf ', 'Жоба сипаттамасы.pdf'],
    ['fdp.\u202Egnp.exe', 'fdp. gnp.exe'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['a\u200Bb\u2066c\uFEFF', 'a b c'],
    ['\u202E\u0000', ''],
  ])('%j is shown as %j', (name, shown) => {
    expect(shownName(name)).toBe(shown);
  });

  test('a long one is cut in its middle and keeps its ending', () => {
    const shown = shownName(`${'Қосымша '.repeat(500)}№ 12.pdf`, 28);
    expect([...shown].length).toBeLessThanOrEqual(28);
    expect(shown).toMatch(/^Қосымша .*…/);
    expect(shown.endsWith('№ 12.pdf')).toBe(true);
  });

  test('letters outside the basic plane are never cut in two', () => {
    expect(shortName('😀'.repeat(100), 10)).toBe(`${'😀'.repeat(6)}…${'😀'.repeat(3)}`);
  });

  test('nothing in it turns the direction, breaks the line or makes it longer than asked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 }), (units) => {
        const shown = shownName(String.fromCharCode(...units), 30);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect([...shown].length).toBeLessThanOrEqual(30);
      }),
    );
  });
});
