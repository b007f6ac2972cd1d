import { unreachable } from '../basics/assert.ts';
import type { Id } from '../contest/contest.ts';
import type { Language } from '../basics/localized.ts';
import { documentTexts, fillPhrase, phrases } from './document-texts.ts';
import type { Honour } from './honours.ts';
import { lettersTexts } from './letters-texts.ts';
import { localized, memberName, nominationTitle, oneLine, settingsOf } from './naming.ts';
import type { PaperFrame } from './protocol-parts.ts';
import { applicantName, dayOf, projectTitle } from './protocol-words.ts';
import type { SheetSource } from './sheet-source.ts';

/** One diploma or certificate in one language: the lines of the sheet from top to bottom. */
export interface DiplomaData extends PaperFrame {
  /** "place-318": what it is and for which application. */
  readonly id: string;
  readonly title: string;
  /** "1 место", the name of a prize; empty on a certificate. */
  readonly distinction: string;
  /** What stands before the name. */
  readonly lead: string;
  readonly name: string;
  /** What stands after it. */
  readonly lines: readonly string[];
  readonly issued: string;
  readonly signature: { readonly role: string; readonly name: string };
  readonly sealPlace: string;
  /** Null where the application is not in the ranking. */
  readonly proof: ProofLines | null;
}

/** The proof as a paper carries it. */
export interface ProofLines {
  /** What the code to be scanned holds. */
  readonly text: string;
  /** The short code to be read aloud, and how it is checked. */
  readonly lines: readonly string[];
}

/** The proof of an application in the words of a language; null where it has no place. */
export function proofLines(source: SheetSource, submission: Id): ProofLines | null {
  const proof = source.proofOf(submission);
  if (proof === null) return null;
  const { language } = source;
  return {
    text: proof.text,
    lines: [
      fillPhrase(phrases.diploma.check, language, { code: proof.code.replaceAll(' ', '\u00a0') }),
      lettersTexts[language].diploma.scan,
    ],
  };
}

/** The foot that every diploma and certificate has: signature, day and place, room for the stamp. */
export function issuing(
  source: SheetSource,
): PaperFrame & Pick<DiplomaData, 'issued' | 'signature' | 'sealPlace'> {
  const { state, meeting, language, frame } = source;
  const texts = documentTexts[language];
  const chair = settingsOf(state).commission.find(({ role }) => role === 'chair');
  return {
    ...frame,
    issued: fillPhrase(phrases.diploma.issued, language, {
      date: dayOf(meeting?.date ?? '', source),
      place: oneLine(meeting?.place ?? '') || texts.blank,
    }),
    signature: { role: texts.role.chair, name: memberName(chair?.name ?? '', language) },
    sealPlace: fillPhrase(phrases.protocol.seal, language),
  };
}

function distinctionOf(honour: Honour, language: Language): string {
  switch (honour.type) {
    case 'place':
      return fillPhrase(phrases.diploma.place, language, { place: honour.place });
    case 'grand-prix':
      return fillPhrase(phrases.diploma.grandPrix, language);
    case 'prize':
      return fillPhrase(phrases.diploma.special, language, {
        prize: localized(honour.title, language),
      });
    case 'merit':
      return lettersTexts[language].diploma.finalist;
    default:
      return unreachable(honour);
  }
}

/** The diploma of an honour; a finalist's is a certificate of merit. */
export function diplomaData(source: SheetSource, honour: Honour): DiplomaData {
  const { state, language } = source;
  const { submission, nomination } = honour;
  const title = honour.type === 'merit' ? phrases.diploma.merit : phrases.diploma.title;
  return {
    ...issuing(source),
    id: `${honour.type}-${submission}`,
    title: fillPhrase(title, language),
    distinction: distinctionOf(honour, language),
    lead: fillPhrase(phrases.diploma.awarded, language, {
      contest: localized(settingsOf(state).title, language),
      nomination: nominationTitle(state, nomination, language),
    }),
    name: applicantName(source, submission),
    lines: [
      fillPhrase(phrases.diploma.project, language, { project: projectTitle(source, submission) }),
    ],
    proof: proofLines(source, submission),
  };
}

/** What stands in place of diplomas while nobody has won. */
export const noDiplomasText = (language: Language): string => documentTexts[language].noDiplomas;
