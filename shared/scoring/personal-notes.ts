import { z } from '../basics/zod.ts';
import type { Id } from '../contest/contest.ts';
import {
  type RememberedColumns,
  rememberedColumnsSchema,
  withRemembered,
} from '../contest/remembered-columns.ts';
import {
  afterLettersChange,
  type LettersByPerson,
  type LettersChange,
  lettersSchema,
} from '../contest/letters.ts';
import { type SavedView, savedViewSchema, withView } from '../finding/saved-view.ts';

/**
 * What a person keeps for themselves: it stays on their laptop and is no part of the contest. Lists are in no
 * particular order where nothing is said of it.
 */
export interface PersonalNotes {
  /** Notes to oneself by submission; none is empty. */
  readonly notes: Readonly<Record<Id, string>>;
  /** Submissions with a star. */
  readonly starred: readonly Id[];
  /** Submissions that are put off. */
  readonly later: readonly Id[];
  /** How the juror's list is ordered; null = as the stage suggests. */
  readonly order: ListOrder | null;
  /** The juror's own order of submissions, best first, by stage. */
  readonly ranking: Readonly<Record<Id, readonly Id[]>>;
  /** Submissions of which the juror said, before looking, that there is no conflict of interest. */
  readonly cleared: readonly Id[];
  /** Views of long tables that the person gave a name. */
  readonly views: readonly SavedView[];
  /** How the columns of tables of applications were put right, the latest first. */
  readonly columns: readonly RememberedColumns[];
  /** What this desk remembers of its letters to people: invitations and reminders. */
  readonly letters: LettersByPerson;
}

/** own = shuffled, the same on every start; number = by the numbers of the submissions. */
export type ListOrder = 'own' | 'number';

/** One thing a person changes in what they keep for themselves. */
export type PersonalChange =
  | { readonly type: 'note'; readonly submission: Id; readonly text: string }
  | { readonly type: 'mark'; readonly mark: PersonalMark; readonly submissions: readonly Id[] }
  | { readonly type: 'unmark'; readonly mark: PersonalMark; readonly submissions: readonly Id[] }
  | { readonly type: 'order'; readonly order: ListOrder }
  /** Null forgets the own order. */
  | { readonly type: 'ranking'; readonly stage: Id; readonly ranking: readonly Id[] | null }
  /** Takes the place of the view of the same table and name. */
  | { readonly type: 'view'; readonly view: SavedView }
  | { readonly type: 'drop-view'; readonly table: string; readonly name: string }
  /** Null forgets the source. */
  | {
      readonly type: 'columns';
      readonly source: string;
      readonly columns: Omit<RememberedColumns, 'source'> | null;
    }
  | { readonly type: 'letters'; readonly change: LettersChange };

export type PersonalMark = 'starred' | 'later' | 'cleared';

/** What is kept after a change. */
export function afterPersonalChange(kept: PersonalNotes, change: PersonalChange): PersonalNotes {
  switch (change.type) {
    case 'note': {
      const { [change.submission]: _replaced, ...others } = kept.notes;
      const text = change.text.trim();
      return { ...kept, notes: text === '' ? others : { ...others, [change.submission]: text } };
    }
    case 'mark':
      return {
        ...kept,
        [change.mark]: [...new Set([...kept[change.mark], ...change.submissions])],
      };
    case 'unmark': {
      const gone = new Set(change.submissions);
      return { ...kept, [change.mark]: kept[change.mark].filter((each) => !gone.has(each)) };
    }
    case 'order':
      return { ...kept, order: change.order };
    case 'ranking': {
      const { [change.stage]: _replaced, ...others } = kept.ranking;
      const { ranking } = change;
      return {
        ...kept,
        ranking: ranking === null ? others : { ...others, [change.stage]: ranking },
      };
    }
    case 'view':
      return { ...kept, views: withView(kept.views, change.view) };
    case 'drop-view':
      return {
        ...kept,
        views: kept.views.filter(
          ({ table, name }) => table !== change.table || name !== change.name,
        ),
      };
    case 'columns':
      return { ...kept, columns: withRemembered(kept.columns, change.source, change.columns) };
    case 'letters':
      return { ...kept, letters: afterLettersChange(kept.letters, change.change) };
  }
}

const ids = z.array(z.string());

/** Personal notes as they are stored. */
export const personalNotesSchema = z.strictObject({
  notes: z.record(z.string(), z.string()),
  starred: ids,
  later: ids,
  order: z.enum(['own', 'number']).nullable(),
  ranking: z.record(z.string(), ids),
  cleared: ids,
  // Notes of the first version have none.
  views: z.array(savedViewSchema).default([]),
  columns: rememberedColumnsSchema.default([]),
  letters: lettersSchema.default({}),
});
