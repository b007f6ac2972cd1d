import { expect, test } from 'vitest';

import type { FilePlan, ImportPlan, ReceivedBundle } from '../../../renderer/storage/desk.ts';
import {
  acceptedFiles,
  type AcceptedFile,
  addFiles,
  concernOf,
  importOffer,
  notesOf,
  planRows,
  previousFile,
  quarantinedByFile,
  type RefusedFile,
  regionOfFile,
  regionOfSender,
  spanOf,
  withAside,
} from '../../../renderer/features/receive-bundles/received-file.ts';
import { buildContest, stateOf } from '../../builders/contest-builder.ts';

const accepted = (change: Partial<AcceptedFile> = {}): AcceptedFile => ({
  name: 'juror-j1.qzb',
  accepted: true,
  kind: 'scores',
  sender: { person: 'j1', name: 'Surname-j1 N.', role: 'juror', fingerprint: '' },
  createdAt: 0,
  clockAhead: 0,
  size: 10,
  logs: 1,
  newOperations: 5,
  knownOperations: 0,
  newConflicts: 0,
  newQuarantined: [],
  sheets: 1,
  newDocuments: 0,
  code: 'AB12',
  encrypted: false,
  sameAs: null,
  broughtBack: 0,
  ...change,
});

const refused: FilePlan = { name: 'notes.txt', accepted: false, error: { type: 'NotABundle' } };

const planOf = (...files: readonly FilePlan[]): ImportPlan => ({
  id: 'plan',
  files,
  totals: {
    newOperations: files.reduce(
      (total, file) => total + (file.accepted ? file.newOperations : 0),
      0,
    ),
    knownOperations: 0,
    conflicts: 0,
    quarantined: 0,
    refused: files.filter((file) => !file.accepted).length,
  },
});

const named = (name: string, ...bytes: readonly number[]) => ({
  name,
  bytes: Uint8Array.from(bytes),
});

test('a file that is chosen twice is taken once, another file of the same name is kept', () => {
  const files = addFiles(
    [named('a.qzb', 1, 2)],
    [named('a.qzb', 1, 2), named('a.qzb', 1, 3), named('b.qzb', 1, 2)],
  );
  expect(files.map(({ name }) => name)).toEqual(['a.qzb', 'a.qzb', 'b.qzb']);
});

test.each([
  ['ready', planOf(accepted(), refused)],
  ['nothing-new', planOf(accepted({ newOperations: 0, knownOperations: 5 }), refused)],
  ['ready', planOf(accepted({ kind: 'receipt', newOperations: 0 }))],
  ['ready', planOf(accepted({ kind: 'invitation', newOperations: 0 }))],
  [
    'nothing-new',
    planOf(accepted({ kind: 'receipt', newOperations: 0, sameAs: { file: 'a', receivedAt: 1 } })),
  ],
  ['nothing-accepted', planOf(refused)],
  ['nothing-accepted', planOf()],
])('the offer is %s', (offer, plan) => {
  expect(importOffer(plan)).toBe(offer);
});

test('files of one name stay apart in the table', () => {
  const rows = planRows(planOf(accepted(), accepted(), refused));
  expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
  expect(acceptedFiles(planOf(accepted(), refused))).toHaveLength(1);
});

test('what goes to quarantine is told by file and reason', () => {
  const file = accepted({
    newQuarantined: [
      { reason: 'recused', count: 3 },
      { reason: 'out-of-range', count: 1 },
    ],
  });
  expect(quarantinedByFile(planOf(accepted(), file, refused))).toEqual([
    { file, count: 4, reasons: file.newQuarantined },
  ]);
});

test('a regional file speaks for the region of its coordinator, a juror’s file for no region', async () => {
  const world = await buildContest();
  const state = await stateOf(
    world.contest,
    [world.hq, ...world.jurors, world.coordinator].flatMap(({ segments }) => segments),
  );
  const regional = accepted({
    kind: 'regional',
    sender: { person: 'c1', name: 'C', role: 'coordinator', fingerprint: '' },
  });
  expect(regionOfFile(regional, state)).toBe('KZ-10');
  expect(regionOfFile(accepted(), state)).toBeNull();
  expect(regionOfSender(accepted(), state)).toBe('KZ-10');
});

const bundle = (change: Partial<ReceivedBundle>): ReceivedBundle => ({
  id: 'import',
  newOperations: 5,
  code: 'AB12',
  state: 'held',
  file: 'a',
  kind: 'scores',
  person: 'j1',
  receivedAt: 5,
  createdAt: 1,
  ...change,
});

test('the previous file is the last one of the same sender that was not taken back', () => {
  const received = [
    bundle({ receivedAt: 5 }),
    bundle({ receivedAt: 9 }),
    bundle({ receivedAt: 12, state: 'undone' }),
    bundle({ receivedAt: 20, person: 'j2' }),
    bundle({ receivedAt: 30, person: null }),
  ];
  expect(previousFile(accepted(), received)).toBe(9);
  expect(
    previousFile(
      accepted({ sender: { person: null, name: '', role: null, fingerprint: '' } }),
      received,
    ),
  ).toBeNull();
  expect(previousFile(accepted(), [])).toBeNull();
});

test.each([
  [1, 'minutes', 1],
  [58 * 60_000, 'minutes', 58],
  [119 * 60_000, 'minutes', 119],
  [120 * 60_000, 'hours', 2],
  [47 * 3_600_000, 'hours', 47],
  [48 * 3_600_000, 'days', 2],
])('%i ms is said in %s', (ms, unit, count) => {
  expect(spanOf(ms)).toEqual({ unit, count });
});

test('what is peculiar about a file is told, a stranger first', () => {
  expect(notesOf(accepted())).toEqual([]);
  const file = accepted({
    sender: { person: null, name: '', role: null, fingerprint: '' },
    clockAhead: 60_000,
    broughtBack: 3,
    sameAs: { file: 'old.qzb', receivedAt: 7 },
  });
  expect(notesOf(file)).toEqual([
    { type: 'signer-unknown' },
    { type: 'clock-ahead', ms: 60_000 },
    { type: 'brought-back', count: 3 },
    { type: 'same-file', file: 'old.qzb', receivedAt: 7 },
  ]);
});

const forked = accepted({ newConflicts: 2 });
const aside = accepted({ newQuarantined: [{ reason: 'recused', count: 3 }] });
const stranger = accepted({ sender: { person: null, name: '', role: null, fingerprint: '' } });
const cut: RefusedFile = { name: 'cut.qzb', accepted: false, error: { type: 'BundleTruncated' } };

test.each<readonly [string, FilePlan]>([
  ['refused', cut],
  ['stranger', stranger],
  ['quarantined', aside],
  ['conflicts', forked],
  ['noted', accepted({ clockAhead: 60_000 })],
  ['noted', accepted({ broughtBack: 1 })],
  ['new', accepted()],
  ['known', accepted({ newOperations: 0 })],
  ['foreign', refused],
])('a file is among the %s', (concern, file) => {
  expect(concernOf(file)).toBe(concern);
});

test('what needs attention stands first, what is nothing of ours last, each with its place in the plan', () => {
  const plan = planOf(refused, accepted(), forked, aside, stranger);
  const rows = planRows(withAside(plan, [cut]));
  expect(rows.map(({ id, concern }) => `${id} ${concern}`)).toEqual([
    '5 refused',
    '4 stranger',
    '3 quarantined',
    '2 conflicts',
    '1 new',
    '0 foreign',
  ]);
});

test('files that the desk was not asked about count as refused', () => {
  expect(withAside(planOf(accepted()), [cut]).totals.refused).toBe(1);
});
