import { z } from '../basics/zod.ts';

import type { CommitDraft, OperationId, Value } from './operation.ts';
import { decodeValue, encodeValue } from './value-codec.ts';

const draftSchema = z.strictObject({
  kind: z.string(),
  version: z.number(),
  key: z.string(),
  value: z.unknown(),
  parents: z.array(z.string()),
  basis: z.string().nullable(),
  reason: z.string(),
});

const commitSchema = z.strictObject({
  author: z.string(),
  wallClock: z.number(),
  operations: z.array(draftSchema).min(1),
});

/** A commit that no segment holds yet, as one record for the disk. */
export const encodeCommit = (commit: CommitDraft): Uint8Array =>
  encodeValue({
    author: commit.author,
    wallClock: commit.wallClock,
    operations: commit.operations.map((operation) => ({
      ...operation,
      parents: [...operation.parents],
    })),
  });

/** Inverse of `encodeCommit`; null for a damaged record. */
export function decodeCommit(bytes: Uint8Array): CommitDraft | null {
  const value = decodeValue(bytes);
  const parsed = commitSchema.safeParse(value.ok ? value.value : null);
  if (!parsed.success) return null;
  return {
    author: parsed.data.author,
    wallClock: parsed.data.wallClock,
    operations: parsed.data.operations.map((operation) => ({
      ...operation,
      // decodeValue has already refused everything that is not a value.
      value: operation.value as Value,
      parents: operation.parents as OperationId[],
      basis: operation.basis as OperationId | null,
    })),
  };
}
