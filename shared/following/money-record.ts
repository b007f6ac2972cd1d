import type { Tiyn } from '../basics/money.ts';
import type { Id } from '../contest/contest.ts';

export const moneyKinds = ['payment', 'spending'] as const;

/** `payment`: from the programme to the project; `spending`: by the project, as it was accounted for. */
export type MoneyKind = (typeof moneyKinds)[number];

/** Money that moved once. A correction replaces the record and says why; of one that never was, the amount becomes zero. */
export interface MoneyRecord {
  readonly submission: Id;
  readonly id: Id;
  readonly day: string;
  readonly amount: Tiyn;
  /** Number of the payment order or of the account; may be empty. */
  readonly document: string;
  readonly purpose: string;
  /** The milestone that it belongs to; null where it belongs to none. */
  readonly milestone: Id | null;
}
