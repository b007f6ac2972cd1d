import { mayBeReleased, type QuarantineReason } from '../../../shared/merge/state.ts';
import { sheetPath } from '../../../shared/merge/rules.ts';
import type { ImpactQuestion } from '../../workers/impact-messages.ts';
import type { ConflictItem } from './conflict-item.ts';

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
      return {
        id,
        outcomes: alternatives.map(({ operation, value }) => ({
          id: operation.id,
          decision: { kept: [{ key, value }], released: [] },
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
