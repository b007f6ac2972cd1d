import { err, ok, type Result } from '../../shared/basics/result.ts';
import { type BundleContent, type PayloadName, writeBundle } from '../../shared/bundle/bundle.ts';
import { setPerson } from '../../shared/contest/contest-operations.ts';
import type { Id } from '../../shared/contest/contest.ts';
import { fullName, type Person } from '../../shared/contest/people.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { encodeInvitation, factsFor } from '../../shared/merge/invitation.ts';
import type { ContestKeeper, KeeperPorts } from './contest-keeper.ts';
import type { DeskError, NamedFile } from './desk.ts';
import { ticketSeedOf } from './enter-contest.ts';

/** Sender, contest and clock of every bundle that this installation writes. */
function manifestOf(
  keeper: ContestKeeper,
  ports: KeeperPorts,
  bundle: { readonly kind: BundleContent['manifest']['kind']; readonly recipients: readonly Id[] },
): BundleContent['manifest'] | null {
  const { settings, people } = keeper.state;
  const self = people.get(keeper.profile.person);
  if (settings === null || self === undefined) return null;
  return {
    ...bundle,
    contest: keeper.profile.contest,
    title: settings.title,
    demo: settings.demo,
    created: ports.now(),
    sender: {
      log: keeper.profile.log,
      person: self.id,
      name: fullName(self),
      role: keeper.profile.role,
    },
  };
}

async function write(
  keeper: ContestKeeper,
  ports: KeeperPorts,
  bundle: {
    readonly name: string;
    readonly kind: BundleContent['manifest']['kind'];
    readonly recipients: readonly Id[];
    readonly segments: readonly Segment[];
    readonly payloads?: ReadonlyMap<PayloadName, Uint8Array>;
  },
): Promise<Result<NamedFile, DeskError>> {
  const { name, segments, payloads, ...told } = bundle;
  const manifest = manifestOf(keeper, ports, told);
  if (manifest === null) return err({ type: 'NoContest' });
  const bytes = await writeBundle(
    { manifest, segments, ...(payloads === undefined ? {} : { payloads }) },
    keeper.signingKey,
  );
  return ok({ name, bytes });
}

/** Gives everybody who is invited a ticket, where they have none yet. */
async function issueTickets(
  keeper: ContestKeeper,
  ports: KeeperPorts,
  people: readonly Person[],
): Promise<void> {
  const without = people.filter(({ ticket }) => ticket === null);
  if (without.length === 0) return;
  const withTickets = await Promise.all(
    without.map(async (person) => {
      const seed = ticketSeedOf(keeper.secret, keeper.profile.contest, person.id);
      return setPerson({ ...person, ticket: (await ports.ed25519.keyFromSeed(seed)).publicKey });
    }),
  );
  await keeper.record(withTickets);
}

/** One invitation per person; nothing in it speaks of others' scores. */
export async function writeInvitations(
  keeper: ContestKeeper,
  ports: KeeperPorts,
  ids: readonly Id[],
): Promise<Result<readonly NamedFile[], DeskError>> {
  if (keeper.profile.role !== 'headquarters') return err({ type: 'RoleForbidden' });
  const people = ids
    .flatMap((id) => keeper.state.people.get(id) ?? [])
    .filter(({ role }) => role !== 'headquarters');
  if (people.length === 0) return err({ type: 'NothingToExport' });
  await issueTickets(keeper, ports, people);
  const operations = keeper.operations();
  const files: NamedFile[] = [];
  for (const { id } of people) {
    const payload = encodeInvitation({
      person: id,
      ticketSeed: ticketSeedOf(keeper.secret, keeper.profile.contest, id),
      facts: factsFor(keeper.state, operations, id),
    });
    const file = await write(keeper, ports, {
      name: `invitation-${id}.qzb`,
      kind: 'invitation',
      recipients: [id],
      segments: [],
      payloads: new Map([['invitation.cbor', payload]]),
    });
    if (!file.ok) return file;
    files.push(file.value);
  }
  return ok(files);
}

/** This juror's own log, for the coordinator or headquarters. */
export async function writeScores(
  keeper: ContestKeeper,
  ports: KeeperPorts,
): Promise<Result<readonly NamedFile[], DeskError>> {
  await keeper.seal();
  const name = `juror-${keeper.profile.person}.qzb`;
  const file = await write(keeper, ports, {
    name,
    kind: 'scores',
    recipients: ['headquarters'],
    segments: keeper.segmentsOf(keeper.profile.log),
  });
  if (!file.ok) return file;
  keeper.noteWritten(name);
  return ok([file.value]);
}

/** The region's complete history: the own log and every log collected. */
export async function writeRegional(
  keeper: ContestKeeper,
  ports: KeeperPorts,
): Promise<Result<readonly NamedFile[], DeskError>> {
  await keeper.seal();
  const region = keeper.state.people.get(keeper.profile.person)?.region ?? keeper.profile.person;
  const name = `region-${region}.qzb`;
  const file = await write(keeper, ports, {
    name,
    kind: 'regional',
    recipients: ['headquarters'],
    segments: [...keeper.contents.segments.values()],
  });
  if (!file.ok) return file;
  keeper.noteWritten(name);
  return ok([file.value]);
}

/** Everything headquarters holds. */
export async function writeArchive(
  keeper: ContestKeeper,
  ports: KeeperPorts,
): Promise<Result<readonly NamedFile[], DeskError>> {
  if (keeper.profile.role !== 'headquarters') return err({ type: 'RoleForbidden' });
  await keeper.seal();
  const name = `archive-${keeper.profile.contest.slice(0, 8)}.qzb`;
  const file = await write(keeper, ports, {
    name,
    kind: 'archive',
    recipients: ['headquarters'],
    segments: [...keeper.contents.segments.values()],
  });
  if (!file.ok) return file;
  keeper.noteWritten(name);
  return ok([file.value]);
}
