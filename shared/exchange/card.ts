import { present } from '../basics/assert.ts';
import { base64urlToBytes, bytesToBase64url } from '../basics/bytes.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { z } from '../basics/zod.ts';
import { fromBech32 } from '../bundle/bech32.ts';
import { agePublicKey, encryptFile, openEncrypted } from '../bundle/encrypted-file.ts';
import type { ContestId, Value } from '../log/operation.ts';
import { decodeValue, encodeValue } from '../log/value-codec.ts';
import { type Audience, toRegion } from './memory.ts';
import {
  type ExchangeCredentials,
  exchangeCredentialsSchema,
  type ExchangePlace,
  exchangePlaceSchema,
} from './place.ts';

/** How people join a mailbox. Public keys are X25519, 32 bytes. */
export interface MailboxCard {
  readonly contest: ContestId;
  /** 32 random bytes. */
  readonly secret: Uint8Array;
  readonly place: ExchangePlace;
  readonly credentials?: ExchangeCredentials;
  readonly headquarters: readonly Uint8Array[];
  readonly regions: ReadonlyMap<string, readonly Uint8Array[]>;
}

export type CardError =
  | { readonly type: 'CardDamaged' }
  | { readonly type: 'CardTooNew' }
  /** Made for others: none of the keys opens it. */
  | { readonly type: 'CardNotForThisKey' };

const cardLimit = 256 * 1024;

/** Name of the file for headquarters' desks. */
export const headquartersCard = 'headquarters.qzx';

const bytesOf = (length: number) =>
  z.instanceof(Uint8Array).refine((bytes) => bytes.length === length);
const publicKeys = z
  .array(
    z
      .string()
      .transform((text) => fromBech32('age', text))
      .pipe(bytesOf(32)),
  )
  .min(1)
  .max(16);

const cardSchema = z.strictObject({
  v: z.literal(1),
  contest: bytesOf(32).transform((id) => bytesToBase64url(id) as ContestId),
  secret: bytesOf(32),
  place: exchangePlaceSchema,
  credentials: exchangeCredentialsSchema.exactOptional(),
  headquarters: publicKeys,
  regions: z
    .record(z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/), publicKeys)
    .transform((regions) => new Map(Object.entries(regions))),
});

/** Fields that are there, as a value. */
const given = (
  fields: Partial<Readonly<Record<string, string>>> | ExchangePlace | ExchangeCredentials,
): Value =>
  Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined),
  );

const keysAsText = (keys: readonly Uint8Array[]): Value => keys.map(agePublicKey);

/** A card as a file (`.qzx`), encrypted to 1–16 public keys. */
export function writeCard(card: MailboxCard, readers: readonly Uint8Array[]): Promise<Uint8Array> {
  const { contest, secret, place, credentials, headquarters, regions } = card;
  const value: Value = {
    v: 1,
    contest: present(base64urlToBytes(contest), 'contest ids are base64url'),
    secret,
    place: given(place),
    headquarters: keysAsText(headquarters),
    regions: Object.fromEntries(
      [...regions].map(([code, keys]) => [code, keysAsText(keys)] as const),
    ),
    ...(credentials === undefined ? {} : { credentials: given(credentials) }),
  };
  return encryptFile(encodeValue(value), readers);
}

/** Files of cards by their names: one for headquarters' desks, which tells all, and one for each region. */
export async function writeCards(card: MailboxCard): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map([[headquartersCard, await writeCard(card, card.headquarters)]]);
  for (const [code, keys] of card.regions) {
    // A region writes to headquarters alone, so it is not told who else takes part.
    const own = { ...card, regions: new Map([[code, keys]]) };
    files.set(`region-${code}.qzx`, await writeCard(own, keys));
  }
  return files;
}

/** Opens a card with any of some X25519 secrets. */
export async function openCard(
  bytes: Uint8Array,
  identities: readonly Uint8Array[],
): Promise<Result<MailboxCard, CardError>> {
  if (bytes.length > cardLimit) return err({ type: 'CardDamaged' });
  const plain = await openEncrypted(bytes, identities);
  if (!plain.ok)
    return err({
      type: plain.error.type === 'BundleNotForThisKey' ? 'CardNotForThisKey' : 'CardDamaged',
    });
  const value = decodeValue(plain.value);
  if (!value.ok) return err({ type: 'CardDamaged' });
  const newer = z.looseObject({ v: z.number().int().min(2) }).safeParse(value.value);
  if (newer.success) return err({ type: 'CardTooNew' });
  const parsed = cardSchema.safeParse(value.value);
  if (!parsed.success) return err({ type: 'CardDamaged' });
  const { v: _version, ...card } = parsed.data;
  return ok(card);
}

const regionsBegin = toRegion('');

/**
 * Public keys to which letters to an audience are encrypted: as the contest says it by now (`recipients`, by region's
 * code or `headquarters`), and where it says nothing, as the card does. Of records and files alike.
 */
export function readersOf(
  recipients: ReadonlyMap<string, readonly Uint8Array[]>,
  { headquarters, regions }: MailboxCard,
  audience: Audience,
): readonly Uint8Array[] {
  const code = audience.startsWith(regionsBegin) ? audience.slice(regionsBegin.length) : null;
  const said = recipients.get(code ?? 'headquarters') ?? [];
  if (said.length > 0) return said;
  return code === null ? headquarters : (regions.get(code) ?? []);
}
