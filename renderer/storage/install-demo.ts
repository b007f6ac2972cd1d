import { present } from '../../shared/basics/assert.ts';
import type { Language } from '../../shared/basics/localized.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { buildDemo, type Demo } from '../../shared/demo/build-demo.ts';
import type { PublicKeyId, SegmentId } from '../../shared/log/operation.ts';
import { asksForConsent, signConsent } from '../../shared/trust/consent.ts';
import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { ContestKeeper } from './contest-keeper.ts';
import { type KeeperPorts, rowOf, writeDurably } from './durable-writes.ts';
import type { StoreChange, StoredContest } from './contest-store.ts';
import type { Desk, DeskError } from './desk.ts';
import { demoTemplates } from './demo-templates.ts';
import type { DemoInstaller, YearsInstaller } from './desk-core.ts';
import { YearShelf } from './year-shelf.ts';
import { earlierSeasons } from '../../shared/demo/earlier-seasons.ts';
import { identityHasher } from '../../shared/seasons/identity-hash.ts';
import { shelfOf } from './document-shelf.ts';
import { joinByInvitation, readInvitation } from './enter-contest.ts';
import { prepareImport } from './import-plan.ts';
import { openly } from './locked-secret.ts';
import { openFile } from './open-file.ts';
import { furthestHead } from './own-log.ts';
import { runPrepared } from './run-import.ts';

/** Nobody stops the making of a practice contest. */
const untilDone = { progress: () => undefined, cancelled: () => false };

/** Changes that store files as if each had been received, without a second copy of what several hold. */
async function receivedChanges(
  ports: KeeperPorts,
  demo: Demo,
): Promise<{ readonly changes: readonly StoreChange[]; readonly head: SegmentId | null }> {
  const { installation } = demo.headquarters;
  const signer = bytesToBase64url(installation.key.publicKey) as PublicKeyId;
  const files = demo.files.filter(({ kind }) => kind !== null && kind !== 'invitation');
  const segments = new Map<SegmentId, Parameters<typeof rowOf>[0]>();
  const origins = new Map<SegmentId, string>();
  const changes: StoreChange[] = [];
  for (const file of files) {
    const opened = await openFile(file, { verify: ports.ed25519.verify, identities: [] });
    if (!opened.ok) continue;
    const { segments: all, contents, code, kind, created } = opened.value;
    for (const segment of all) segments.set(segment.id, segments.get(segment.id) ?? segment);
    if (file.kind !== 'regional') continue;
    const id = `${changes.length + 1}`;
    const foreign = all.filter(({ header }) => header.signer !== signer);
    for (const segment of foreign) origins.set(segment.id, origins.get(segment.id) ?? id);
    const record = {
      id,
      newOperations: foreign
        .filter((segment) => origins.get(segment.id) === id)
        .reduce((sum, { header }) => sum + header.operations, 0),
      code,
      state: 'held' as const,
      file: file.name,
      kind,
      person: file.person,
      receivedAt: installation.clock,
      createdAt: created,
      contents,
      removed: [],
    };
    changes.push({ type: 'import', record });
  }
  const rows = [...segments.values()].map((segment) => rowOf(segment, origins.get(segment.id)));
  return {
    changes: [{ type: 'segments', segments: rows, sealed: false }, ...changes],
    head: furthestHead(segments, { log: installation.log, signer }),
  };
}

/** Headquarters of the practice contest, with every file already received. */
async function installHeadquarters(
  ports: KeeperPorts,
  demo: Demo,
): Promise<Result<ContestKeeper, DeskError>> {
  const { person, installation } = demo.headquarters;
  const { locked, opened } = openly({ seed: installation.seed, regions: [] });
  const profile: StoredContest['profile'] = {
    contest: demo.contest,
    log: installation.log,
    person: person.id,
    role: 'headquarters',
    demo: true,
    publicKey: installation.key.publicKey,
    secret: locked,
  };
  const { changes, head } = await receivedChanges(ports, demo);
  const shelf = await shelfOf(ports, demo.contest, opened);
  await shelf.put(demo.documents);
  await ports.store.useSeed(installation.seed);
  await writeDurably(ports.store, [
    { type: 'create', profile, facts: null, own: { head, behind: false } },
    ...changes,
  ]);
  const stored = present(await ports.store.load(), 'the demo was just stored');
  return ContestKeeper.open(ports, stored, opened);
}

/** A practice begins in the middle of the work: what stands before the first application is signed already. */
async function signForPractice(keeper: ContestKeeper, language: Language): Promise<void> {
  const { settings } = keeper.state;
  if (settings === null || !asksForConsent(settings)) return;
  await keeper.record([signConsent(keeper.profile.person, settings, language)]);
}

/** A guest's laptop of the practice contest, with a key of its own. */
async function installGuest(
  ports: KeeperPorts,
  demo: Demo,
  { role, language }: { readonly role: 'juror' | 'coordinator'; readonly language: Language },
): Promise<Result<ContestKeeper, DeskError>> {
  const [seat] = role === 'juror' ? demo.jurors : demo.coordinators;
  const invitation = demo.files.find(
    ({ kind, person }) => kind === 'invitation' && person === seat?.person.id,
  );
  if (seat === undefined || invitation === undefined) return err({ type: 'Unexpected' });
  const opened = await readInvitation(ports, invitation);
  if (!opened.ok) return opened;
  const file = { ...opened.value.file, attachments: demo.documents };
  const invited = { ...opened.value, file };
  const keeper = await joinByInvitation(ports, invited, async (secrets) => openly(secrets));
  if (!keeper.ok) return keeper;
  if (role === 'juror') {
    await signForPractice(keeper.value, language);
    return keeper;
  }
  const region = seat.person.region;
  const jurors = new Set(
    demo.jurors.filter(({ person }) => person.region === region).map(({ person }) => person.id),
  );
  const collected = demo.files.filter(
    ({ kind, person }) => kind === 'scores' && jurors.has(person),
  );
  const plan = { id: 'demo', files: collected, control: untilDone };
  const prepared = await prepareImport(keeper.value, plan);
  if (!prepared.ok) return prepared;
  const imported = await runPrepared(keeper.value, prepared.value, untilDone);
  return imported.ok ? ok(keeper.value) : imported;
}

/** Builds a practice contest and installs it for the role that the person wants to try. */
export const installDemo: DemoInstaller = async (
  ports: KeeperPorts,
  { role, language, template }: Parameters<Desk['openDemo']>[0],
) => {
  const languages = language === 'en' ? (['kk', 'ru'] as const) : ([language] as const);
  const { demoPapers: papers } = await import('./demo-papers.ts');
  const size = demoTemplates.find((each) => each.template === template);
  if (size === undefined) return err({ type: 'Unexpected' });
  const { submissions, jurors } = size;
  const options = { template, submissions, jurors, regions: null, seed: 1, languages, papers };
  const demo = await buildDemo(options, ports.ed25519);
  return role === 'headquarters'
    ? installHeadquarters(ports, demo)
    : installGuest(ports, demo, { role, language });
};

/** Puts earlier seasons beside a practice contest, so that people can look back. */
export const installYears: YearsInstaller = async (store, { state, secrets }) => {
  if (state.settings === null) return;
  const shelf = await YearShelf.open(store, secrets.seed);
  const identityOf = identityHasher(shelf.identityKey);
  const submissions = [...state.submissions.values()];
  for (const season of earlierSeasons({ settings: state.settings, submissions, identityOf }))
    await shelf.put(season);
};
