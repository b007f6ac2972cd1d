import { utf8ToBytes } from '../../shared/basics/bytes.ts';
import { openEncrypted, recipientOf } from '../../shared/bundle/encrypted-file.ts';
import type {
  ArrivedLetter,
  LetterOutcome,
  MailboxPorts,
  OutgoingLetter,
} from '../../shared/exchange/exchange-session.ts';
import { exchange, type ExchangeReport } from '../../shared/exchange/mailbox.ts';
import { type MailboxKeys, mailboxKeys } from '../../shared/exchange/mailbox-keys.ts';
import type { MailboxStore } from '../../shared/exchange/mailbox-store.ts';
import { DiskKeeper } from './faulty-store.ts';

/** A mailbox with one secret, whose audiences each have a key of their own. */
export interface TestMailbox {
  readonly keys: MailboxKeys;
  readonly secretOf: (audience: string) => Uint8Array;
}

const filled = (text: string): Uint8Array =>
  Uint8Array.from({ length: 32 }, (_, index) => text.charCodeAt(index % text.length));

export const testMailbox = async (secret = 'secret of a mailbox'): Promise<TestMailbox> => ({
  keys: await mailboxKeys(filled(secret)),
  secretOf: filled,
});

/** Random bytes from numbers between 0 and 1. */
export const bytesBy =
  (random: () => number) =>
  (length: number): Uint8Array =>
    Uint8Array.from({ length }, () => Math.floor(random() * 256));

/** Numbers between 0 and 1 that follow from a seed. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** An installation whose contest is a set of words: its own, and those of letters that it took. */
export class Participant {
  readonly words = new Set<string>();
  /** Goes with every letter, so that it is long. */
  ballast = '';
  keeper = new DiskKeeper();
  #mailbox: TestMailbox;
  readonly #reads: readonly string[];
  readonly #writes: readonly string[];
  readonly #random: () => number;

  constructor(
    mailbox: TestMailbox,
    {
      reads,
      writes = ['headquarters'],
      random,
    }: {
      readonly reads: readonly string[];
      readonly writes?: readonly string[];
      readonly random: () => number;
    },
  ) {
    [this.#mailbox, this.#reads, this.#writes, this.#random] = [mailbox, reads, writes, random];
  }

  /** Takes part in another mailbox from here on; what is here stays. */
  moveTo(mailbox: TestMailbox): void {
    this.#mailbox = mailbox;
  }

  async *#outgoing(
    known: (audience: string) => ReadonlySet<string>,
  ): AsyncIterable<OutgoingLetter> {
    for (const audience of this.#writes) {
      const contents = [...this.words].filter((word) => !known(audience).has(word));
      if (contents.length === 0) continue;
      yield {
        audience,
        file: utf8ToBytes(JSON.stringify([contents, this.ballast])),
        contents,
        operations: contents.length,
        readers: [await recipientOf(this.#mailbox.secretOf(audience))],
      };
    }
  }

  async #take({ audience, bytes }: ArrivedLetter): Promise<LetterOutcome> {
    const plain = await openEncrypted(bytes, [this.#mailbox.secretOf(audience)]);
    if (!plain.ok) return { type: 'refused', reason: plain.error.type };
    const [contents, ballast] = JSON.parse(new TextDecoder().decode(plain.value)) as [
      string[],
      string,
    ];
    if (ballast !== '') this.ballast = ballast;
    if (contents.includes('poison')) return { type: 'refused', reason: 'BundleDamaged' };
    for (const word of contents) this.words.add(word);
    return { type: 'taken', contents, operations: contents.length };
  }

  exchange(
    store: MailboxStore,
    more: Partial<MailboxPorts> & { readonly lookThrough?: boolean } = {},
  ): Promise<ExchangeReport> {
    const { lookThrough = false, ...ports } = more;
    return exchange(
      this.keeper.memory,
      {
        store,
        keeper: this.keeper,
        keys: this.#mailbox.keys,
        random: bytesBy(this.#random),
        reads: this.#reads,
        writes: this.#writes,
        outgoing: (known) => this.#outgoing(known),
        take: (letter) => this.#take(letter),
        ...ports,
      },
      { lookThrough },
    );
  }
}
