import { join } from 'node:path';

import { err, ok, type Result } from '../../shared/basics/result.ts';
import { openBundleFrom } from '../../shared/bundle/bundle.ts';
import { sourceOf } from '../../shared/bundle/byte-source.ts';
import { openTransfer, writeTransfer } from '../../shared/bundle/codes.ts';
import { openEncrypted } from '../../shared/bundle/encrypted-file.ts';
import type {
  ArrivedLetter,
  LetterOutcome,
  OutgoingLetter,
} from '../../shared/exchange/exchange-session.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { addSegments, type Archive } from '../../shared/merge/archive.ts';
import { storeAttachment, storeInArchive } from '../archive-folder.ts';
import { replaceDurably } from '../disk/durable-files.ts';
import { ed25519 } from '../node-proofs.ts';

/** Bytes of segments in one letter; one that is larger goes alone. */
const segmentsAtOnce = 512 * 1024;

interface Content {
  readonly contest: string;
  readonly segments: readonly Segment[];
  readonly attachments: ReadonlyMap<string, Uint8Array>;
}

type Refused = { readonly type: string };

async function contentOf(
  letter: Uint8Array,
  identities: readonly Uint8Array[],
): Promise<Result<Content, Refused>> {
  const plain = await openEncrypted(letter, identities);
  if (!plain.ok) return plain;
  if (new TextDecoder('latin1').decode(plain.value.subarray(0, 3)) === 'QZT') {
    const transfer = await openTransfer(plain.value, ed25519.verify);
    return transfer.ok ? ok({ ...transfer.value, attachments: new Map() }) : transfer;
  }
  const segments: Segment[] = [];
  const attachments = new Map<string, Uint8Array>();
  const bundle = await openBundleFrom(sourceOf(plain.value), ed25519.verify, (part) => {
    if ('segment' in part) segments.push(part.segment);
    else if ('attachment' in part) attachments.set(part.attachment, part.bytes);
  });
  if (!bundle.ok) return err({ type: bundle.error.type });
  return ok({ contest: bundle.value.manifest.contest, segments, attachments });
}

/** An archive in a folder that takes letters and has some to send. */
export class ArchiveLetters {
  readonly #folder: string;
  readonly #identities: readonly Uint8Array[];
  #archive: Archive;
  #added: Segment[] = [];

  constructor(folder: string, archive: Archive, identities: readonly Uint8Array[]) {
    [this.#folder, this.#archive, this.#identities] = [folder, archive, identities];
  }

  get archive(): Archive {
    return this.#archive;
  }

  /** Takes a letter's segments and attachments into the archive; anything of another contest is refused. */
  async takeIntoArchive({ bytes }: ArrivedLetter): Promise<LetterOutcome> {
    const content = await contentOf(bytes, this.#identities);
    if (!content.ok) return { type: 'refused', reason: content.error.type };
    const { contest, segments, attachments } = content.value;
    if (contest !== this.#archive.contest) return { type: 'refused', reason: 'BundleOtherContest' };
    const addition = await addSegments(this.#archive, segments, ed25519.verify);
    this.#archive = addition.archive;
    this.#added.push(...addition.added);
    for (const [hash, file] of attachments) await storeAttachment(this.#folder, hash, file);
    return {
      type: 'taken',
      contents: [...segments.map(({ id }) => id), ...attachments.keys()],
      operations: addition.newOperations,
    };
  }

  /** Keeps a letter to the region as the file that it is, still encrypted, for whoever opens it in the program. */
  async keepAsFile(folder: string, { bytes, name }: ArrivedLetter): Promise<LetterOutcome> {
    const content = await contentOf(bytes, this.#identities);
    if (!content.ok) return { type: 'refused', reason: content.error.type };
    if (content.value.contest !== this.#archive.contest)
      return { type: 'refused', reason: 'BundleOtherContest' };
    await replaceDurably(join(folder, `${name.slice(0, 16)}.qzb`), bytes);
    return { type: 'taken', contents: content.value.segments.map(({ id }) => id), operations: 0 };
  }

  /** Writes what was taken since the last time. */
  async store(): Promise<void> {
    if (this.#added.length === 0) return;
    await storeInArchive(this.#folder, this.#archive, this.#added);
    this.#added = [];
  }

  /** Letters to headquarters with every segment that the mailbox lacks. */
  async *missing(
    known: ReadonlySet<string>,
    readers: readonly Uint8Array[],
  ): AsyncIterable<OutgoingLetter> {
    let together: Segment[] = [];
    let room = segmentsAtOnce;
    const letter = (): OutgoingLetter => ({
      audience: 'headquarters',
      file: writeTransfer(together.map(({ bytes }) => bytes)),
      contents: together.map(({ id }) => id),
      operations: together.reduce((sum, { header }) => sum + header.operations, 0),
      readers,
    });
    for (const segment of this.#archive.segments.values()) {
      if (known.has(segment.id)) continue;
      if (together.length > 0 && segment.bytes.length > room) {
        yield letter();
        [together, room] = [[], segmentsAtOnce];
      }
      together.push(segment);
      room -= segment.bytes.length;
    }
    if (together.length > 0) yield letter();
  }
}
