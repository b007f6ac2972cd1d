import { RememberedRows } from '../../shared/exchange/memory-rows.ts';
import type { ImportRecord, OwnLog, StoredContest } from './contest-store.ts';
import type { OpenSecrets } from './locked-secret.ts';

/** What is kept of a contest beside its segments. */
export type Notes = Omit<StoredContest, 'segments' | 'pending' | 'own' | 'mailbox'> & {
  readonly own: OwnLog;
  /** What is remembered of the mailbox. */
  readonly mailbox: RememberedRows;
};

/** What a person's command changes in memory once it is on disk. */
export interface NotesChange extends Partial<Omit<Notes, 'imports'>> {
  readonly record?: ImportRecord;
  /** What the profile's lock holds now. */
  readonly opened?: OpenSecrets;
}

/** The notes in what is stored; `ownOf` says where the own log ends. */
export function notesOf(
  { segments: _, pending: __, own, mailbox = [], ...notes }: StoredContest,
  ownOf: (own: OwnLog | null) => OwnLog,
): Notes {
  const { memory } = notes.exchange ?? {};
  const remembered =
    memory === undefined ? RememberedRows.of(mailbox) : RememberedRows.unwritten(memory);
  return { ...notes, own: ownOf(own), mailbox: remembered };
}

/** Notes as they are stored. */
export function storedNotes({
  exchange = null,
  mailbox: { rows },
  ...notes
}: Notes): Omit<StoredContest, 'segments' | 'pending'> {
  return {
    ...notes,
    ...(exchange === null ? {} : { exchange }),
    ...(rows.length === 0 ? {} : { mailbox: rows }),
  };
}
