import { err, type Result } from '../basics/result.ts';
import { encryptFile, openEncrypted } from '../bundle/encrypted-file.ts';
import type { Value } from '../log/operation.ts';
import { decodeValue } from '../log/value-codec.ts';
import type { MailboxKeys } from './mailbox-keys.ts';
import { encodePadded } from './padding.ts';

/** A map of values, padded and encrypted to a mailbox. */
export const sealValue = (
  fields: Readonly<Record<string, Value>>,
  { recipient }: MailboxKeys,
): Promise<Uint8Array> => encryptFile(encodePadded(fields), [recipient]);

export type SealedValueError =
  /** Not of this mailbox, changed, or of a form that nobody writes. */
  { readonly type: 'ObjectDamaged' } | { readonly type: 'ObjectTooNew' };

/** Opens what `sealValue` made; the value is checked for its version and no further. */
export async function openSealedValue(
  bytes: Uint8Array,
  { identity }: MailboxKeys,
): Promise<Result<Value, SealedValueError>> {
  const plain = await openEncrypted(bytes, [identity]);
  if (!plain.ok) return err({ type: 'ObjectDamaged' });
  const value = decodeValue(plain.value);
  if (!value.ok || typeof value.value !== 'object' || value.value === null)
    return err({ type: 'ObjectDamaged' });
  const version = Object.entries(value.value).find(([field]) => field === 'v')?.[1];
  return typeof version === 'number' && version > 1 ? err({ type: 'ObjectTooNew' }) : value;
}
