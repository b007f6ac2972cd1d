import type { Language } from '../basics/localized.ts';
import { languages } from '../basics/localized.ts';
import { z } from '../basics/zod.ts';
import type { Id } from './contest.ts';

/** What an invitation told its person: enough to see later whether a new one is due. */
export interface Told {
  /** Sheets by stage, "written:12 15;oral:3"; empty for a coordinator. */
  readonly sheets: string;
  /** Short hash of everything else: regulation, applications and their documents, people of the region. */
  readonly rest: string;
}

/** What one desk remembers of its letters to a person. It stays on this computer: other desks keep their own. */
export interface Letters {
  /** How often this desk's people said that they reminded the person, and when last; milliseconds. */
  readonly reminded: number;
  readonly remindedAt: number | null;
  /** The language this person is written to in; null where none was chosen. */
  readonly language: Language | null;
  /** The last invitation made here: when, when a person said that it was sent, and what it told. */
  readonly invitation: {
    readonly madeAt: number;
    readonly sentAt: number | null;
    readonly told: Told;
  } | null;
}

export const noLetters: Letters = {
  reminded: 0,
  remindedAt: null,
  language: null,
  invitation: null,
};

/** Letters by person; who is not in it was written none. */
export type LettersByPerson = Readonly<Record<Id, Letters>>;

/** Something a desk does with its letters, at a moment in milliseconds. */
export type LettersChange =
  | { readonly type: 'reminded'; readonly people: readonly Id[]; readonly at: number }
  | { readonly type: 'written-in'; readonly person: Id; readonly language: Language }
  | {
      readonly type: 'invited';
      readonly people: readonly { readonly person: Id; readonly told: Told }[];
      readonly at: number;
    }
  /** Null takes the mark back. */
  | { readonly type: 'sent'; readonly people: readonly Id[]; readonly at: number | null };

export const lettersTo = (letters: LettersByPerson, person: Id): Letters =>
  letters[person] ?? noLetters;

function changed(
  letters: LettersByPerson,
  people: readonly Id[],
  change: (own: Letters, person: Id) => Letters,
): LettersByPerson {
  const next = people.map(
    (person) => [person, change(lettersTo(letters, person), person)] as const,
  );
  return { ...letters, ...Object.fromEntries(next) };
}

/** Letters after a change. */
export function afterLettersChange(
  letters: LettersByPerson,
  change: LettersChange,
): LettersByPerson {
  switch (change.type) {
    case 'reminded':
      return changed(letters, change.people, (own) => ({
        ...own,
        reminded: own.reminded + 1,
        remindedAt: change.at,
      }));
    case 'written-in':
      return changed(letters, [change.person], (own) => ({ ...own, language: change.language }));
    case 'invited': {
      const told = new Map(change.people.map((each) => [each.person, each.told]));
      return changed(letters, [...told.keys()], (own, person) => ({
        ...own,
        invitation: {
          madeAt: change.at,
          sentAt: null,
          told: told.get(person) ?? { sheets: '', rest: '' },
        },
      }));
    }
    case 'sent':
      return changed(letters, change.people, (own) =>
        own.invitation === null
          ? own
          : { ...own, invitation: { ...own.invitation, sentAt: change.at } },
      );
  }
}

const moment = z.number().int();

/** Letters as they are stored. */
export const lettersSchema = z.record(
  z.string(),
  z.strictObject({
    reminded: z.number().int().min(0),
    remindedAt: moment.nullable(),
    language: z.enum(languages).nullable(),
    invitation: z
      .strictObject({
        madeAt: moment,
        sentAt: moment.nullable(),
        told: z.strictObject({ sheets: z.string(), rest: z.string() }),
      })
      .nullable(),
  }),
);
