import type { ContestSettings, Id, RegionCode } from '../../../shared/contest/contest.ts';
import { daysBetween, stageDeadline } from '../../../shared/contest/deadlines.ts';
import type { Person } from '../../../shared/contest/people.ts';
import { msToIsoDate } from '../../../shared/language/date-format.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { ReceivedBundle } from '../../storage/desk.ts';

/**
 * How far the day lies on which a stage's sheets are due. It says whom to remind and nothing else: a sheet that comes
 * later counts as one that came in time.
 */
export type Due =
  | { readonly type: 'unset' }
  /** `days` to go, 0 on the day itself. */
  | { readonly type: 'ahead'; readonly day: string; readonly days: number }
  /** `days` since, at least 1. */
  | { readonly type: 'past'; readonly day: string; readonly days: number };

/** Where a stage's due day lies from today ("2026-11-30"). */
export function dueOf(
  settings: Pick<ContestSettings, 'deadlines' | 'announced'> | null,
  stage: Id,
  today: string,
): Due {
  const day = settings === null ? null : stageDeadline(settings, stage);
  const ahead = day === null ? null : daysBetween(today, day);
  if (day === null || ahead === null) return { type: 'unset' };
  return ahead < 0 ? { type: 'past', day, days: -ahead } : { type: 'ahead', day, days: ahead };
}

/** What is known of the file in which a region's coordinator brings everything together. */
export interface RegionFile {
  readonly coordinators: readonly Person[];
  /** When the newest one came; milliseconds, null where none did. */
  readonly lastFile: number | null;
  /**
   * complete: nothing is missing, whatever way it came · none: no file came · old: the newest was made on the due day or
   * before, and something is missing still · fresh: it is newer, or nothing is due yet
   */
  readonly state: 'complete' | 'none' | 'old' | 'fresh';
}

/** A region's file, from what its coordinators sent. */
export function regionFileOf(
  region: RegionCode | null,
  line: { readonly expected: number; readonly received: number },
  {
    state,
    received,
    due,
  }: {
    readonly state: Pick<ContestState, 'people'>;
    readonly received: readonly ReceivedBundle[];
    readonly due: Due;
  },
): RegionFile {
  const coordinators = [...state.people.values()].filter(
    (person) => person.role === 'coordinator' && region !== null && person.region === region,
  );
  const own = new Set(coordinators.map(({ id }) => id));
  const files = received.filter(
    ({ kind, person, state: kept }) =>
      kind === 'regional' && kept !== 'undone' && person !== null && own.has(person),
  );
  const lastFile = files.length === 0 ? null : Math.max(...files.map((file) => file.receivedAt));
  return { coordinators, lastFile, state: fileState(line, files, due) };
}

function fileState(
  { expected, received }: { readonly expected: number; readonly received: number },
  files: readonly ReceivedBundle[],
  due: Due,
): RegionFile['state'] {
  if (received >= expected) return 'complete';
  if (files.length === 0) return 'none';
  const made = msToIsoDate(Math.max(...files.map(({ createdAt }) => createdAt)));
  return due.type === 'past' && made <= due.day ? 'old' : 'fresh';
}

/** True for a region whose coordinator should be asked for a file: it is due, and none or only an old one came. */
export const isFileLate = ({ state }: RegionFile, due: Due): boolean =>
  due.type === 'past' && (state === 'none' || state === 'old');
