import { unreachable } from '../basics/assert.ts';
import type { Id } from '../contest/contest.ts';
import { fullName } from '../contest/people.ts';
import { documentTexts, fillPhrase, fillText, phrases } from './document-texts.ts';
import { appealBlocks } from './letter-appeal.ts';
import type { Letter } from './letter-list.ts';
import { refusalBlocks } from './letter-refusal.ts';
import { lettersTexts } from './letters-texts.ts';
import { localized, memberName, oneLine, settingsOf } from './naming.ts';
import type { Block, PaperData } from './protocol-parts.ts';
import { applicantName, dayOf, sentence } from './protocol-words.ts';
import type { SheetSource } from './sheet-source.ts';

/** A letter in one language: a paper with somebody it is to. */
export interface LetterData extends PaperData {
  /** "refused-318", for finding it again. */
  readonly id: string;
  readonly to: string;
}

const contestTitle = ({ state, language }: SheetSource): string =>
  localized(settingsOf(state).title, language);

function titleOf({ kind, about }: Letter, source: SheetSource): string {
  const { state, ranking, language } = source;
  if (kind === 'appeal') {
    const appeal = (state.appeals.get(ranking.stage) ?? []).find(({ id }) => id === about);
    const number = oneLine(appeal?.number ?? '') || documentTexts[language].blank;
    return fillPhrase(phrases.appeal.title, language, { number });
  }
  const isThanks = ['juror', 'coach', 'participant', 'partner'].includes(kind);
  return fillPhrase(isThanks ? phrases.letter.title : phrases.refusal.title, language);
}

/** The application a letter is about; null for one that is to a person. */
function submissionOf({ kind, about }: Letter, { state, ranking }: SheetSource): Id | null {
  switch (kind) {
    case 'juror':
    case 'coach':
    case 'partner':
      return null;
    case 'appeal':
      return (
        (state.appeals.get(ranking.stage) ?? []).find(({ id }) => id === about)?.submission ?? null
      );
    case 'not-admitted':
    case 'refused':
    case 'not-selected':
    case 'not-granted':
    case 'participant':
      return about;
    default:
      return unreachable(kind);
  }
}

function nameOf(letter: Letter, source: SheetSource): string {
  const { state, language } = source;
  const { blank } = documentTexts[language];
  switch (letter.kind) {
    case 'juror': {
      const person = state.people.get(letter.about);
      return person === undefined ? blank : oneLine(fullName(person));
    }
    case 'coach':
      return letter.about;
    case 'partner':
      return blank;
    case 'not-admitted':
    case 'refused':
    case 'not-selected':
    case 'not-granted':
    case 'appeal':
    case 'participant': {
      const submission = submissionOf(letter, source);
      return submission === null ? blank : applicantName(source, submission);
    }
    default:
      return unreachable(letter.kind);
  }
}

function bodyOf(letter: Letter, source: SheetSource): readonly Block[] {
  const { language } = source;
  const { letter: said } = phrases;
  const wishes = sentence('wishes', fillPhrase(said.wishes, language));
  switch (letter.kind) {
    case 'juror': {
      const text = fillPhrase(said.jury, language, { contest: contestTitle(source) });
      return [sentence('thanks', text), wishes];
    }
    case 'coach':
    case 'partner':
      return [sentence('thanks', fillPhrase(said[letter.kind], language)), wishes];
    case 'participant':
      return [sentence('thanks', fillPhrase(said.participant, language))];
    case 'appeal':
      return appealBlocks(source, letter.about);
    case 'not-admitted':
    case 'refused':
    case 'not-selected':
    case 'not-granted':
      return refusalBlocks(source, letter.kind, letter.about);
    default:
      return unreachable(letter.kind);
  }
}

/** One letter: head, greeting, what it says, who signs. A draft is marked, and does not list what is open. */
export function letterData(source: SheetSource, letter: Letter): LetterData {
  const { state, meeting, language, frame } = source;
  const texts = lettersTexts[language].letter;
  const name = nameOf(letter, source);
  const about = submissionOf(letter, source);
  const chair = settingsOf(state).commission.find(({ role }) => role === 'chair');
  return {
    ...frame,
    id: `${letter.kind}-${letter.about}`,
    to: name,
    draftNote: documentTexts[language].draftNote,
    openTexts: [],
    title: titleOf(letter, source),
    lines: [
      fillText(texts.date, language, { date: dayOf(meeting?.date ?? '', source) }),
      texts.reference,
      ...(about === null ? [] : [fillText(texts.application, language, { number: about })]),
    ],
    sections: [
      {
        id: letter.kind,
        title: '',
        blocks: [
          sentence('greeting', fillPhrase(phrases.letter.greeting, language, { name })),
          ...bodyOf(letter, source),
          sentence('signed', fillPhrase(phrases.letter.signed, language)),
        ],
      },
    ],
    numbered: false,
    annexes: [],
    closing: [],
    signing: {
      title: '',
      lines: [
        { role: documentTexts[language].role.chair, name: memberName(chair?.name ?? '', language) },
      ],
      sealPlace: fillPhrase(phrases.protocol.seal, language),
    },
  };
}
