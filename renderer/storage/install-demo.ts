import { present } from '../../shared/basics/assert.ts';
import { err, type Result } from '../../shared/basics/result.ts';
import { openBundle } from '../../shared/bundle/bundle.ts';
import { buildDemo, type Demo } from '../../shared/demo/build-demo.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { ContestKeeper, type KeeperPorts } from './contest-keeper.ts';
import type { StoredContest } from './contest-store.ts';
import type { Desk, DeskError } from './desk.ts';
import type { DemoInstaller } from './desk-engine.ts';
import { joinByInvitation, readInvitation } from './enter-contest.ts';

/** Large enough to look like a contest, small enough to be built while a person watches. */
const size = { template: 'expo', submissions: 180, jurors: 24, regions: null, seed: 1 } as const;

async function segmentsIn(ports: KeeperPorts, files: Demo['files']): Promise<readonly Segment[]> {
  const segments = new Map<string, Segment>();
  for (const { bytes } of files) {
    const bundle = await openBundle(bytes, ports.ed25519.verify);
    if (bundle.ok) for (const segment of bundle.value.segments) segments.set(segment.id, segment);
  }
  return [...segments.values()];
}

/** Headquarters of the practice contest, with every file already received. */
async function installHeadquarters(
  ports: KeeperPorts,
  demo: Demo,
): Promise<Result<ContestKeeper, DeskError>> {
  const { person, installation } = demo.headquarters;
  const secret = { lock: 'none', seed: installation.seed } as const;
  const profile: StoredContest['profile'] = {
    contest: demo.contest,
    log: installation.log,
    person: person.id,
    role: 'headquarters',
    demo: true,
    publicKey: installation.key.publicKey,
    secret,
  };
  const scored = demo.files.filter(({ kind }) => kind !== null && kind !== 'invitation');
  const segments = (await segmentsIn(ports, scored)).map(({ id, bytes }) => ({ id, bytes }));
  const received = demo.files
    .filter(({ kind }) => kind === 'regional')
    .map(({ name, person: sender }) => ({
      type: 'received' as const,
      bundle: {
        id: name,
        newOperations: 0,
        code: '',
        state: 'held' as const,
        file: name,
        kind: 'regional' as const,
        person: sender,
        receivedAt: installation.clock,
        createdAt: installation.clock,
      },
    }));
  await ports.store.apply([
    { type: 'create', profile, facts: null },
    { type: 'segments', segments, sealed: false },
    ...received,
  ]);
  const stored = present(await ports.store.load(), 'the demo was just stored');
  return ContestKeeper.open(ports, stored, installation.seed);
}

/** A guest's laptop of the practice contest, with a key of its own. */
async function installGuest(
  ports: KeeperPorts,
  demo: Demo,
  role: 'juror' | 'coordinator',
): Promise<Result<ContestKeeper, DeskError>> {
  const [seat] = role === 'juror' ? demo.jurors : demo.coordinators;
  const invitation = demo.files.find(
    ({ kind, person }) => kind === 'invitation' && person === seat?.person.id,
  );
  if (seat === undefined || invitation === undefined) return err({ type: 'Unexpected' });
  const opened = await readInvitation(ports, invitation);
  if (!opened.ok) return opened;
  const keeper = await joinByInvitation(ports, opened.value, async (seed) => ({
    lock: 'none',
    seed,
  }));
  if (!keeper.ok || role === 'juror') return keeper;
  const region = seat.person.region;
  const jurors = new Set(
    demo.jurors.filter(({ person }) => person.region === region).map(({ person }) => person.id),
  );
  const collected = demo.files.filter(
    ({ kind, person }) => kind === 'scores' && jurors.has(person),
  );
  await keeper.value.importSegments(await segmentsIn(ports, collected), () => undefined);
  return keeper;
}

/** Builds a practice contest and installs it for the role that the person wants to try. */
export const installDemo: DemoInstaller = async (
  ports: KeeperPorts,
  { role, language }: Parameters<Desk['openDemo']>[0],
) => {
  const languages = language === 'en' ? (['kk', 'ru'] as const) : ([language] as const);
  const demo = await buildDemo({ ...size, languages }, ports.ed25519);
  return role === 'headquarters'
    ? installHeadquarters(ports, demo)
    : installGuest(ports, demo, role);
};
