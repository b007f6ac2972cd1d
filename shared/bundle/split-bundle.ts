import { present } from '../basics/assert.ts';
import type { Segment } from '../log/segment.ts';
import type { SigningKey } from '../log/ed25519.ts';
import { type BundleContent, writeBundle } from './bundle.ts';

/** What one segment or attachment adds to a bundle beside its own bytes: headers, and its lines in the manifest. */
const itemOverhead = 720;

type Item =
  | { readonly size: number; readonly segment: Segment }
  | {
      readonly size: number;
      readonly attachment: readonly [hash: string, bytes: Uint8Array];
    };

/** Fills files one after another, each with at least one item. */
function pack(items: readonly Item[], room: number): readonly (readonly Item[])[] {
  const files: Item[][] = [];
  let left = 0;
  for (const item of items) {
    if (item.size > left) {
      files.push([]);
      left = room;
    }
    present(files.at(-1), 'no item fits before the first file').push(item);
    left -= item.size;
  }
  return files;
}

/**
 * Writes the content as one bundle, or as several where it would be larger than `limit` bytes: each is complete by
 * itself, and they may be opened in any order. Payloads go into the first. A single segment or attachment that is
 * larger than the limit makes a file of its own.
 */
export async function writeBundles(
  content: BundleContent,
  key: SigningKey,
  limit: number,
): Promise<readonly Uint8Array[]> {
  const { segments, attachments = new Map<string, Uint8Array>(), ...rest } = content;
  const whole = await writeBundle(content, key);
  if (whole.length <= limit) return [whole];
  const empty = await writeBundle({ ...rest, segments: [] }, key);
  const distinct = new Map(segments.map((segment) => [segment.id, segment]));
  const items: Item[] = [
    ...[...distinct.values()].map((segment) => ({
      size: segment.bytes.length + itemOverhead,
      segment,
    })),
    ...[...attachments].map((attachment) => ({
      size: attachment[1].length + itemOverhead,
      attachment,
    })),
  ];
  if (items.length === 0) return [whole];
  const files: Uint8Array[] = [];
  for (const [index, part] of pack(items, limit - empty.length).entries()) {
    const { payloads: _, ...plain } = rest;
    files.push(
      await writeBundle(
        {
          ...(index === 0 ? rest : plain),
          segments: part.flatMap((item) => ('segment' in item ? [item.segment] : [])),
          attachments: new Map(
            part.flatMap((item) => ('attachment' in item ? [item.attachment] : [])),
          ),
        },
        key,
      ),
    );
  }
  return files;
}
