import { present } from '../../../shared/basics/assert.ts';
import { ok, type Result } from '../../../shared/basics/result.ts';
import type { Person, Role } from '../../../shared/contest/people.ts';
import type { SnapshotListed, StorageSpace } from '../../../shared/host/keeping.ts';
import type { ContestId } from '../../../shared/log/operation.ts';
import type { Host } from '../../../renderer/host/host.ts';
import type {
  Desk,
  DeskSnapshot,
  NamedFile,
  RestorePreview,
  SnapshotFacts,
} from '../../../renderer/storage/desk.ts';
import { createScriptedDesk, emptySnapshot } from '../scripted-desk.ts';
import { createJurorDesk } from '../score/juror-desk.ts';

/** 12 May 2026, 15:05 by Kazakhstan's clock. */
export const lastMade = Date.UTC(2026, 4, 12, 10, 5);

const hour = 3_600_000;

const person: Person = {
  id: 'j-01',
  role: 'juror',
  surname: 'Әбдірахманова',
  givenName: 'Серікгүл',
  patronymic: 'Маратқызы',
  organisation: '',
  region: 'KZ-55',
  nominations: [],
  ticket: null,
};

export const factsOf = (change: Partial<SnapshotFacts> = {}): SnapshotFacts => ({
  contest: 'contest' as ContestId,
  role: 'juror',
  demo: false,
  locked: true,
  createdAt: lastMade,
  program: '0.4.0',
  reason: 'schedule',
  segments: 31,
  operations: 412,
  stateHash: 'ab12cd34ef560718ffff',
  ...change,
});

export const previewOf = (change: Partial<RestorePreview> = {}): RestorePreview => ({
  title: { kk: '«Жасыл болашақ»', ru: '«Зелёное будущее»', en: '“Green Future”' },
  person,
  role: 'juror',
  createdAt: lastMade,
  sheets: 31,
  operations: 412,
  stateHash: 'ab12cd34ef560718ffff',
  newerHere: 0,
  ...change,
});

const reasons: readonly SnapshotFacts['reason'][] = ['schedule', 'import', 'day', 'update'];

/** Eight copies, three hours apart, newest first. */
const listedCopies: readonly SnapshotListed[] = Array.from({ length: 8 }, (_, index) => ({
  name: `copy-${8 - index}.qzs`,
  size: 2_400_000 - index * 90_000,
  at: lastMade - index * 3 * hour,
}));

const numberOf = (name: string): number => Number(/\d+/.exec(name)?.[0] ?? 0);

/** A desk in memory whose snapshot tests may change, with answers of their own. */
export interface SafeDesk extends Desk {
  readonly show: (change: Partial<DeskSnapshot>) => void;
  readonly keep: (change: Partial<DeskSnapshot['keeping']>) => void;
}

export function createSafeDesk(
  given: {
    readonly role?: Role;
    readonly demo?: boolean;
    readonly phase?: DeskSnapshot['phase'];
    readonly answers?: Partial<Desk>;
  } = {},
): SafeDesk {
  const { role = 'juror', demo = false, phase = 'open', answers = {} } = given;
  const open = createJurorDesk({ role, demo }).getSnapshot();
  const listeners = new Set<() => void>();
  let snapshot: DeskSnapshot = {
    ...(phase === 'open' ? open : { ...emptySnapshot, phase }),
    keeping: {
      journal: 'kept',
      repair: null,
      lastSnapshot: { at: lastMade, second: 'none' },
      copyError: null,
      space: { free: 12_900_000_000, level: 'ok' },
      exportDue: false,
    },
  };
  const show = (change: Partial<DeskSnapshot>) => {
    snapshot = { ...snapshot, ...change };
    listeners.forEach((listener) => listener());
  };
  const desk = createScriptedDesk({
    getSnapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    inspectSnapshot: async ({ name }) => {
      const reason = present(reasons[numberOf(name) % reasons.length], 'a reason');
      return ok(factsOf({ operations: 380 + 4 * numberOf(name), reason }));
    },
    previewRestore: async () => ok(previewOf()),
    restore: async () => ok({ stateHash: previewOf().stateHash }),
    ...answers,
  });
  return {
    ...desk,
    show,
    keep: (change) => show({ keeping: { ...snapshot.keeping, ...change } }),
  };
}

const savedSpace: StorageSpace = { free: 12_900_000_000, level: 'ok' };

/** A desktop host with eight copies, whose person chooses `chosen` and the folder `folder`. */
export function createSafeHost(
  given: {
    readonly chosen?: readonly NamedFile[];
    readonly folder?: string | null;
    readonly listed?: readonly SnapshotListed[];
    readonly kind?: Host['kind'];
  } = {},
): Host & { readonly saved: NamedFile[] } {
  const { chosen = [], folder = null, listed = listedCopies, kind = 'desktop' } = given;
  const saved: NamedFile[] = [];
  const read = async (name: string): Promise<Result<NamedFile, never>> =>
    ok({ name, bytes: new Uint8Array([1, 2, 3]) });
  return {
    saved,
    kind,
    pickFiles: async () => chosen,
    saveFiles: async (files) => {
      saved.push(...files);
      return ok({ names: files.map(({ name }) => name), verified: kind === 'desktop' });
    },
    print: async () => ok(null),
    systemLanguages: async () => ['kk'],
    opened: null,
    files: null,
    machine: null,
    updates: null,
    exchange: null,
    journal: null,
    snapshots:
      kind === 'browser'
        ? null
        : {
            write: async ({ name }) => ok({ name, second: 'none' }),
            list: async () => listed,
            read,
            folder: async () => folder,
            chooseFolder: async () => 'E:\\Qazylar',
            forgetFolder: async () => undefined,
          },
    space: async () => savedSpace,
  };
}
