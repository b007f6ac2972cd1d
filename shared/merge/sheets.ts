import type { Criterion, Id } from '../contest/contest.ts';
import type { Operation } from '../log/operation.ts';
import { equalValues } from '../log/value-codec.ts';
import {
  type HandIn,
  parseComment,
  parseHandIn,
  parseScoreValue,
} from '../scoring/score-schema.ts';
import { commentKey, scoreKey, sheetKey } from '../scoring/score-operations.ts';
import type { ScoreValue, Sheet, SheetRef } from '../scoring/sheet.ts';
import type { Settlements } from './admission.ts';
import { FoldedSheets } from './folded-sheets.ts';
import type { PlainSheet } from './plain-sheet.ts';
import { resolutionKinds } from './resolution-operations.ts';
import { type ContestFacts, sheetPath } from './rules.ts';
import { statusOf } from './sheet-status.ts';

/** What the sheets of a contest are folded from. */
export interface SheetSource {
  readonly facts: ContestFacts;
  readonly heads: ReadonlyMap<string, readonly Operation[]>;
  /** Admitted operations on sheets by `${log}.${ordinal}`, all branches of a log together. */
  readonly byPlace: ReadonlyMap<string, readonly Operation[]>;
  readonly settlements: Settlements;
}

type Entry<T> =
  { readonly state: 'none' | 'conflict' } | { readonly state: 'value'; readonly value: T };

/** The one value of a key: none without heads, in conflict while heads differ. */
function settledValue<T>(
  heads: readonly Operation[],
  parse: (head: Operation) => T | undefined,
): Entry<T> {
  const [first, ...rest] = heads;
  if (first === undefined) return { state: 'none' };
  if (rest.some((head) => !equalValues(head.value, first.value))) return { state: 'conflict' };
  const value = parse(first);
  return value === undefined ? { state: 'none' } : { state: 'value', value };
}

/** True where headquarters put an operation in the place of what was signed: a resolution, or one it released. */
const isDecided = (head: Operation, { settlements }: SheetSource): boolean =>
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

interface FoundHandIn {
  readonly last: Operation | null;
  readonly valid: Sheet['handIn'];
  /** Criteria whose scores a valid hand-in lists. */
  readonly signed: ReadonlySet<Id>;
}

/** The hand-in that counts, or why there is none. */
function findHandIn(sheet: SheetRef, source: SheetSource): FoundHandIn {
  const heads =
    source.heads.get(`sheet/${sheetKey(sheet.stage, sheet.submission, sheet.juror)}`) ?? [];
  const holding = heads.flatMap((head) => {
    const content = parseHandIn(head.value);
    const holds = content !== undefined && handInHolds(head, content, sheet, source);
    return holds ? [{ head, content }] : [];
  });
  const [first] = holding;
  if (first === undefined) return { last: heads[0] ?? null, valid: null, signed: new Set() };
  const { head, content } = first;
  return {
    last: head,
    valid: { id: head.id, salt: content.salt, wallClock: head.wallClock },
    signed: new Set(holding.flatMap((each) => Object.keys(each.content.scores))),
  };
}

/** Folds one sheet from the admitted heads of its keys. */
export function foldSheet(
  sheet: SheetRef,
  criteria: readonly Criterion[],
  source: SheetSource,
): Sheet {
  const { stage, submission, juror } = sheet;
  const scores: Record<Id, ScoreValue> = {};
  const comments: Record<Id, string> = {};
  let conflict = false;
  const { last, valid, signed } = findHandIn(sheet, source);
  for (const { id } of criteria) {
    const heads = source.heads.get(scoreKey(stage, submission, juror, id)) ?? [];
    // On a sheet that was handed in, a score that nobody signed does not count under the signature of another.
    const unsigned =
      valid !== null && !signed.has(id) && !heads.some((head) => isDecided(head, source));
    const score = settledValue(unsigned ? [] : heads, (head) => parseScoreValue(head.value));
    const comment = settledValue(
      source.heads.get(commentKey(stage, submission, juror, id)) ?? [],
      (head) => parseComment(head.value),
    );
    if (score.state === 'value' && score.value !== null) scores[id] = score.value;
    if (comment.state === 'value' && comment.value !== '') comments[id] = comment.value;
    conflict ||= score.state === 'conflict' || comment.state === 'conflict';
  }
  const name = sheetKey(stage, submission, juror);
  const recused = (source.facts.recusals.get(name) ?? []).length > 0;
  const reopening = [...source.facts.reopenings.values()].find(
    (permission) =>
      last !== null && permission.basis === last.id && permission.key === `reopening/${name}`,
  );
  const status = statusOf({ scores, comments }, criteria, {
    recused,
    conflict,
    handedIn: last !== null,
    valid: valid !== null,
  });
  return {
    stage,
    submission,
    juror,
    scores,
    comments,
    status,
    counted: !recused && valid !== null,
    handIn: valid,
    reopening: reopening?.id ?? null,
  };
}

/** Jurors of each place (`stage/submission/`) that are assigned or that something stands of, sorted. */
function jurorsByPlace(
  { facts }: SheetSource,
  spoken: ReadonlyMap<string, SheetRef>,
): ReadonlyMap<string, readonly Id[]> {
  const jurors = new Map<string, readonly Id[]>();
  for (const [place, assigned] of facts.assignments) jurors.set(`${place}/`, assigned);
  for (const { stage, submission, juror } of spoken.values()) {
    const place = `${stage}/${submission}/`;
    jurors.set(place, [...(jurors.get(place) ?? []), juror]);
  }
  return jurors;
}

/**
 * Every sheet that is assigned or that an admitted operation speaks of, in the order of their names; plain ones are
 * made when somebody asks for them.
 */
export function foldSheets(
  source: SheetSource,
  plain: ReadonlyMap<string, PlainSheet>,
): ReadonlyMap<string, Sheet> {
  const spoken = new Map<string, SheetRef>();
  for (const key of source.heads.keys()) {
    const path = sheetPath(key);
    if (path !== null) spoken.set(sheetKey(path.stage, path.submission, path.juror), path);
  }
  const places = jurorsByPlace(source, spoken);
  // A sheet that nothing was said of is as empty as any other of its stage.
  const blanks = new Map(
    [...source.facts.stages].map(([stage, { criteria }]) => [
      stage,
      foldSheet({ stage, submission: '', juror: '' }, criteria, source),
    ]),
  );
  const sheets = new Map<string, Sheet | PlainSheet>();
  for (const place of [...places.keys()].toSorted()) {
    const [stage = '', submission = ''] = place.split('/');
    const definition = source.facts.stages.get(stage);
    const blank = blanks.get(stage);
    if (definition?.scored !== true || blank === undefined) continue;
    for (const juror of (places.get(place) ?? []).toSorted()) {
      const name = place + juror;
      const known = plain.get(name);
      if (known !== undefined) sheets.set(name, known);
      else if (spoken.has(name))
        sheets.set(name, foldSheet({ stage, submission, juror }, definition.criteria, source));
      else sheets.set(name, { ...blank, submission, juror });
    }
  }
  return new FoldedSheets(sheets);
}
