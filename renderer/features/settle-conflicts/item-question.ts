import { mayBeReleased, type QuarantineReason } from '../../../shared/merge/state.ts';
import { sheetPath } from '../../../shared/merge/key-parts.ts';
import type { ImpactQuestion } from '../../workers/impact-messages.ts';
import type { ConflictItem } from './conflict-item.ts';
import { clearedValue, isDoubtful } from './resolution.ts';

/** Id of the outcome in which a doubtful value is taken away. */
export const clearedOutcome = 'clear';

/** Records that come to count by a decision elsewhere: on the key, or by the second root. */
const waitsForKeys: ReadonlySet<QuarantineReason> = new Set(['key-unconfirmed', 'unapproved']);

/**
 * What each way of deciding an item does to the sheets: a question without outcomes changes nothing, null cannot be
 * counted beforehand (a change of rules, of applications, of who somebody is).
 */
export function questionOf(item: ConflictItem): ImpactQuestion | null {
  const { id } = item;
  switch (item.type) {
    case 'hard': {
      const { key, sheet, alternatives } = item.conflict;
      if (sheet === null) return null;
      const kept = alternatives.map(({ operation, value }) => ({
        id: operation.id as string,
        value,
      }));
      // Where nothing contradicts, the other way of deciding is to leave the value out.
      const cleared = isDoubtful(item.conflict)
        ? [{ id: clearedOutcome, value: clearedValue(item.conflict) }]
        : [];
      return {
        id,
        outcomes: [...kept, ...cleared].map((outcome) => ({
          id: outcome.id,
          decision: { kept: [{ key, value: outcome.value }], released: [] },
        })),
      };
    }
    case 'quarantine': {
      if (!mayBeReleased(item.reason) && !waitsForKeys.has(item.reason))
        return { id, outcomes: [] };
      const released = item.operations.map(({ operation }) => operation);
      return released.every(({ key }) => sheetPath(key) !== null)
        ? { id, outcomes: [{ id: 'released', decision: { kept: [], released } }] }
        : null;
    }
    case 'fork':
      return { id, outcomes: [] };
    case 'identity':
      return null;
  }
}
