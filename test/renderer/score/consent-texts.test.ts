import { describe, expect, it } from 'vitest';

import type { OperationId } from '../../../shared/log/operation.ts';
import { consentTextHash } from '../../../shared/trust/consent.ts';
import {
  consentParts,
  consentStanding,
  needsConsent,
} from '../../../renderer/features/score-submissions/consent-texts.ts';

const nothing = { kk: '', ru: '', en: '' };
const texts = {
  confidentiality: { kk: 'Құпия', ru: 'Тайна', en: '' },
  consent: { kk: '', ru: 'Данные', en: '' },
};
const signature = (text: string, wallClock: number) => ({
  text,
  language: 'kk' as const,
  wallClock,
});
const signedBy = (...list: readonly ReturnType<typeof signature>[]) => ({
  consents: new Map([['j1', list]]),
});

describe('the texts to sign', () => {
  it('are in the language asked for, and in another one where that is empty', () => {
    expect(consentParts(texts, 'kk')).toEqual([
      { id: 'confidentiality', text: 'Құпия', language: 'kk' },
      { id: 'consent', text: 'Данные', language: 'ru' },
    ]);
    expect(consentParts(texts, 'en')[0]).toMatchObject({ text: 'Құпия', language: 'kk' });
  });

  it('leave out what the regulation does not say', () => {
    expect(consentParts({ ...texts, consent: nothing }, 'ru')).toHaveLength(1);
    expect(consentParts({ confidentiality: nothing, consent: nothing }, 'ru')).toEqual([]);
  });
});

describe('a consent', () => {
  const now = consentTextHash(texts);

  it('is due until the texts are signed, and nobody else’s signature counts', () => {
    expect(consentStanding(texts, { consents: new Map() }, 'j1')).toEqual({
      signed: null,
      due: true,
      amended: false,
    });
    expect(consentStanding(texts, signedBy(signature(now, 5)), 'j2').due).toBe(true);
  });

  it('says when the present texts were signed last, on whatever laptop', () => {
    const standing = consentStanding(
      texts,
      signedBy(signature(now, 9), signature('0'.repeat(64), 12), signature(now, 5)),
      'j1',
    );
    expect(standing).toEqual({ signed: signature(now, 9), due: false, amended: false });
  });

  it('is due again once a text is amended, and it is told from a first one', () => {
    const standing = consentStanding(texts, signedBy(signature('0'.repeat(64), 5)), 'j1');
    expect(standing).toEqual({ signed: null, due: true, amended: true });
  });

  it('is not asked for where there is nothing to sign', () => {
    const none = { confidentiality: nothing, consent: nothing };
    expect(consentStanding(none, { consents: new Map() }, 'j1').due).toBe(false);
  });

  it('stands before every sheet but one that is handed in and closed', () => {
    const handIn = { id: 'x' as OperationId, salt: new Uint8Array(16), wallClock: 1 };
    expect(needsConsent({ handIn: null, reopening: null })).toBe(true);
    expect(needsConsent({ handIn, reopening: null })).toBe(false);
    expect(needsConsent({ handIn, reopening: 'y' as OperationId })).toBe(true);
  });
});
