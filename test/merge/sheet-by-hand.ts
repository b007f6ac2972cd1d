import { groupBy } from '../../shared/basics/group-by.ts';
import { milli } from '../../shared/basics/points.ts';
import type { Operation, OperationId, PublicKeyId } from '../../shared/log/operation.ts';
import type { Settlements } from '../../shared/merge/admission.ts';
import type { SheetSource } from '../../shared/merge/hand-ins.ts';
import { headsByKey } from '../../shared/merge/heads.ts';
import { resolveConflict } from '../../shared/merge/resolution-operations.ts';
import { handInSheet, setComment, setScore } from '../../shared/scoring/score-operations.ts';
import { testSettings } from '../builders/contest-builder.ts';
import { factsOf, operationOf, type Said } from './by-hand.ts';

/** One sheet of j1, with what is said on it; j1 signs unless a test says otherwise. */
export const sheet = { stage: 'written', submission: '1', juror: 'j1' };
export const name = 'written/1/j1';
export const criteria = testSettings.stages[0]?.criteria ?? [];
export const id = (word: string): OperationId => word as OperationId;

export const score = (criterion: string, points: number | null, more: Said = {}): Operation =>
  operationOf({
    ...setScore(sheet, criterion, points === null ? null : milli(points * 1000)),
    ...more,
  });
export const comment = (criterion: string, text: string, more: Said = {}): Operation =>
  operationOf({ ...setComment(sheet, criterion, text), ...more });
export const handIn = (
  more: Said,
  scores: Readonly<Record<string, number>>,
  comments: Readonly<Record<string, number>> = {},
): Operation =>
  operationOf({ ...handInSheet(sheet, { scores, comments, salt: new Uint8Array(16) }), ...more });
/** The coordinator's log and key. */
export const byC1 = { signer: 'key-c1', log: 'log-c1' };
export const resolved = (criterion: string, value: number): Operation =>
  operationOf({
    id: `r-${criterion}.0`,
    signer: 'key-headquarters',
    ...resolveConflict(`score/${name}/${criterion}`, value, [], 'x'),
  });

export const sourceOf = (
  operations: readonly Operation[],
  settlements: Settlements = new Map(),
  facts = factsOf(),
): SheetSource => ({
  facts,
  heads: headsByKey(operations),
  byPlace: groupBy(operations, ({ log, ordinal }) => `${log}.${ordinal}`),
  settlements,
  personOf: (signer: PublicKeyId) => (signer === 'nobody' ? null : signer.slice('key-'.length)),
});

/** Three scores, and a hand-in that lists them. */
export const three: readonly Operation[] = [
  score('novelty', 5, { id: 's.0' }),
  score('effect', 6, { id: 's.1' }),
  score('economy', 7, { id: 's.2' }),
];
export const all = { novelty: 0, effect: 1, economy: 2 };
export const handedIn = handIn({ id: 's.9', wallClock: 77 }, all);
