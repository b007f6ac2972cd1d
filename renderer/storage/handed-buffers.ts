import type { CommandName } from './desk-messages.ts';

/** Commands whose answers are made for the window alone, and may be large. */
const handing: ReadonlySet<CommandName> = new Set<CommandName>([
  'readDocument',
  'exportInvitations',
  'exportArchive',
]);

const bytesIn = (value: unknown): readonly Uint8Array[] => {
  if (value instanceof Uint8Array) return [value];
  if (Array.isArray(value)) return value.flatMap(bytesIn);
  if (typeof value === 'object' && value !== null && 'bytes' in value) return bytesIn(value.bytes);
  return [];
};

/** Memory of an answer that passes to the window instead of being copied: nothing here needs it any more. */
export function buffersToHand(command: CommandName, answer: unknown): Transferable[] {
  if (!handing.has(command) || typeof answer !== 'object' || answer === null) return [];
  const whole = bytesIn('value' in answer ? answer.value : null).flatMap(({ buffer, length }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === length ? [buffer] : [],
  );
  return [...new Set(whole)];
}
