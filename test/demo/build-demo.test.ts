import { beforeAll, describe, expect, it } from 'vitest';

import { openBundle, type Bundle } from '../../shared/bundle/bundle.ts';
import { buildDemo, type Demo } from '../../shared/demo/build-demo.ts';
import type { DemoOptions } from '../../shared/demo/demo-options.ts';
import { createDraw } from '../../shared/demo/draw.ts';
import { addBundle, emptyArchive } from '../../shared/merge/archive.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { stateHash } from '../../shared/merge/state-hash.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { ed25519 } from '../builders/contest-builder.ts';

const small: DemoOptions = {
  template: 'expo',
  submissions: 24,
  jurors: 6,
  regions: 3,
  seed: 1,
  languages: ['kk', 'ru'],
};

async function bundlesOf(demo: Demo): Promise<readonly { readonly name: string; readonly bundle: Bundle }[]> {
  const bundles = [];
  for (const { name, bytes } of demo.files.filter(({ kind }) => kind !== null)) {
    const opened = await openBundle(bytes, ed25519.verify);
    if (!opened.ok) throw new Error(`${name}: ${opened.error.type}`);
    bundles.push({ name, bundle: opened.value });
  }
  return bundles;
}

async function merge(demo: Demo, bundles: readonly Bundle[]): Promise<FoldedContest> {
  let archive = emptyArchive(demo.contest);
  for (const bundle of bundles) {
    const union = await addBundle(archive, bundle, ed25519.verify);
    if (!union.ok) throw new Error(union.error.type);
    archive = union.value.archive;
  }
  return foldContest(archive);
}

const quarantineOf = (state: FoldedContest) =>
  [...new Set(state.quarantine.map(({ reason }) => reason))]
    .toSorted()
    .map((reason) => ({ reason, count: state.quarantine.filter((item) => item.reason === reason).length }));

const found = (state: FoldedContest) => ({ conflicts: state.counts, quarantine: quarantineOf(state) });

describe('a demo contest', () => {
  let demo: Demo;
  let bundles: readonly { readonly name: string; readonly bundle: Bundle }[];
  let state: FoldedContest;

  beforeAll(async () => {
    demo = await buildDemo(small, ed25519);
    bundles = await bundlesOf(demo);
    state = await merge(demo, bundles.map(({ bundle }) => bundle));
  });

  it('has exactly the conflicts and quarantined operations that were put in', () => {
    expect(found(state)).toEqual(demo.expected);
  });
});
