import { z } from '../basics/zod.ts';

import { equalBytes, toHex } from '../basics/bytes.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { fromBase45 } from '../bundle/base45.ts';
import { decodeValue } from '../log/value-codec.ts';
import { proofMark } from './applicant-proof.ts';
import { decodeLeaf } from './leaf-schema.ts';
import type { OutcomeLeaf } from './leaf-values.ts';
import { merkleLeafHash, rootOfProof } from './merkle.ts';
import { proofCode } from './proof-code.ts';

/** What a code on paper holds. It proves something only where its root is the printed one. */
export interface CheckedCode {
  readonly index: number;
  readonly size: number;
  readonly outcome: OutcomeLeaf;
  /** The root to which leaf and path lead, 64 hex digits. */
  readonly root: string;
  /** The same as the short code on the paper. */
  readonly code: string;
}

export interface CodeRefused {
  /** `CodeOtherRoot`: leaf and path do not lead to the root whose beginning the code holds. */
  readonly type: 'CodeUnknown' | 'CodesTooNew' | 'CodeDamaged' | 'CodeOtherRoot';
}

const number = z.int().min(0);
const bytes = z.instanceof(Uint8Array);
const schema = z.tuple([number, number, bytes, bytes, bytes]);

const damaged = err({ type: 'CodeDamaged' } as const);

/** Reads the text of an applicant's code, and the root that follows from it. */
export function checkCode(text: string): Result<CheckedCode, CodeRefused> {
  const line = text.trim();
  if (/^QZP[2-9]\//.test(line)) return err({ type: 'CodesTooNew' });
  if (!line.startsWith(proofMark)) return err({ type: 'CodeUnknown' });
  const packed = fromBase45(line.slice(proofMark.length));
  const value = packed === null ? null : decodeValue(packed);
  const parsed = schema.safeParse(value?.ok === true ? value.value : null);
  if (!parsed.success) return damaged;
  const [index, size, leaf, path, beginning] = parsed.data;
  if (path.length % 32 !== 0) return damaged;
  const steps = Array.from({ length: path.length / 32 }, (_, at) =>
    path.subarray(32 * at, 32 * at + 32),
  );
  const root = rootOfProof({ leaf, index, leaves: size, path: steps });
  if (root === null || !equalBytes(root.subarray(0, 8), beginning))
    return err({ type: 'CodeOtherRoot' });
  const outcome = decodeLeaf(leaf);
  if (outcome?.type !== 'outcome') return damaged;
  return ok({ index, size, outcome, root: toHex(root), code: proofCode(merkleLeafHash(leaf)) });
}
