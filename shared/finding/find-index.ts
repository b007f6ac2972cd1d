import { fieldTexts, type FindDocument, type FindNames } from './find-document.ts';
import { type QueryWord, queryWords } from './find-query.ts';
import {
  costs,
  fieldMask,
  type FindSegment,
  noteHits,
  ordinalOf,
  SegmentBuilder,
} from './find-segment.ts';
import { searchWords } from './sound-key.ts';

/** Applications that a query found, best first. */
export interface Hits {
  /** Numbers of the applications as they were given to the index. */
  readonly ordinals: Uint32Array<ArrayBuffer>;
  /** How many of them have every word as it was typed; those after them are similar. */
  readonly exact: number;
}

/** A change of one application: what it is now, or null where it is gone. */
export interface FindChange {
  readonly ordinal: number;
  readonly document: FindDocument | null;
}

/** Changed applications are looked up beside all others until they are this many; then everything is put in order. */
const mostChanged = 500;
const notFound = 255;
const worseThanExact = 1024;

/**
 * Finds applications by words as they are typed: all words must be in an application, each as a whole word, as its
 * beginning or with a slip of the keyboard, in any spelling (`soundKey`). Hits in earlier fields and nearer hits come
 * first, the application whose number was typed before all others.
 */
export class FindIndex {
  private readonly documents: (FindDocument | null)[] = [];
  private base: FindSegment = new SegmentBuilder().finish();
  /** Applications of the base that have changed since, and where they are now. */
  private readonly changed = new Set<number>();
  private recent: FindSegment = this.base;
  private readonly names: FindNames;

  constructor(names: FindNames) {
    this.names = names;
  }

  /** Puts everything that is known in order, some applications at a time; yields how many are done. */
  *rebuild(atOnce = 2000): Generator<number, void> {
    const builder = new SegmentBuilder();
    const { documents, names } = this;
    for (const [ordinal, document] of documents.entries()) {
      if (document !== null) builder.add(ordinal, fieldTexts(document, names));
      if ((ordinal + 1) % atOnce === 0) yield ordinal + 1;
    }
    this.base = builder.finish();
    this.changed.clear();
    this.recent = new SegmentBuilder().finish();
  }

  /** Takes documents in without looking at them: `rebuild` is to follow. */
  load(changes: readonly FindChange[]): void {
    for (const { ordinal, document } of changes) this.documents[ordinal] = document;
  }

  /** Takes changes over at once. True where so much has changed that `rebuild` is due. */
  change(changes: readonly FindChange[]): boolean {
    this.load(changes);
    for (const { ordinal } of changes) this.changed.add(ordinal);
    if (this.changed.size > mostChanged) return true;
    const builder = new SegmentBuilder();
    for (const ordinal of this.changed) {
      const document = this.documents[ordinal] ?? null;
      if (document !== null) builder.add(ordinal, fieldTexts(document, this.names));
    }
    this.recent = builder.finish();
    return false;
  }

  /** Applications that have all words of a query; every one, in the order of their numbers, for no words. */
  find(query: string): Hits {
    const words = queryWords(query);
    if (words.length === 0) return this.all();
    const totals = new Uint16Array(this.documents.length);
    const missing = 0xffff;
    const best = new Uint8Array(totals.length);
    for (const word of words) {
      this.costsOf(word, best);
      for (let ordinal = 0; ordinal < totals.length; ordinal += 1) {
        const cost = best[ordinal] ?? notFound;
        const total = totals[ordinal] ?? missing;
        if (total === missing) continue;
        totals[ordinal] = cost === notFound ? missing : addCost(total, cost);
      }
    }
    const wanted = searchWords(query).join(' ');
    return inOrder(totals, (ordinal) => this.isNumber(ordinal, wanted));
  }

  private isNumber(ordinal: number, wanted: string): boolean {
    const { id = '' } = this.documents[ordinal] ?? {};
    return id.length === wanted.length && searchWords(id).join(' ') === wanted;
  }

  private all(): Hits {
    const ordinals = new Uint32Array(this.documents.length);
    let count = 0;
    for (let ordinal = 0; ordinal < ordinals.length; ordinal += 1) {
      if (this.documents[ordinal] === null) continue;
      ordinals[count] = ordinal;
      count += 1;
    }
    return { ordinals: ordinals.slice(0, count), exact: count };
  }

  /** The cost of the cheapest hit of a word in each application. */
  private costsOf(word: QueryWord, best: Uint8Array): void {
    best.fill(notFound);
    const noteCheapest = (posting: number, cost: number): void => {
      const ordinal = ordinalOf(posting);
      const whole = cost + (posting & fieldMask);
      if (whole < (best[ordinal] ?? 0)) best[ordinal] = whole;
    };
    noteHits(this.base, word, noteCheapest);
    if (this.changed.size === 0) return;
    // What the base says of applications that have changed is no longer true.
    for (const ordinal of this.changed) best[ordinal] = notFound;
    noteHits(this.recent, word, noteCheapest);
  }
}

/** One word with a slip makes an application similar only, whatever its other words are. */
function addCost(total: number, cost: number): number {
  const sum = total + cost;
  return cost >= costs.slip && total < worseThanExact ? sum + worseThanExact : sum;
}

/** Applications by what they cost, then by their numbers; the one that was asked for by its number before all. */
function inOrder(totals: Uint16Array, isAsked: (ordinal: number) => boolean): Hits {
  const missing = 0xffff;
  const counts = new Uint32Array(2 * worseThanExact + 2);
  for (const total of totals)
    if (total !== missing) counts[total + 2] = (counts[total + 2] ?? 0) + 1;
  // Only where all words are in the number it may be the very one. It comes in at the front.
  const first: number[] = [];
  for (let ordinal = 0; ordinal < totals.length; ordinal += 1)
    if (totals[ordinal] === 0 && isAsked(ordinal)) first.push(ordinal);
  for (const ordinal of first) {
    const place = (totals[ordinal] ?? 0) + 2;
    counts[place] = (counts[place] ?? 0) - 1;
  }
  counts[1] = first.length;
  for (let at = 1; at < counts.length; at += 1)
    counts[at] = (counts[at] ?? 0) + (counts[at - 1] ?? 0);
  const exact = counts[worseThanExact + 1] ?? 0;
  const ordinals = new Uint32Array(counts.at(-1) ?? 0);
  ordinals.set(first);
  const isFirst = new Set(first);
  for (let ordinal = 0; ordinal < totals.length; ordinal += 1) {
    const total = totals[ordinal] ?? missing;
    if (total === missing || isFirst.has(ordinal)) continue;
    const slot = counts[total + 1] ?? 0;
    ordinals[slot] = ordinal;
    counts[total + 1] = slot + 1;
  }
  return { ordinals, exact };
}
