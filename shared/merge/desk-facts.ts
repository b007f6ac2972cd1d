import { parseInterest } from '../contest/interest.ts';
import { type JurorDetails, parseJurorDetails } from '../contest/juror-details.ts';
import { parseAccess } from '../contest/personal-data.ts';
import type { Operation } from '../log/operation.ts';
import { inOrder, type KeyedHeads } from './heads.ts';
import type { ContestState } from './state.ts';

/** What headquarters' desk works with beside the contest itself: of its jurors, of doubts, and of personal data. */
export type DeskFacts = Pick<
  ContestState,
  'jurorDetails' | 'interests' | 'duplicates' | 'blocked' | 'accesses' | 'settingsVersions'
>;

/** Where nothing of the kind was said. */
export const noDeskFacts: DeskFacts = {
  jurorDetails: new Map(),
  interests: [],
  duplicates: new Map(),
  blocked: new Map(),
  accesses: [],
  settingsVersions: new Map(),
};

/** Of several desks' words on a juror the strictest: one that says that they have left, the least room. */
function jurorOf(versions: readonly Operation[]): JurorDetails | null {
  const all = versions.flatMap(({ value }) => parseJurorDetails(value) ?? []);
  const [first] = all;
  if (first === undefined) return null;
  const room = all.flatMap(({ capacity }) => capacity ?? []);
  return {
    ...first,
    capacity: room.length === 0 ? null : Math.min(...room),
    left: all.some(({ left }) => left),
  };
}

/** Of several words on a pair a declared conflict goes before one that was dismissed. */
function interestOf(pair: string, versions: readonly Operation[]): ContestState['interests'] {
  const [submission = '', juror = ''] = pair.split('/');
  const all = versions.flatMap(({ value, reason }) => {
    const parsed = parseInterest(value);
    return parsed === undefined ? [] : [{ submission, juror, ...parsed, note: reason }];
  });
  const strictest = all.find(({ state }) => state === 'declared') ?? all[0];
  return strictest === undefined ? [] : [strictest];
}

/**
 * Folds what headquarters' desk works with. Of several heads the strictest holds: two applications stay different only
 * where nobody called them the same, and data that one desk blocked is blocked. `headsOf` gives the heads of keys that
 * begin so, `personOf` names who holds a key.
 */
export function foldDeskFacts(
  headsOf: (prefix: string) => KeyedHeads,
  personOf: (operation: Operation) => string | null,
): DeskFacts {
  const sorted = (prefix: string): KeyedHeads => inOrder(headsOf(prefix));
  return {
    // Earlier versions are no heads; `foldSettingsVersions` reads them.
    settingsVersions: noDeskFacts.settingsVersions,
    jurorDetails: new Map(
      sorted('juror').flatMap(([juror, versions]) => {
        const details = jurorOf(versions);
        return details === null ? [] : [[juror, details] as const];
      }),
    ),
    interests: sorted('interest').flatMap(([pair, versions]) => interestOf(pair, versions)),
    duplicates: new Map(
      sorted('duplicate').map(([pair, versions]) => [
        pair,
        versions.some(({ value }) => value === 'same') ? 'same' : 'different',
      ]),
    ),
    blocked: new Map(
      sorted('block').flatMap(([subject, versions]) => {
        const block = versions.find(({ value }) => value === true);
        return block === undefined ? [] : [[subject, block.reason] as const];
      }),
    ),
    accesses: sorted('access').flatMap(([, versions]) =>
      versions.flatMap((operation) => {
        const access = parseAccess(operation.value);
        const by = personOf(operation);
        return access === undefined || by === null
          ? []
          : [{ ...access, by, wallClock: operation.wallClock }];
      }),
    ),
  };
}
