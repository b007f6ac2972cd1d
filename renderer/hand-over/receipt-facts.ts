import type { ContestState } from '../../shared/merge/state.ts';
import type { Sheet } from '../../shared/scoring/sheet.ts';
import type { DeskSnapshot, Profile, Receipt } from '../storage/desk.ts';

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
  /** What is to be said of the own key; null where the receipt says nothing of it. */
  readonly key: KeyNews | null;
}

/** How headquarters counts the key of this laptop. */
export interface KeyNews {
  readonly type: KeyNewsType;
  /** Who said so; empty where that is not told. */
  readonly by: string;
}

/** `joined`: nobody compared the digits, and nobody has to. */
export type KeyNewsType =
  | 'confirmed'
  | 'joined'
  | 'unconfirmed'
  | 'contested'
  | 'refused'
  | 'revoked';

function keyNews(key: Receipt['key'], headquarters: string): KeyNews | null {
  if (key === null) return null;
  const { state, by } = key;
  const name = by?.name.trim() ?? '';
  const role = by?.role === 'headquarters' ? headquarters : '';
  const words = name === '' || role === '' ? name || role : `${role}, ${name}`;
  if (state === 'active') return { type: by === null ? 'joined' : 'confirmed', by: words };
  return { type: state, by: words };
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

/**
 * The last receipt beside what is here; null before the first one. `headquarters` is its name in the language of the
 * window.
 */
export function receiptFacts(
  { state, profile, receipt }: Pick<DeskSnapshot, 'state' | 'profile' | 'receipt'>,
  headquarters = '',
): ReceiptFacts | null {
  if (state === null || profile === null || receipt === null) return null;
  return {
    here: handedInHere(state, profile),
    held: receipt.sheets,
    settled: receipt.settled,
    asOf: receipt.createdAt,
    from: receipt.from,
    key: keyNews(receipt.key, headquarters),
  };
}
