import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { err, ok, type Result } from '../../shared/basics/result.ts';
import { openBundleFrom, writeBundle } from '../../shared/bundle/bundle.ts';
import { sourceOf } from '../../shared/bundle/byte-source.ts';
import { openTransfer } from '../../shared/bundle/codes.ts';
import { looksEncrypted, openEncrypted } from '../../shared/bundle/encrypted-file.ts';
import type {
  ArrivedLetter,
  LetterOutcome,
  OutgoingLetter,
} from '../../shared/exchange/exchange-session.ts';
import { headquartersFiles } from '../../shared/exchange/memory.ts';
import { segmentLetters } from '../../shared/exchange/segment-letters.ts';
import type { LogId } from '../../shared/log/operation.ts';
import type { Segment } from '../../shared/log/segment.ts';
import { addSegments, type Archive } from '../../shared/merge/archive.ts';
import { carriedFiles } from '../../shared/merge/carried-files.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import { readAttachments, storeAttachment, storeInArchive } from '../archive-folder.ts';
import { replaceDurably, syncFolder } from '../disk/durable-files.ts';
import { isMissing } from '../disk/system-errors.ts';
import { ed25519 } from '../node-proofs.ts';

/** Bytes of documents and photos in one letter; one that is larger goes alone. */
const filesAtOnce = 1024 * 1024;

/** Names of documents and photos: SHA-256 of their bytes. */
const hashForm = /^[0-9a-f]{64}$/;

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
  if (looksEncrypted(plain.value)) return err({ type: 'BundleNotForYou' });
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
  #filesAdded = false;
  /** The archive that was folded last: between two portions of files it is the same most times. */
  #folded: { readonly archive: Archive; readonly state: FoldedContest } | null = null;

  constructor(folder: string, archive: Archive, identities: readonly Uint8Array[]) {
    [this.#folder, this.#archive, this.#identities] = [folder, archive, identities];
  }

  get archive(): Archive {
    return this.#archive;
  }

  /** The archive's state as it is now. */
  get state(): FoldedContest {
    if (this.#folded?.archive !== this.#archive)
      this.#folded = { archive: this.#archive, state: foldContest(this.#archive) };
    return this.#folded.state;
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
    if (attachments.size > 0) this.#filesAdded = true;
    return {
      type: 'taken',
      contents: [...segments.map(({ id }) => id), ...attachments.keys()],
      operations: addition.newOperations,
    };
  }

  /** Keeps a letter to the region as the file that it is, still encrypted, for whoever opens it in the program. */
  async keepAsFile(folder: string, { bytes, name }: ArrivedLetter): Promise<LetterOutcome> {
    const content = await contentOf(bytes, this.#identities);
    // One coordinator's own, within what is the region's: only that person's program opens it.
    const isPersonal = !content.ok && content.error.type === 'BundleNotForYou';
    if (!content.ok && !isPersonal) return { type: 'refused', reason: content.error.type };
    if (content.ok && content.value.contest !== this.#archive.contest)
      return { type: 'refused', reason: 'BundleOtherContest' };
    await replaceDurably(join(folder, `${name.slice(0, 16)}.qzb`), bytes);
    const contents = content.ok ? content.value.segments.map(({ id }) => id) : [];
    return { type: 'taken', contents, operations: 0 };
  }

  /** Writes what was taken since the last time. */
  async store(): Promise<void> {
    if (this.#filesAdded) await syncFolder(join(this.#folder, 'attachments'));
    this.#filesAdded = false;
    if (this.#added.length === 0) return;
    await storeInArchive(this.#folder, this.#archive, this.#added);
    this.#added = [];
  }

  /** Letters to headquarters with every segment that the mailbox lacks. */
  async *missing(
    known: ReadonlySet<string>,
    readers: () => readonly Uint8Array[],
  ): AsyncIterable<OutgoingLetter> {
    const fresh = [...this.#archive.segments.values()].filter(({ id }) => !known.has(id));
    if (fresh.length === 0) return;
    yield* segmentLetters(fresh, { audience: 'headquarters', readers: readers() });
  }

  /** Names of documents and photos that are here. */
  async #filesHere(): Promise<ReadonlySet<string>> {
    const names = await readdir(join(this.#folder, 'attachments')).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    return new Set(names.filter((name) => hashForm.test(name)));
  }

  /** Of contents that the mailbox holds, documents and photos that a record names and that are gone from here. */
  async lostFiles(known: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const here = await this.#filesHere();
    const away = new Set([...known].filter((id) => hashForm.test(id) && !here.has(id)));
    return away.size === 0
      ? away
      : new Set([...carriedFiles(this.state).keys()].filter((hash) => away.has(hash)));
  }

  /** Hashes of files that are here and that some record names, for one letter each, of those that the mailbox lacks. */
  async #filePortions(known: ReadonlySet<string>): Promise<readonly (readonly string[])[]> {
    const missing = new Set([...(await this.#filesHere())].filter((hash) => !known.has(hash)));
    const portions: string[][] = [];
    if (missing.size === 0) return portions;
    let room = 0;
    for (const [hash, size] of carriedFiles(this.state)) {
      if (!missing.has(hash)) continue;
      room -= size;
      if (room < 0) {
        portions.push([]);
        room = filesAtOnce - size;
      }
      portions.at(-1)?.push(hash);
    }
    return portions;
  }

  /**
   * Letters with the documents and photos that the mailbox lacks. A key of the moment signs them: what a file is, its
   * hash says, and that it belongs to the contest, a signed record.
   */
  async *missingFiles(
    known: ReadonlySet<string>,
    readers: () => readonly Uint8Array[],
  ): AsyncIterable<OutgoingLetter> {
    const { contest } = this.#archive;
    const portions = await this.#filePortions(known);
    if (portions.length === 0) return;
    const key = await ed25519.keyFromSeed(new Uint8Array(randomBytes(32)));
    const log = bytesToBase64url(new Uint8Array(randomBytes(16))) as LogId;
    for (const hashes of portions) {
      const attachments = await readAttachments(this.#folder, hashes);
      if (attachments.size === 0) continue;
      const manifest = {
        kind: 'regional' as const,
        contest,
        title: { kk: '', ru: '', en: '' },
        demo: false,
        created: Date.now(),
        sender: { log, person: '', name: '', role: 'coordinator' as const },
        recipients: ['headquarters'],
      };
      yield {
        audience: headquartersFiles,
        file: await writeBundle({ manifest, segments: [], attachments }, key),
        contents: [...attachments.keys()],
        operations: 0,
        readers: readers(),
      };
    }
  }
}
