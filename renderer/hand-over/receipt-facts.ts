import type { ContestState } from '../../shared/merge/state.ts';
import type { Sheet } from '../../shared/scoring/sheet.ts';
import type { DeskSnapshot, Profile } from '../storage/desk.ts';

/** What a receipt says of one's own sheets. */
export interface ReceiptFacts {
  /** Sheets handed in here: the juror's own, or those of the coordinator's region. */
  readonly here: number;
  /** Sheets that headquarters holds handed in; more than `here` where this installation is behind. */
  readonly held: number;
  readonly settled: number;
  /** Headquarters' moment, milliseconds. */
  readonly asOf: number;
  /** Control code of the headquarters key that signed it. */
  readonly from: string;
}

const isHandedIn = ({ status, counted }: Sheet): boolean =>
  counted || status === 'handed-in' || status === 'disputed';

/** Sheets this installation answers for that are handed in. */
function handedInHere(
  { sheets, people }: Pick<ContestState, 'sheets' | 'people'>,
  { role, person }: Pick<Profile, 'role' | 'person'>,
): number {
  const isOwn = ({ juror }: Sheet): boolean =>
    role === 'coordinator' ? people.get(juror)?.region === person.region : juror === person.id;
  return [...sheets.values()].filter((sheet) => isOwn(sheet) && isHandedIn(sheet)).length;
}

/** The last receipt beside what is here; null before the first one. */
export function receiptFacts({
  state,
  profile,
  receipt,
}: Pick<DeskSnapshot, 'state' | 'profile' | 'receipt'>): ReceiptFacts | null {
  if (state === null || profile === null || receipt === null) return null;
  return {
    here: handedInHere(state, profile),
    held: receipt.sheets,
    settled: receipt.settled,
    asOf: receipt.createdAt,
    from: receipt.from,
  };
}
