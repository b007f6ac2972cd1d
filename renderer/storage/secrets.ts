import { z } from '../../shared/basics/zod.ts';

import { decodeValue, encodeValue } from '../../shared/log/value-codec.ts';

/** What must never rest in clear: what this installation signs with and what it opens files with. */
export interface Secrets {
  /** 32 bytes; the seed of the installation's Ed25519 key. */
  readonly seed: Uint8Array;
  /** X25519 secrets (32 bytes each) of the region, on a coordinator's laptop. */
  readonly regions: readonly Uint8Array[];
}

const bytes32 = z.instanceof(Uint8Array).refine((bytes) => bytes.length === 32);
const secretsSchema = z.strictObject({
  version: z.literal(1),
  seed: bytes32,
  regions: z.array(bytes32).max(64),
});

/** Secrets as one byte string, to be locked. */
export const packSecrets = ({ seed, regions }: Secrets): Uint8Array =>
  encodeValue({ version: 1, seed, regions: [...regions] });

/** Inverse of `packSecrets`; takes the bare seed of early versions too. Null for anything else. */
export function unpackSecrets(bytes: Uint8Array): Secrets | null {
  if (bytes.length === 32) return { seed: bytes, regions: [] };
  const value = decodeValue(bytes);
  const parsed = secretsSchema.safeParse(value.ok ? value.value : null);
  return parsed.success ? { seed: parsed.data.seed, regions: parsed.data.regions } : null;
}

const invitationSchema = z.looseObject({ ticketSeed: bytes32 });

/** An invitation's payload as it may rest on disk: the ticket was used up, and the region's secret lies elsewhere. */
export function withoutSecrets(payload: Uint8Array): Uint8Array {
  const value = decodeValue(payload);
  const parsed = invitationSchema.safeParse(value.ok ? value.value : null);
  if (!value.ok || !parsed.success) return payload;
  const { regionSeed: _, ...rest } = value.value as Readonly<Record<string, never>>;
  return encodeValue({ ...rest, ticketSeed: new Uint8Array(32) });
}
