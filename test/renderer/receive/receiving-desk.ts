import { ok } from '../../../shared/basics/result.ts';
import type {
  Desk,
  DeskSnapshot,
  FilePlan,
  ImportPlan,
  ReceivedBundle,
} from '../../../renderer/storage/desk.ts';
import { createJurorDesk } from '../score/juror-desk.ts';

export const acceptedPlan = (
  change: Partial<Extract<FilePlan, { accepted: true }>> = {},
): FilePlan => ({
  name: 'region-KZ-11.qzb',
  accepted: true,
  kind: 'regional',
  sender: { person: null, name: 'Бекова А.', role: null, fingerprint: '' },
  createdAt: 1_778_000_000_000,
  clockAhead: 0,
  size: 20_000,
  logs: 2,
  newOperations: 12,
  knownOperations: 0,
  newConflicts: 0,
  newQuarantined: [],
  sheets: 2,
  newDocuments: 0,
  code: 'AAAA BBBB CCCC DDDD',
  encrypted: false,
  sameAs: null,
  broughtBack: 0,
  ...change,
});

export const planOf = (files: readonly FilePlan[]): ImportPlan => ({
  id: 'plan',
  files,
  totals: {
    newOperations: files.reduce((sum, file) => sum + (file.accepted ? file.newOperations : 0), 0),
    knownOperations: 0,
    conflicts: 0,
    quarantined: 0,
    refused: files.filter(({ accepted }) => !accepted).length,
  },
});

export const importOf = (change: Partial<ReceivedBundle> = {}): ReceivedBundle => ({
  id: 'import-1',
  newOperations: 12,
  code: 'AAAA BBBB CCCC DDDD',
  state: 'held',
  file: 'region-KZ-11.qzb',
  kind: 'regional',
  person: null,
  receivedAt: 1_778_000_000_000,
  createdAt: 1_778_000_000_000,
  ...change,
});

/** A desk that receives what it is told to receive: `snapshot` over an open contest, `commands` over refusals. */
export function receivingDesk(
  snapshot: Partial<DeskSnapshot> = {},
  commands: Partial<Desk> = {},
  role: 'headquarters' | 'coordinator' | 'juror' = 'headquarters',
): Desk {
  const desk = createJurorDesk({ role });
  const shown: DeskSnapshot = { ...desk.getSnapshot(), ...snapshot };
  return {
    ...desk,
    getSnapshot: () => shown,
    subscribe: () => () => undefined,
    runImport: async () =>
      ok({
        files: [{ name: 'region-KZ-11.qzb', newOperations: 12, knownOperations: 3 }],
        counts: { agree: 0, soft: 0, hard: 0, fork: 0, rule: 0, unknown: 0 },
        stateHash: '0123456789abcdef0123',
        checkedSegments: 7,
      }),
    ...commands,
  };
}
