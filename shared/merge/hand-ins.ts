import type { Criterion, Id } from '../contest/contest.ts';
import type { Operation, PublicKeyId } from '../log/operation.ts';
import { equalValues } from '../log/value-codec.ts';
import { commentKey, scoreKey, sheetKey } from '../scoring/score-operations.ts';
import { type HandIn, parseHandIn } from '../scoring/score-schema.ts';
import type { Sheet, SheetRef } from '../scoring/sheet.ts';
import type { Settlements } from './admission.ts';
import { resolutionKinds } from './resolution-operations.ts';
import { type ContestFacts } from './rules.ts';
import { sheetPath } from './key-parts.ts';

/** What the sheets of a contest are folded from. */
export interface SheetSource {
  readonly facts: ContestFacts;
  readonly heads: ReadonlyMap<string, readonly Operation[]>;
  /** Admitted operations on sheets by `${log}.${ordinal}`, all branches of a log together. */
  readonly byPlace: ReadonlyMap<string, readonly Operation[]>;
  readonly settlements: Settlements;
  /** Who holds a key. */
  readonly personOf: (signer: PublicKeyId) => Id | null;
}

/** Fields of a hand-in that list what it signs. */
type Listed = 'scores' | 'comments';

/** True where headquarters put an operation in the place of what was signed: a resolution, or one it released. */
export const isDecided = (head: Operation, { settlements }: SheetSource): boolean =>
  head.kind === resolutionKinds.resolve || settlements.get(head.id) === 'released';

/** A hand-in counts while every operation it lists is still what stands on its key, or headquarters decided it. */
function handInHolds(
  handIn: Operation,
  content: HandIn,
  sheet: SheetRef,
  source: SheetSource,
): boolean {
  const holds = (ordinal: number, key: string): boolean => {
    const listed = (source.byPlace.get(`${handIn.log}.${ordinal}`) ?? []).filter(
      (operation) => operation.key === key && source.facts.follows(handIn, operation),
    );
    return (source.heads.get(key) ?? []).some(
      (head) => isDecided(head, source) || listed.some(({ id }) => id === head.id),
    );
  };
  const { stage, submission, juror } = sheet;
  return (
    Object.keys(content.scores).length > 0 &&
    Object.entries(content.scores).every(([id, at]) =>
      holds(at, scoreKey(stage, submission, juror, id)),
    ) &&
    Object.entries(content.comments).every(([id, at]) =>
      holds(at, commentKey(stage, submission, juror, id)),
    )
  );
}

interface HeldHandIn {
  readonly person: Id | null;
  readonly lists: (field: Listed, criterion: Id) => boolean;
}

export interface FoundHandIns {
  readonly last: Operation | null;
  /** The first that holds, or null. */
  readonly valid: Sheet['handIn'];
  readonly held: readonly HeldHandIn[];
  /** True where one that holds lists the criterion's score or comment. */
  readonly lists: (field: Listed, criterion: Id) => boolean;
}

/** The hand-ins of a sheet that hold, and the one that counts. */
export function findHandIns(sheet: SheetRef, source: SheetSource): FoundHandIns {
  const heads =
    source.heads.get(`sheet/${sheetKey(sheet.stage, sheet.submission, sheet.juror)}`) ?? [];
  const holding = heads.flatMap((head) => {
    const content = parseHandIn(head.value);
    const holds = content !== undefined && handInHolds(head, content, sheet, source);
    return holds ? [{ head, content }] : [];
  });
  const held = holding.map(({ head, content }): HeldHandIn => {
    const listed = {
      scores: new Set(Object.keys(content.scores)),
      comments: new Set(Object.keys(content.comments)),
    };
    return {
      person: source.personOf(head.signer),
      lists: (field, criterion) => listed[field].has(criterion),
    };
  });
  const [first] = holding;
  return {
    last: first?.head ?? heads[0] ?? null,
    valid:
      first === undefined
        ? null
        : { id: first.head.id, salt: first.content.salt, wallClock: first.head.wallClock },
    held,
    lists: (field, criterion) => held.some(({ lists }) => lists(field, criterion)),
  };
}

const isEmpty = ({ value }: Operation): boolean => value === null || value === '';

/**
 * True where nobody can say from the signatures alone whether a value belongs to what was handed in: one person's
 * hand-in lists it and another person's leaves it out, or the juror gave it and no hand-in lists it.
 */
function isDoubtful(
  heads: readonly Operation[],
  {
    field,
    criterion,
    juror,
  }: { readonly field: Listed; readonly criterion: Id; readonly juror: Id },
  { held }: FoundHandIns,
  source: SheetSource,
): boolean {
  const [first] = heads;
  if (first === undefined || isEmpty(first)) return false;
  // What differs is in conflict by itself, and what headquarters decided is beyond doubt.
  if (heads.some((head) => isDecided(head, source) || !equalValues(head.value, first.value)))
    return false;
  const listing = held.filter(({ lists }) => lists(field, criterion));
  if (listing.length === 0) return heads.some(({ signer }) => source.personOf(signer) === juror);
  return held.some(
    (each) => !each.lists(field, criterion) && listing.some(({ person }) => person !== each.person),
  );
}

/** Keys of a handed-in sheet that a person has to decide although their heads agree. */
export function doubtfulFields(
  { stage, submission, juror }: SheetRef,
  criteria: readonly Criterion[],
  found: FoundHandIns,
  source: SheetSource,
): ReadonlySet<string> {
  const recused = (source.facts.recusals.get(sheetKey(stage, submission, juror)) ?? []).length > 0;
  if (found.held.length === 0 || recused) return new Set();
  const keys = criteria.flatMap(({ id: criterion }) =>
    (
      [
        ['scores', scoreKey(stage, submission, juror, criterion)],
        ['comments', commentKey(stage, submission, juror, criterion)],
      ] as const
    ).flatMap(([field, key]) => {
      const heads = source.heads.get(key) ?? [];
      return isDoubtful(heads, { field, criterion, juror }, found, source) ? [key] : [];
    }),
  );
  return new Set(keys);
}

/** Keys on all handed-in sheets that a person has to decide although their heads agree. */
export function findDoubtful(source: SheetSource): ReadonlySet<string> {
  const doubtful = new Set<string>();
  for (const key of source.heads.keys()) {
    const path = key.startsWith('sheet/') ? sheetPath(key) : null;
    const stage = source.facts.stages.get(path?.stage ?? '');
    if (path === null || stage?.scored !== true) continue;
    for (const field of doubtfulFields(path, stage.criteria, findHandIns(path, source), source))
      doubtful.add(field);
  }
  return doubtful;
}
