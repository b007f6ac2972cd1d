import { type Language, languages } from '../../../shared/basics/localized.ts';
import type { ContestSettings } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { type Consent, consentTextHash, hasConsented } from '../../../shared/trust/consent.ts';
import type { Sheet } from '../../../shared/scoring/sheet.ts';

type Texts = Pick<ContestSettings, 'confidentiality' | 'consent'>;

/** One of the regulation's texts that a juror signs. */
export interface ConsentPart {
  readonly id: 'confidentiality' | 'consent';
  readonly text: string;
  /** The language of `text`: another one than was asked for where that one is empty. */
  readonly language: Language;
}

/** The texts to sign, in a language where they are written in it; a text that is empty is not among them. */
export const consentParts = (texts: Texts, language: Language): readonly ConsentPart[] =>
  (['confidentiality', 'consent'] as const).flatMap((id) => {
    const found = [language, ...languages].find((each) => texts[id][each] !== '');
    return found === undefined ? [] : [{ id, text: texts[id][found], language: found }];
  });

/** What a person signed so far, and whether it still holds. */
export interface ConsentStanding {
  /** The last signature on the texts as they stand; null where they are not signed. */
  readonly signed: Consent | null;
  /** True where there is something to sign. */
  readonly due: boolean;
  /** True where other texts were signed before. */
  readonly amended: boolean;
}

export function consentStanding(
  texts: Texts,
  { consents }: Pick<ContestState, 'consents'>,
  person: string,
): ConsentStanding {
  const all = consents.get(person) ?? [];
  const due = !hasConsented(texts, all);
  const hash = consentTextHash(texts);
  const present = all
    .filter(({ text }) => text === hash)
    .toSorted((a, b) => a.wallClock - b.wallClock);
  return { signed: present.at(-1) ?? null, due, amended: due && all.length > 0 };
}

/** True where a sheet opens only after the consent: every one but what is handed in and closed. */
export const needsConsent = ({ handIn, reopening }: Pick<Sheet, 'handIn' | 'reopening'>): boolean =>
  handIn === null || reopening !== null;
