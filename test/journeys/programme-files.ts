import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { present } from '../../shared/basics/assert.ts';
import { openBundle } from '../../shared/bundle/bundle.ts';
import type { Action } from '../../shared/contest/action.ts';
import { buildDemo, type Demo } from '../../shared/demo/build-demo.ts';
import { exportBundle } from '../../shared/demo/demo-bundles.ts';
import { demoDefaultsFor } from '../../shared/demo/demo-options.ts';
import { addBundle, emptyArchive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import {
  resolveConflict,
  settleFork,
  settleQuarantine,
} from '../../shared/merge/resolution-operations.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { ed25519 } from '../builders/contest-builder.ts';
import type { Recovery } from './key-tasks.ts';
import { quickRecovery } from './quick-recovery.ts';

/** A programme with its real numbers as its headquarters keeps it: the way to open it, its archive, its regions' files. */
export interface Programme {
  readonly demo: Demo;
  readonly recovery: Recovery;
  readonly archive: string;
  readonly regions: readonly string[];
}

/** The contest that bundles come to, as anybody merges them. */
export async function foldBundles(
  contest: Demo['contest'],
  bundles: readonly Uint8Array[],
): Promise<FoldedContest> {
  let archive = emptyArchive(contest);
  for (const bytes of bundles) {
    const bundle = await openBundle(bytes, ed25519.verify);
    if (!bundle.ok) throw new Error(bundle.error.type);
    const union = await addBundle(archive, bundle.value, ed25519.verify);
    if (!union.ok) throw new Error(union.error.type);
    archive = union.value.archive;
  }
  return foldContest(archive);
}

const why = 'Күні бұрын шешілді';

/** Everything that merging leaves to people, settled as a careful headquarters would. */
function settlements(state: FoldedContest): readonly Action[] {
  const conflicts = state.hard.flatMap(({ key, alternatives }) => {
    const [first] = alternatives;
    const seen = alternatives.map(({ operation }) => operation.id);
    return first === undefined ? [] : [resolveConflict(key, first.value, seen, why)];
  });
  const copies = state.forks
    .filter(({ settled }) => !settled)
    .map(({ log }) => settleFork(log, why));
  const aside = state.quarantine
    .filter(({ settled }) => settled === null)
    .map(({ operation }) => settleQuarantine(operation.id, 'left-out', why));
  return [...conflicts, ...copies, ...aside];
}

/**
 * Builds a programme's practice contest and puts its files into `folder`. Headquarters has settled what its files would
 * leave open, but for the last `open` conflicts.
 */
export async function bringProgramme(
  folder: string,
  template: string,
  open = 0,
): Promise<Programme> {
  const demo = await buildDemo(demoDefaultsFor(template), ed25519);
  const put = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const regional = demo.files.filter(({ kind }) => kind === 'regional');
  const fileOf = (name: string): Uint8Array =>
    present(
      demo.files.find((each) => each.name === name),
      `${template} has ${name}`,
    ).bytes;
  const state = await foldBundles(demo.contest, [
    fileOf('contest.qzb'),
    ...regional.map(({ bytes }) => bytes),
  ]);
  const { installation } = demo.headquarters;
  installation.commit(settlements({ ...state, hard: state.hard.slice(open) }));
  await installation.seal();
  const archive = await exportBundle(
    demo.settings,
    demo.headquarters,
    { kind: 'archive', recipients: ['headquarters'] },
    { segments: installation.segments },
  );
  return {
    demo,
    recovery: await quickRecovery(folder, fileOf('headquarters.key')),
    archive: put('contest.qzb', archive),
    regions: regional.map(({ name, bytes }) => put(name, bytes)),
  };
}
