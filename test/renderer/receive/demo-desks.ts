import { buildDemo, type Demo } from '../../../shared/demo/build-demo.ts';
import { openBundle } from '../../../shared/bundle/bundle.ts';
import { webCryptoEd25519 } from '../../../shared/log/ed25519.ts';
import type { NamedFile } from '../../../renderer/storage/desk.ts';
import { createDeskEngine, type DeskEngine } from '../../../renderer/storage/desk-engine.ts';
import { createMemoryStore } from '../../../renderer/storage/memory-store.ts';
import { openYearIndex } from '../storage/open-year-index.ts';

const ed25519 = webCryptoEd25519(globalThis.crypto.subtle);

/** A practice contest with mishaps, small enough to be built for each file of tests. */
export const smallDemo = (): Promise<Demo> =>
  buildDemo(
    { template: 'expo', submissions: 12, jurors: 4, regions: 2, seed: 1, languages: ['ru'] },
    ed25519,
  );

async function startDesk(store = createMemoryStore()): Promise<DeskEngine> {
  const desk = createDeskEngine({
    store,
    ed25519,
    randomBytes: (length) => globalThis.crypto.getRandomValues(new Uint8Array(length)),
    now: () => 1_778_666_700_000,
    openYearIndex,
    installDemo: async () => ({ ok: false, error: { type: 'Unexpected' } }),
  });
  await desk.start();
  return desk;
}

/** Headquarters as it is before any file has come back. */
export async function headquartersDesk(demo: Demo): Promise<DeskEngine> {
  const { person, installation } = demo.headquarters;
  const own = await openBundle(fileOf(demo, 'contest.qzb').bytes, ed25519.verify);
  if (!own.ok) throw new Error(own.error.type);
  const store = createMemoryStore();
  await store.apply([
    {
      type: 'create',
      facts: null,
      profile: {
        contest: demo.contest,
        log: installation.log,
        person: person.id,
        role: 'headquarters',
        demo: true,
        publicKey: installation.key.publicKey,
        secret: { lock: 'none', seed: installation.seed },
      },
    },
    {
      type: 'segments',
      segments: own.value.segments.map(({ id, bytes }) => ({ id, bytes })),
      sealed: false,
    },
  ]);
  return startDesk(store);
}

/** A coordinator's laptop right after the invitation was opened. */
export async function coordinatorDesk(demo: Demo): Promise<DeskEngine> {
  const [seat] = demo.coordinators;
  const desk = await startDesk();
  const opened = await desk.openInvitation({
    file: fileOf(demo, `invitation-${seat?.person.id}.qzb`),
    passphrase: 'төрт сөзден тұратын құпиясөз',
  });
  if (!opened.ok) throw new Error(opened.error.type);
  return desk;
}

export function fileOf(demo: Demo, name: string): NamedFile {
  const file = demo.files.find((each) => each.name === name);
  if (file === undefined) throw new Error(`no file ${name}`);
  return file;
}

/** Names of the regions' files, in the order of the regions. */
export const regionFiles = (demo: Demo): readonly string[] =>
  demo.files.map(({ name }) => name).filter((name) => name.startsWith('region-'));
