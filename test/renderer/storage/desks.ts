import { expect } from 'vitest';

import { toHex } from '../../../shared/basics/bytes.ts';
import type { Milli } from '../../../shared/basics/points.ts';
import {
  addSubmission,
  assignJurors,
  setPerson,
} from '../../../shared/contest/contest-operations.ts';
import { setScore } from '../../../shared/scoring/score-operations.ts';
import type { KeepingHost } from '../../../renderer/storage/desk-core.ts';
import { createDeskEngine, type DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import type { Desk, DeskError, ImportSummary, NamedFile } from '../../../renderer/storage/desk.ts';
import {
  createMemoryDocuments,
  type DocumentStore,
} from '../../../renderer/storage/document-store.ts';
import { createMemoryStore } from '../../../renderer/storage/memory-store.ts';
import type { ContestStore } from '../../../renderer/storage/contest-store.ts';
import type { Result } from '../../../shared/basics/result.ts';
import { ed25519, personOf, submissionOf, testSettings } from '../../builders/contest-builder.ts';
import { openYearIndex } from './open-year-index.ts';

export const passphrase = 'Құпия сөз 2026';

let random = 0;
let clock = 1_700_000_000_000;

/** A desk over a store, with randomness and a clock that never repeat within a test file. */
export async function startDesk(
  store: ContestStore = createMemoryStore(),
  {
    bytesAtOnce = 1,
    documents = createMemoryDocuments(),
    years = createMemoryDocuments(),
    host,
    now = () => {
      clock += 1000;
      return clock;
    },
  }: {
    readonly bytesAtOnce?: number;
    readonly documents?: DocumentStore;
    readonly years?: DocumentStore;
    readonly host?: KeepingHost;
    readonly now?: () => number;
  } = {},
): Promise<DeskEngine> {
  const desk = createDeskEngine({
    store,
    documents,
    years,
    ed25519,
    randomBytes: (length) => {
      random += 1;
      return new Uint8Array(length).map(
        (_, index) => (random * 31 + index * 7 + (random >> 8)) % 256,
      );
    },
    now,
    // One segment in a transaction, so that an import can be cut off after each.
    bytesAtOnce,
    ...(host === undefined ? {} : { host }),
    openYearIndex,
    installDemo: async () => ({ ok: false, error: { type: 'Unexpected' } }),
  });
  await desk.start();
  return desk;
}

/** The value of a command that has to succeed. */
export function valueOf<T>(result: Result<T, DeskError>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export const sheet = (submission: string, juror = 'j1') => ({
  stage: 'written',
  submission,
  juror,
});
export const points = (value: number): Milli => (value * 1000) as Milli;

type Trust = Parameters<Desk['createContest']>[0]['trust'];
export const plainTrust: Trust = { encrypted: false, confirmation: 'ticket', secondRoot: null };

const founder = { surname: 'Штаб', givenName: '', patronymic: '', organisation: '' };

/** Founds the test contest with two jurors, a coordinator and two submissions. */
export async function foundOn(hq: DeskEngine, trust: Trust = plainTrust): Promise<void> {
  valueOf(await hq.createContest({ settings: testSettings, person: founder, passphrase, trust }));
  valueOf(
    await hq.record([
      setPerson(personOf('j1', 'juror', 'KZ-10', null)),
      setPerson(personOf('j2', 'juror', 'KZ-10', null)),
      setPerson(personOf('c1', 'coordinator', 'KZ-10', null)),
    ]),
  );
  valueOf(await hq.record(['1', '2'].map((id) => addSubmission(submissionOf(id)))));
  valueOf(await hq.record(['1', '2'].map((id) => assignJurors('written', id, ['j1', 'j2']))));
}

export const invite = async (hq: DeskEngine, person: string): Promise<NamedFile> =>
  one(valueOf(await hq.exportInvitations([person])));

export function one<T>(items: readonly T[]): T {
  const [first] = items;
  if (first === undefined || items.length !== 1) throw new Error(`one, not ${items.length}`);
  return first;
}

export async function join(file: NamedFile, store?: ContestStore): Promise<DeskEngine> {
  const desk = await startDesk(store);
  valueOf(await desk.openInvitation({ file, passphrase }));
  return desk;
}

export async function scoreSheet(
  desk: DeskEngine,
  ref: ReturnType<typeof sheet>,
  value: number,
): Promise<void> {
  for (const criterion of ['novelty', 'effect', 'economy']) {
    valueOf(await desk.record([setScore(ref, criterion, points(value))]));
  }
}

/** Scores a sheet and hands it in. */
export async function handIn(desk: DeskEngine, ref: ReturnType<typeof sheet>, value: number) {
  await scoreSheet(desk, ref, value);
  valueOf(await desk.handIn({ stage: ref.stage, sheets: [ref] }));
}

export async function importInto(
  desk: DeskEngine,
  ...files: readonly NamedFile[]
): Promise<ImportSummary> {
  const plan = valueOf(await desk.planImport(files));
  expect(plan.files.flatMap((file) => (file.accepted ? [] : [file.error]))).toEqual([]);
  return valueOf(await desk.runImport(plan.id));
}

/** The first sealed segments of a juror's work, one segment for each sheet, as a file. */
export async function scoresOf(juror: DeskEngine): Promise<NamedFile> {
  return one(valueOf(await juror.exportScores()));
}

/** Everything a store holds, as text: two equal dumps are the same database. */
export async function dumpOf(store: ContestStore): Promise<string> {
  const plain = (_: string, value: unknown): unknown =>
    value instanceof Uint8Array ? `bytes ${toHex(value)}` : value;
  const stored = await store.load();
  const segments = stored?.segments.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.stringify({ ...stored, segments, key: await store.loadKey() }, plain);
}
