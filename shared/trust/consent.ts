import { sha256, toHex, utf8ToBytes } from '../basics/bytes.ts';
import { type Language, languages } from '../basics/localized.ts';
import type { Action } from '../contest/action.ts';
import type { ContestSettings, Id } from '../contest/contest.ts';

export const consentKind = 'consent.sign';

/** A juror's signed word that they keep confidential what they read, and that their personal data may be processed. */
export interface Consent {
  /** SHA-256 (64 hex digits) of the texts that were signed, in all three languages: `consentTextHash`. */
  readonly text: string;
  /** The language in which they were read. */
  readonly language: Language;
  /** Clock of the laptop that signed, in ms; shown, and decides nothing. */
  readonly wallClock: number;
}

type Texts = Pick<ContestSettings, 'confidentiality' | 'consent'>;

/** True where the regulation has a text to sign. */
export const asksForConsent = ({ confidentiality, consent }: Texts): boolean =>
  [confidentiality, consent].some((text) => languages.some((language) => text[language] !== ''));

/** Names exactly the texts of a regulation: an amendment of either is to be signed anew. */
export const consentTextHash = ({ confidentiality, consent }: Texts): string =>
  toHex(
    sha256(
      utf8ToBytes(
        JSON.stringify(
          [confidentiality, consent].map((text) => languages.map((language) => text[language])),
        ),
      ),
    ),
  );

/** The operation by which a person signs the texts of the regulation as they stand. */
export const signConsent = (person: Id, texts: Texts, language: Language): Action => ({
  kind: consentKind,
  key: `consent/${person}`,
  value: { text: consentTextHash(texts), language },
});

/** True where one of a person's signatures is on the texts as they stand, or there is nothing to sign. */
export const hasConsented = (texts: Texts, signed: readonly Consent[]): boolean =>
  !asksForConsent(texts) || signed.some(({ text }) => text === consentTextHash(texts));
