import type { Criterion, Id } from '../contest/contest.ts';
import type { Operation } from '../log/operation.ts';
import { equalValues } from '../log/value-codec.ts';
import { parseComment, parseScoreValue } from '../scoring/score-schema.ts';
import { commentKey, scoreKey, sheetKey } from '../scoring/score-operations.ts';
import type { ScoreValue, Sheet, SheetRef } from '../scoring/sheet.ts';
import { FoldedSheets } from './folded-sheets.ts';
import { doubtfulFields, findHandIns, isDecided, type SheetSource } from './hand-ins.ts';
import type { PlainSheets } from './plain-sheets.ts';
import { sheetPath } from './key-parts.ts';
import { statusOf } from './sheet-status.ts';

type Entry<T> =
  | { readonly state: 'none' | 'conflict' }
  | { readonly state: 'value'; readonly value: T };

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

const inConflict: Entry<never> = { state: 'conflict' };

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
  const found = findHandIns(sheet, source);
  const { last, valid } = found;
  const doubtful = doubtfulFields(sheet, criteria, found, source);
  // On a sheet that was handed in, what nobody signed does not stand under the signature of another.
  const standing = (key: string, signed: boolean): readonly Operation[] => {
    const heads = source.heads.get(key) ?? [];
    const stands = valid === null || signed || heads.some((head) => isDecided(head, source));
    return stands ? heads : [];
  };
  for (const { id } of criteria) {
    const scored = scoreKey(stage, submission, juror, id);
    const commented = commentKey(stage, submission, juror, id);
    const score = doubtful.has(scored)
      ? inConflict
      : settledValue(standing(scored, found.lists('scores', id)), (head) =>
          parseScoreValue(head.value),
        );
    const comment = doubtful.has(commented)
      ? inConflict
      : settledValue(standing(commented, found.lists('comments', id)), (head) =>
          parseComment(head.value),
        );
    if (score.state === 'value' && score.value !== null) scores[id] = score.value;
    if (comment.state === 'value' && comment.value !== '') comments[id] = comment.value;
    conflict ||= score.state === 'conflict' || comment.state === 'conflict';
  }
  const name = sheetKey(stage, submission, juror);
  const recused = (source.facts.recusals.get(name) ?? []).length > 0;
  const reopening = (source.facts.permissions.get(name) ?? []).find(
    ({ basis }) => last !== null && basis === last.id,
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

/**
 * Every sheet that is assigned or that an admitted operation speaks of, in the order of their names; plain ones are
 * made when somebody asks for them.
 */
export function foldSheets(source: SheetSource, plain: PlainSheets): ReadonlyMap<string, Sheet> {
  const { stages, assignments } = source.facts;
  const spoken = new Map<string, SheetRef>();
  for (const key of source.heads.keys()) {
    const path = sheetPath(key);
    if (path !== null) spoken.set(sheetKey(path.stage, path.submission, path.juror), path);
  }
  const judged = [...spoken].flatMap(([name, { stage, submission, juror }]) => {
    const definition = stages.get(stage);
    if (definition?.scored !== true) return [];
    return [[name, foldSheet({ stage, submission, juror }, definition.criteria, source)] as const];
  });
  // A sheet that nothing was said of is as empty as any other of its stage.
  const blanks = [...stages.values()]
    .filter(({ scored }) => scored)
    .map(({ id, criteria }) => {
      const nobodys = { stage: id, submission: '', juror: '' };
      return [id, foldSheet(nobodys, criteria, source)] as const;
    });
  return new FoldedSheets({
    tables: Array.from(plain.tables.values(), ({ table }) => table),
    judged: new Map(judged),
    blanks: new Map(blanks),
    assigned: assignments,
  });
}
