import { equalBytes } from '../../shared/basics/bytes.ts';
import type { RepairFound, StoreChange, StoredSegment } from './contest-store.ts';
import { applyChanges, nothingStored, type Stored } from './memory-store.ts';
import type { ReadDatabase } from './open-rows.ts';
import type { NumberedChanges, ReadJournal } from './read-entries.ts';
import { encodeStored } from './stored-schema.ts';

/** What journal and database come to together, and what has to be written so that both say it. */
export interface StartPlan {
  readonly stored: Stored;
  /** catch-up: the database takes the changes it lacks · mark: it only lacks the place in the journal */
  readonly database:
    | { readonly type: 'keep' | 'mark' | 'renew' }
    | { readonly type: 'catch-up'; readonly changes: readonly StoreChange[] };
  readonly journal: 'keep' | 'renew';
  readonly repair: RepairFound | null;
}

/** Everything stored as the changes by which it comes about on a fresh installation. */
export function changesOf({ contest, key }: Stored): readonly StoreChange[] {
  if (contest === null) return key === null ? [{ type: 'erase' }] : [{ type: 'key', key }];
  const {
    profile,
    facts,
    own,
    segments,
    pending,
    imports,
    lastExport,
    receipt,
    keeping,
    personal,
    exchange = null,
    mailbox = [],
  } = contest;
  return [
    { type: 'create', profile, facts, ...(own === null ? {} : { own }) },
    { type: 'rebased', commits: pending },
    ...imports.map((record) => ({ type: 'import' as const, record })),
    ...(lastExport === null ? [] : [{ type: 'export' as const, mark: lastExport }]),
    ...(receipt === null ? [] : [{ type: 'receipt' as const, receipt }]),
    ...(keeping === undefined ? [] : [{ type: 'keeping' as const, keeping }]),
    ...(personal === undefined ? [] : [{ type: 'personal' as const, personal }]),
    ...(exchange === null ? [] : [{ type: 'exchange' as const, exchange }]),
    ...(mailbox.length === 0 ? [] : [{ type: 'mailbox' as const, put: mailbox, gone: [] }]),
    { type: 'segments', segments, sealed: false },
  ];
}

const sameSegment = (a: StoredSegment, b: StoredSegment | undefined): boolean =>
  b !== undefined && a.import === b.import && equalBytes(a.bytes, b.bytes);

/** True where two stores hold the same, in whatever order their segments lie. */
export function sameStored(a: Stored, b: Stored): boolean {
  const [one, other] = [a, b].map(({ contest, key }) =>
    encodeStored({ contest: contest === null ? null : { ...contest, segments: [] }, key }),
  );
  if (one === undefined || other === undefined || !equalBytes(one, other)) return false;
  const segments = new Map(b.contest?.segments.map((each) => [each.id, each]));
  const own = a.contest?.segments ?? [];
  return (
    own.length === segments.size && own.every((each) => sameSegment(each, segments.get(each.id)))
  );
}

const changesIn = (entries: readonly NumberedChanges[]): readonly StoreChange[] =>
  entries.flatMap(({ changes }) => changes);

/** Replays what can be: of a journal whose beginning is lost, changes may have nothing to change. */
function replayed({ entries }: ReadJournal): Stored {
  const begins = entries[0]?.changes.some(
    ({ type }) => type === 'create' || type === 'key' || type === 'erase',
  );
  return begins === true ? applyChanges(nothingStored, changesIn(entries)) : nothingStored;
}

const amount = ({ contest }: Stored): readonly number[] =>
  contest === null
    ? [-1]
    : [contest.segments.length, contest.pending.length, contest.imports.length];

function isMore(a: Stored, b: Stored): boolean {
  const [of, than] = [amount(a), amount(b)];
  const at = of.findIndex((value, index) => value !== (than[index] ?? 0));
  return at >= 0 && (of[at] ?? 0) > (than[at] ?? 0);
}

/** The one that holds more, with every segment that only the other one holds. */
export function unionOf(a: Stored, b: Stored): Stored {
  const [more, less] = isMore(b, a) ? [b, a] : [a, b];
  const isSame =
    more.contest !== null && more.contest.profile.contest === less.contest?.profile.contest;
  if (more.contest === null || less.contest === null || !isSame) return more;
  const known = new Set(more.contest.segments.map(({ id }) => id));
  const others = less.contest.segments.filter(({ id }) => !known.has(id));
  const segments = [...more.contest.segments, ...others];
  return { ...more, contest: { ...more.contest, segments } };
}

/** What was salvaged goes on in a new log where nobody knows the end of the own one: none may get a second end. */
function goingOn(stored: Stored): Stored {
  const { contest } = stored;
  if (contest === null || contest.own !== null) return stored;
  return { ...stored, contest: { ...contest, own: { head: null, behind: true } } };
}

/** The database alone, as a browser has it. */
function withoutJournal(database: ReadDatabase): StartPlan {
  const { health, stored } = database;
  if (health === 'whole' || health === 'empty')
    return { stored, database: { type: 'keep' }, journal: 'keep', repair: null };
  return {
    stored: goingOn(stored),
    database: { type: 'renew' },
    journal: 'keep',
    repair: { kind: 'both-damaged', cause: health, lost: true },
  };
}

const fromJournal = (stored: Stored, repair: RepairFound | null): StartPlan => ({
  stored,
  database: { type: 'renew' },
  journal: 'keep',
  repair,
});

const fromDatabase = (
  stored: Stored,
  database: StartPlan['database'],
  repair: RepairFound | null,
): StartPlan => ({ stored, database, journal: 'renew', repair });

/** Both hold something and neither is damaged. */
function bothWhole(journal: ReadJournal, database: ReadDatabase): StartPlan {
  const { mark, stored } = database;
  const all = replayed(journal);
  if (mark?.generation !== journal.generation) {
    // The journal was begun anew and the program ended before the database was told.
    if (sameStored(all, stored))
      return { stored: all, database: { type: 'mark' }, journal: 'keep', repair: null };
    const both = goingOn(unionOf(all, stored));
    const repair: RepairFound = { kind: 'both-damaged', cause: 'missing', lost: false };
    return { stored: both, database: { type: 'renew' }, journal: 'renew', repair };
  }
  if (mark.entry > journal.last)
    return fromDatabase(
      stored,
      { type: 'mark' },
      { kind: 'journal-renewed', cause: 'short', lost: false },
    );
  const before = journal.entries.filter(({ number }) => number <= mark.entry);
  const missing = journal.entries.filter(({ number }) => number > mark.entry);
  const then = missing.length === 0 ? all : applyChanges(nothingStored, changesIn(before));
  // Where everything began anew in what is missing, the database still holds what was before.
  const isBehind = (before.length === 0 && missing.length > 0) || sameStored(then, stored);
  if (isBehind) {
    const changes = changesIn(missing);
    return {
      stored: all,
      database: changes.length === 0 ? { type: 'keep' } : { type: 'catch-up', changes },
      journal: 'keep',
      repair: null,
    };
  }
  // What the database took after all, and the journal says it refused: nobody was told that it is saved.
  if (journal.aborted.has(mark.entry)) return fromJournal(all, null);
  return fromJournal(all, { kind: 'store-rebuilt', cause: 'damaged', lost: false });
}

/** The journal cannot be read to its end. */
function journalDamaged(journal: ReadJournal, database: ReadDatabase): StartPlan {
  const { health, mark, stored } = database;
  if (health !== 'whole' || mark === null) {
    const both = goingOn(unionOf(replayed(journal), stored));
    const repair: RepairFound = { kind: 'both-damaged', cause: 'damaged', lost: true };
    return { stored: both, database: { type: 'renew' }, journal: 'renew', repair };
  }
  const isSame = mark.generation === journal.generation;
  const missing = isSame ? journal.entries.filter(({ number }) => number > mark.entry) : [];
  const changes = changesIn(missing);
  const known = Math.max(mark.entry, journal.last);
  const lost = isSame && journal.written - 1 > known;
  return fromDatabase(
    applyChanges(stored, changes),
    changes.length === 0 ? { type: 'mark' } : { type: 'catch-up', changes },
    { kind: 'journal-renewed', cause: 'damaged', lost },
  );
}

/** What journal and database come to. */
function compared(journal: ReadJournal, database: ReadDatabase): StartPlan {
  const { health, stored, mark } = database;
  if (journal.health === 'damaged') return journalDamaged(journal, database);
  if (journal.health === 'empty') {
    if (health === 'empty')
      return { stored, database: { type: 'keep' }, journal: 'keep', repair: null };
    if (health === 'whole') {
      const isFirst = mark === null || mark.generation === null;
      const repair = { kind: 'journal-renewed', cause: 'missing', lost: false } as const;
      return fromDatabase(stored, { type: 'mark' }, isFirst ? null : repair);
    }
    const repair = { kind: 'both-damaged', cause: health, lost: true } as const;
    return { stored: goingOn(stored), database: { type: 'renew' }, journal: 'renew', repair };
  }
  if (health === 'whole') return bothWhole(journal, database);
  // A program that ended between its very first entry and the database has nothing to say about it.
  const isFirst = health === 'empty' && journal.last === 0 && journal.entries[0]?.isBase !== true;
  const repair = { kind: 'store-rebuilt', cause: health, lost: false } as const;
  return fromJournal(replayed(journal), isFirst ? null : repair);
}

/** A copy of an installation goes on in a log of its own: the other one may go on as well, and no log gets two ends. */
function asCopy(plan: StartPlan): StartPlan {
  const { contest } = plan.stored;
  const behind = { head: null, ...contest?.own, behind: true };
  const stored =
    contest === null ? plan.stored : { ...plan.stored, contest: { ...contest, own: behind } };
  const changes: readonly StoreChange[] = contest === null ? [] : [{ type: 'own', own: behind }];
  const { database } = plan;
  const missing = database.type === 'catch-up' ? database.changes : [];
  return {
    stored,
    database:
      database.type === 'renew'
        ? database
        : { type: 'catch-up', changes: [...missing, ...changes] },
    journal: 'renew',
    repair:
      plan.repair ??
      (contest === null ? null : { kind: 'copied', cause: 'elsewhere', lost: false }),
  };
}

/**
 * What a start finds: the journal is the truth, the database is what the program works with. Nothing is written here;
 * `journal` is null in a browser.
 */
export function planStart(journal: ReadJournal | null, database: ReadDatabase): StartPlan {
  if (journal === null) return withoutJournal(database);
  const plan = compared(journal, database);
  return journal.isCopied ? asCopy(plan) : plan;
}
