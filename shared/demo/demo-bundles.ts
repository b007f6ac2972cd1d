import { utf8ToBytes } from '../basics/bytes.ts';
import { type BundleContent, writeBundle } from '../bundle/bundle.ts';
import { regionIdentity } from '../bundle/identities.ts';
import { writeKeyFile } from '../bundle/key-file.ts';
import type { BundleKind, Manifest } from '../bundle/manifest.ts';
import type { ContestSettings, Id } from '../contest/contest.ts';
import { fullName, type Person } from '../contest/people.ts';
import type { Operation } from '../log/operation.ts';
import { readOperations } from '../log/read-log.ts';
import type { Segment } from '../log/segment.ts';
import { foldContest } from '../merge/fold.ts';
import { encodeInvitation, factsFor } from '../merge/invitation.ts';
import type { FoldedContest } from '../merge/state.ts';
import type { DemoInstallation } from './demo-installation.ts';
import { drawBytes } from './draw.ts';

/** One file of a demo; `kind` is null for what is not a bundle. */
export interface DemoFile {
  readonly name: string;
  readonly kind: BundleKind | null;
  /** Who sends it, or whom an invitation is for. */
  readonly person: Id;
  readonly bytes: Uint8Array;
}

/** A bundle as one of the demo's laptops exports it. */
export async function exportBundle(
  settings: ContestSettings,
  sender: { readonly person: Person; readonly installation: DemoInstallation },
  file: Pick<Manifest, 'kind' | 'recipients'>,
  content: Pick<BundleContent, 'segments' | 'payloads' | 'attachments'>,
): Promise<Uint8Array> {
  const { person, installation } = sender;
  const manifest: BundleContent['manifest'] = {
    ...file,
    contest: installation.contest,
    title: settings.title,
    demo: true,
    sender: { log: installation.log, person: person.id, name: fullName(person), role: person.role },
    created: installation.clock,
  };
  return writeBundle({ ...content, manifest }, installation.key);
}

/** Seed of the one-time ticket in a person's invitation. */
export const ticketSeedOf = (seed: number, person: Id): Uint8Array =>
  drawBytes(seed, `ticket of ${person}`, 32);

/** What headquarters has told so far, and from which an invitation takes its part. */
export interface Announcement {
  readonly state: FoldedContest;
  readonly operations: readonly Operation[];
}

export function announce(
  segments: readonly Segment[],
  contest: DemoInstallation['contest'],
): Announcement {
  const byId = new Map(segments.map((segment) => [segment.id, segment]));
  return {
    state: foldContest({ contest, segments: byId, proven: new Set() }),
    operations: readOperations(byId),
  };
}

/**
 * An invitation for one person; the file's payload holds the ticket, their part of the contest, and for a coordinator
 * the region's secret where files are encrypted.
 */
export async function exportInvitation(
  settings: ContestSettings,
  sender: { readonly person: Person; readonly installation: DemoInstallation },
  guest: Person,
  told: { readonly seed: number; readonly announcement: Announcement },
): Promise<DemoFile> {
  const { state, operations } = told.announcement;
  const { installation } = sender;
  const { id, role, region } = guest;
  const opensFiles = role === 'coordinator' && region !== null && state.recipients.has(region);
  const payload = encodeInvitation({
    person: id,
    ticketSeed: ticketSeedOf(told.seed, id),
    facts: factsFor(state, operations, id),
    ...(opensFiles
      ? { regionSeed: regionIdentity(installation.seed, installation.contest, region) }
      : {}),
  });
  const bytes = await exportBundle(
    settings,
    sender,
    { kind: 'invitation', recipients: [id] },
    { segments: [], payloads: new Map([['invitation.cbor', payload]]) },
  );
  return { name: `invitation-${id}.qzb`, kind: 'invitation', person: id, bytes };
}

/** One form for every JSON file of a demo. */
export const jsonBytes = (value: object): Uint8Array =>
  utf8ToBytes(`${JSON.stringify(value, null, 2)}\n`);

/** Headquarters' secret, for practice only and marked so. */
export const keyFile = (headquarters: DemoInstallation): DemoFile => ({
  name: 'headquarters.key',
  kind: null,
  person: headquarters.person,
  bytes: utf8ToBytes(
    writeKeyFile({
      contest: headquarters.contest,
      log: headquarters.log,
      seed: headquarters.seed,
      demo: true,
    }),
  ),
});
