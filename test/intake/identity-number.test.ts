import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit, parseIdentityNumber } from '../../shared/intake/identity-number.ts';

const withCheckDigit = (eleven: string): string => `${eleven}${checkDigit(eleven) ?? 0}`;

describe('ИИН and БИН', () => {
  test.each([
    ['a person born on 13 May 1985', withCheckDigit('85051330012'), 'person'],
    ['a person born on 29 February 2000', withCheckDigit('00022950010'), 'person'],
    ['an organisation of May 2005', withCheckDigit('05054000123'), 'organisation'],
    ['an organisation of a non-resident', withCheckDigit('21125000456'), 'organisation'],
  ] as const)('%s is read', (_what, digits, kind) => {
    expect(parseIdentityNumber(digits)).toEqual({
      ok: true,
      value: { digits, kind, checkDigitFits: true },
    });
  });

  test('the check digit of a known example follows from the other eleven', () => {
    // 1·9 + 2·4 + 3·1 + 4·2 + 5·4 + 6·0 + 7·0 + 8·0 + 9·0 + 10·2 + 11·2 = 90 = 8·11 + 2
    expect(checkDigit('94124000022')).toBe(2);
    // 4·1 + 5·1 + 10·1 + 11·1 = 30 = 2·11 + 8
    expect(checkDigit('00011000011')).toBe(8);
    // First weights give 10, so the second ones decide: 4·1 + 6·1 = 10 → 6·1 + 8·1 = 14 = 11 + 3
    expect(checkDigit('00010100000')).toBe(3);
  });

  test('a wrong check digit is no reason to refuse', () => {
    const digits = withCheckDigit('85051330012');
    const wrong = `${digits.slice(0, 11)}${(Number(digits[11]) + 1) % 10}`;
    expect(parseIdentityNumber(wrong)).toMatchObject({
      ok: true,
      value: { checkDigitFits: false },
    });
  });

  test.each([
    ['11 digits', '85051330012', { type: 'IdentityLength', digits: 11 }],
    ['13 digits', '8505133001234', { type: 'IdentityLength', digits: 13 }],
    ['nothing', '', { type: 'IdentityLength', digits: 0 }],
    ['31 February', '850231300123', { type: 'IdentityDate' }],
    ['29 February 1900', '000229300123', { type: 'IdentityDate' }],
    ['31 April', '850431300123', { type: 'IdentityDate' }],
    ['day 0', '850500300123', { type: 'IdentityDate' }],
    ['month 13', '851313300123', { type: 'IdentityDate' }],
    ['month 0 of an organisation', '050040001234', { type: 'IdentityDate' }],
    ['a day of the seventies', '850570300123', { type: 'IdentityDate' }],
    ['a century that has not come', '850513900123', { type: 'IdentityCentury' }],
    ['letters', '85051330O123', { type: 'IdentitySigns' }],
    ['Arabic digits', '٨٥٠٥١٣٣٠٠١٢٣', { type: 'IdentitySigns' }],
    ['an exponent', '8.5E+11', { type: 'IdentitySigns' }],
  ])('%s is refused', (_what, text, error) => {
    expect(parseIdentityNumber(text)).toEqual({ ok: false, error });
  });

  test('spaces and hyphens between digits are ignored', () => {
    const digits = withCheckDigit('85051330012');
    expect(parseIdentityNumber(`${digits.slice(0, 6)} ${digits.slice(6)}`)).toMatchObject({
      ok: true,
      value: { digits },
    });
  });

  test('where the first weights decide, one mistyped digit always changes the check digit', () => {
    const sum = (text: string): number =>
      [...text].reduce((total, digit, index) => total + (index + 1) * Number(digit), 0) % 11;
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9]{11}$/),
        fc.nat(9),
        fc.integer({ min: 1, max: 9 }),
        (text, at, shift) => {
          const letters = [...text];
          letters[at] = String((Number(text[at]) + shift) % 10);
          const typo = letters.join('');
          fc.pre(sum(text) < 10 && sum(typo) < 10);
          expect(checkDigit(typo)).not.toBe(checkDigit(text));
        },
      ),
    );
  });
});
