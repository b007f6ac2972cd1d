import { base64urlToBytes, fingerprint } from '../../../shared/basics/bytes.ts';
import type { DeskView } from '../../../shared/deciding/desk.ts';
import type { LogId } from '../../../shared/log/operation.ts';
import type { ContestState } from '../../../shared/merge/state.ts';

/** A log of headquarters as a row: a desk, or one that nobody named yet. */
export interface DeskRow {
  readonly log: LogId;
  readonly desk: DeskView | null;
  /** This very laptop. */
  readonly own: boolean;
}

/** Two groups of five digits that tell logs apart by eye. */
export function codeOf(log: LogId): string {
  const bytes = base64urlToBytes(log);
  return bytes === null ? '' : fingerprint(bytes).split(' ').slice(0, 2).join(' ');
}

/** This laptop first, then desks that were named, then logs that nobody named and no other log goes on from. */
export function deskRows(
  { desks, keys }: Pick<ContestState, 'desks' | 'keys'>,
  own: LogId,
): readonly DeskRow[] {
  const logs = [...keys.values()].flatMap((key) => (key.role === 'headquarters' ? key.logs : []));
  const past = new Set(logs.flatMap(({ continues }) => continues ?? []));
  const present = logs.map(({ log }) => log).filter((log) => !past.has(log));
  const all = new Set([own, ...desks.keys(), ...present]);
  return [...all].map((log) => ({ log, desk: desks.get(log) ?? null, own: log === own }));
}

/** Headquarters works on several laptops, or says so: one alone has nothing to see there. */
export const hasDesks = (state: Pick<ContestState, 'desks' | 'keys'>, own: LogId): boolean =>
  state.desks.size > 0 || deskRows(state, own).length > 1;
