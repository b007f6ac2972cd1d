import type { RegionCode } from '../../shared/contest/contest.ts';
import type { ContestState } from '../../shared/merge/state.ts';

/** Who can open a file: everybody who gets it, headquarters alone, or headquarters and the region's coordinator. */
export type Readers = 'everybody' | 'headquarters' | 'headquarters-and-region';

/** Who can open a file that is written now; `region` is the writer's own, null for headquarters' archive. */
export function readersOf(
  { recipients }: Pick<ContestState, 'recipients'>,
  region: RegionCode | null,
): Readers {
  if ((recipients.get('headquarters') ?? []).length === 0) return 'everybody';
  const coordinator = region === null ? [] : (recipients.get(region) ?? []);
  return coordinator.length === 0 ? 'headquarters' : 'headquarters-and-region';
}
