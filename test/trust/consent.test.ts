import { describe, expect, it } from 'vitest';

import {
  asksForConsent,
  consentTextHash,
  hasConsented,
  signConsent,
} from '../../shared/trust/consent.ts';
import { parseConsent } from '../../shared/trust/consent-schema.ts';

const none = { kk: '', ru: '', en: '' };
const texts = {
  confidentiality: { kk: 'Құпия', ru: 'Тайна', en: 'Secret' },
  consent: { kk: 'Келісім', ru: 'Согласие', en: 'Consent' },
};

describe('consent', () => {
  it('is asked for wherever the regulation has a text of it', () => {
    expect(asksForConsent(texts)).toBe(true);
    expect(asksForConsent({ confidentiality: none, consent: { ...none, en: 'x' } })).toBe(true);
    expect(asksForConsent({ confidentiality: none, consent: none })).toBe(false);
    expect(hasConsented({ confidentiality: none, consent: none }, [])).toBe(true);
  });

  it('is given to the very texts, in every language, and asked for anew when one changes', () => {
    const { value } = signConsent('j1', texts, 'ru');
    const signed = parseConsent(value);
    if (signed === undefined) throw new Error('a consent');
    expect(signed).toEqual({ text: consentTextHash(texts), language: 'ru' });
    const list = [{ ...signed, wallClock: 1 }];
    expect(hasConsented(texts, list)).toBe(true);
    expect(hasConsented(texts, [])).toBe(false);
    const amended = { ...texts, consent: { ...texts.consent, kk: 'Басқа' } };
    expect(hasConsented(amended, list)).toBe(false);
    expect(
      consentTextHash({ confidentiality: texts.consent, consent: texts.confidentiality }),
    ).not.toBe(consentTextHash(texts));
  });

  it('is nothing in another form', () => {
    for (const odd of [
      null,
      true,
      {},
      { text: 'a', language: 'kk' },
      { text: 'a'.repeat(64), language: 'tr' },
    ])
      expect(parseConsent(odd)).toBeUndefined();
  });
});
