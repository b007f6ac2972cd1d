import { z } from '../basics/zod.ts';

import { present } from '../basics/assert.ts';
import { base64urlToBytes, bytesToBase64url, sha256, toHex } from '../basics/bytes.ts';
import { groupBy } from '../basics/group-by.ts';
import { isMilli, type Milli } from '../basics/points.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { type Id, isId } from '../contest/contest.ts';
import { fullName, type Role } from '../contest/people.ts';
import type { LogId, Operation, PublicKeyId, SegmentId } from '../log/operation.ts';
import { decodeValue, encodeValue } from '../log/value-codec.ts';
import { leastPanel, type PanelSpread, spreadsFor } from '../scoring/panel-spread.ts';
import { jurorsSeenBy } from './invitation-audience.ts';
import { branchHeads, type Chained } from './log-chains.ts';
import { sheetPath } from './key-parts.ts';
import type { FoldedContest, KeyHolder, KeyLog } from './state.ts';

/** How headquarters counts a key, and by whose word. */
export interface ReceiptKey {
  readonly publicKey: PublicKeyId;
  readonly person: Id;
  readonly state: KeyHolder['state'];
  /** Who confirmed, refused or revoked it; null where nobody said anything, or it is not known any more. */
  readonly by: { readonly role: Role; readonly name: string } | null;
}

/**
 * What headquarters tells a region or a juror that it holds of theirs: no other person's sheets, and no values but how
 * the panel as a whole scored what a juror calibrates by.
 */
export interface ReceiptPayload {
  /** Logs of the person or of the region's people, sorted by log, with the last segments of their branches. */
  readonly held: readonly Pick<KeyLog, 'log' | 'heads'>[];
  /** Sheets of the person or of the region's jurors that are validly handed in. */
  readonly sheets: number;
  /** Keys on these sheets that headquarters settled a conflict of, sorted. */
  readonly settled: readonly string[];
  readonly directory: { readonly version: number; readonly code: string };
  /** Keys of these people, sorted by key; the first receipts said nothing of them. */
  readonly keys?: readonly ReceiptKey[];
  /** How the panel scored calibration submissions that the juror handed in; absent where there is nothing to tell. */
  readonly panel?: readonly PanelSpread[];
}

type ReceiptSource = Pick<
  FoldedContest,
  | 'people'
  | 'keys'
  | 'sheets'
  | 'resolutions'
  | 'directory'
  | 'heads'
  | 'settings'
  | 'submissions'
  | 'assignments'
  | 'calibration'
>;

/** Whose word made a key what it is: a root key's before a coordinator's. */
function speakerOn({ publicKey, state, confirmed }: KeyHolder, source: ReceiptSource) {
  const { heads, keys, people, directory } = source;
  const statements = (): readonly Operation[] => {
    if (state === 'revoked') return heads.get(`key-revocation/${publicKey}`) ?? [];
    if (state !== 'refused' && !confirmed) return [];
    const sense = state === 'refused' ? 'refused' : 'confirmed';
    return (heads.get(`key-state/${publicKey}`) ?? []).filter(({ value }) => value === sense);
  };
  const said = statements();
  const roots = new Set(directory.rootKeys);
  const word = said.find(({ signer }) => roots.has(signer)) ?? said[0];
  const speaker = word === undefined ? undefined : keys.get(word.signer);
  if (speaker === undefined) return null;
  const person = people.get(speaker.person);
  return { role: speaker.role, name: person === undefined ? '' : fullName(person) };
}

/** Keys of some people as headquarters counts them. */
const keysOf = (source: ReceiptSource, owners: ReadonlySet<Id>): readonly ReceiptKey[] =>
  [...source.keys.values()]
    .filter(({ person }) => owners.has(person))
    .map((holder) => ({
      publicKey: holder.publicKey,
      person: holder.person,
      state: holder.state,
      by: speakerOn(holder, source),
    }))
    .toSorted((a, b) => (a.publicKey < b.publicKey ? -1 : 1));

/** Whose logs a receipt is about: a juror's own, or those of all jurors and coordinators of a region. */
function ownersFor({ people }: ReceiptSource, person: Id): ReadonlySet<Id> {
  const self = people.get(person);
  if (self?.role !== 'coordinator') return new Set(self?.role === 'juror' ? [person] : []);
  const region = [...people.values()].filter(
    (each) => each.role !== 'headquarters' && each.region === self.region,
  );
  return new Set([person, ...region.map(({ id }) => id)]);
}

/** What headquarters holds of a person's or, for a coordinator, of the region's logs and sheets. */
export function receiptFor(state: ReceiptSource, segments: Chained, person: Id): ReceiptPayload {
  const owners = ownersFor(state, person);
  const signers = new Set<PublicKeyId>(
    [...state.keys.values()].flatMap((holder) =>
      owners.has(holder.person) ? [holder.publicKey] : [],
    ),
  );
  const ends = [...branchHeads(segments).values()]
    .flat()
    .flatMap((id) => segments.get(id) ?? [])
    .filter(({ header }) => signers.has(header.signer));
  const held = [...groupBy(ends, ({ header }) => header.log)].map(([log, heads]) => ({
    log,
    heads: heads
      .map(({ id, header }) => ({
        head: id,
        sequence: header.lastSequence,
        operations: header.firstOrdinal + header.operations,
      }))
      .toSorted((a, b) => (a.head < b.head ? -1 : 1)),
  }));
  const jurors = jurorsSeenBy(state, person);
  const settled = state.resolutions.flatMap(({ key }) =>
    jurors.has(sheetPath(key)?.juror ?? '') ? [key] : [],
  );
  const panel = state.people.get(person)?.role === 'juror' ? spreadsFor(state, person) : [];
  return {
    held: held.toSorted((a, b) => (a.log < b.log ? -1 : 1)),
    sheets: [...state.sheets.values()].filter(
      ({ juror, handIn }) => handIn !== null && jurors.has(juror),
    ).length,
    settled: [...new Set(settled)].toSorted(),
    directory: { version: state.directory.version, code: state.directory.code },
    keys: keysOf(state, owners),
    ...(panel.length === 0 ? {} : { panel }),
  };
}

/** What headquarters tells a region, and the ids of the region's coordinators. */
export interface RegionReceipt {
  readonly region: string;
  readonly coordinators: readonly Id[];
  readonly receipt: ReceiptPayload;
}

/** Receipts of the regions of which headquarters holds anything: the first coordinator by id speaks for each. */
export function regionReceipts(state: ReceiptSource, segments: Chained): readonly RegionReceipt[] {
  const byRegion = groupBy(
    [...state.people.values()]
      .filter(({ role, region }) => role === 'coordinator' && region !== null)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ({ region }) => region ?? '',
  );
  return [...byRegion].flatMap(([region, people]) => {
    const coordinators = people.map(({ id }) => id);
    const receipt = receiptFor(state, segments, coordinators[0] ?? '');
    return receipt.held.length === 0 ? [] : [{ region, coordinators, receipt }];
  });
}

/** By what a mailbox knows that a receipt was sent, of its payload. */
export const receiptId = (payload: Uint8Array): string => `receipt ${toHex(sha256(payload))}`;

const raw = (id: string): Uint8Array => present(base64urlToBytes(id), 'ids are base64url');

/** The oldest form that can say it, so that older programs read it too. */
function versionOf({ keys, panel }: ReceiptPayload): 1 | 2 | 3 {
  if (panel !== undefined) return 3;
  return keys === undefined ? 1 : 2;
}

/** The payload `receipt.cbor`: in its first form where it says nothing of keys, in the third where it tells of a panel. */
export const encodeReceipt = (receipt: ReceiptPayload): Uint8Array =>
  encodeValue({
    version: versionOf(receipt),
    held: receipt.held.map(({ log, heads }) => ({
      log: raw(log),
      heads: heads.map(({ head, sequence, operations }) => ({
        head: raw(head),
        sequence,
        operations,
      })),
    })),
    sheets: receipt.sheets,
    settled: receipt.settled,
    directory: { version: receipt.directory.version, code: receipt.directory.code },
    ...(versionOf(receipt) === 1
      ? {}
      : {
          keys: (receipt.keys ?? []).map(({ publicKey, person, state, by }) => ({
            key: raw(publicKey),
            person,
            state,
            by: by === null ? null : { role: by.role, name: by.name },
          })),
        }),
    ...(receipt.panel === undefined
      ? {}
      : {
          panel: receipt.panel.map(({ stage, submission, jurors, totals, criteria }) => ({
            stage,
            submission,
            jurors,
            totals,
            criteria: criteria.map(({ criterion, scores }) => ({ criterion, scores })),
          })),
        }),
  });

const bytesOf = (length: number) =>
  z.instanceof(Uint8Array).refine((bytes) => bytes.length === length);
const natural = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const plainSchema = z.strictObject({
  version: z.literal(1),
  held: z
    .array(
      z.strictObject({
        log: bytesOf(16),
        heads: z
          .array(z.strictObject({ head: bytesOf(32), sequence: natural, operations: natural }))
          .min(1)
          .max(10_000),
      }),
    )
    .max(100_000),
  sheets: natural,
  settled: z.array(z.string().min(1).max(1000)).max(1_000_000),
  directory: z.strictObject({ version: natural, code: z.string().regex(/^\d{5} \d{5}$/) }),
});

const keyedSchema = plainSchema.extend({
  version: z.literal(2),
  keys: z
    .array(
      z.strictObject({
        key: bytesOf(32),
        person: z.string().refine(isId),
        state: z.enum(['active', 'contested', 'unconfirmed', 'refused', 'revoked']),
        by: z
          .strictObject({
            role: z.enum(['headquarters', 'coordinator', 'juror']),
            name: z.string().max(1000),
          })
          .nullable(),
      }),
    )
    .max(100_000),
});

/** Points of one panel, ascending: in another order they could tell who gave which. */
const sortedPoints = z
  .array(z.custom<Milli>(isMilli))
  .max(10_000)
  .refine((values) => values.every((value, at) => at === 0 || (values[at - 1] ?? value) <= value));

const idSchema = z.string().refine(isId);

const spreadSchema = z
  .strictObject({
    stage: idSchema,
    submission: idSchema,
    jurors: z.number().int().min(leastPanel).max(10_000),
    totals: sortedPoints,
    criteria: z
      .array(z.strictObject({ criterion: idSchema, scores: sortedPoints }))
      .max(1000)
      .refine((list) => new Set(list.map(({ criterion }) => criterion)).size === list.length),
  })
  .refine(({ jurors, totals, criteria }) =>
    [totals, ...criteria.map(({ scores }) => scores)].every((list) => list.length <= jurors),
  );

const panelSchema = keyedSchema.extend({
  version: z.literal(3),
  panel: z
    .array(spreadSchema)
    .min(1)
    .max(1000)
    .refine(
      (list) =>
        new Set(list.map(({ stage, submission }) => `${stage}/${submission}`)).size === list.length,
    ),
});

const receiptSchema = z.union([plainSchema, keyedSchema, panelSchema]);

/** Parses a receipt's payload; who says it is the sender of the bundle's proved manifest. */
export function decodeReceipt(
  bytes: Uint8Array,
): Result<ReceiptPayload, { readonly type: 'BundleDamaged'; readonly part: string }> {
  const value = decodeValue(bytes);
  const parsed = receiptSchema.safeParse(value.ok ? value.value : null);
  if (!parsed.success) return err({ type: 'BundleDamaged', part: 'receipt.cbor' });
  const { held, sheets, settled, directory } = parsed.data;
  return ok({
    held: held.map(({ log, heads }) => ({
      log: bytesToBase64url(log) as LogId,
      heads: heads.map(({ head, sequence, operations }) => ({
        head: bytesToBase64url(head) as SegmentId,
        sequence,
        operations,
      })),
    })),
    sheets,
    settled,
    directory,
    ...('keys' in parsed.data
      ? {
          keys: parsed.data.keys.map(({ key, person, state, by }) => ({
            publicKey: bytesToBase64url(key) as PublicKeyId,
            person,
            state,
            by,
          })),
        }
      : {}),
    ...('panel' in parsed.data ? { panel: parsed.data.panel } : {}),
  });
}
