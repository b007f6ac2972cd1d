import type { Id } from '../contest/contest.ts';
import { encodeValue } from '../log/value-codec.ts';

const saltKey = encodeValue('salt');
const scoresKey = encodeValue('scores');
const commentsKey = encodeValue('comments');
/** First byte of 16 bytes, and of a map of three. */
const saltHead = 0x50;
const mapOfThree = 0xa3;

/** A criterion's name as it is written, and its place in the stage's list. */
interface Field {
  readonly key: Uint8Array;
  readonly place: number;
}

/** The one order in which names of a map are written: shorter first, then byte by byte. */
function compareKeys({ key: a }: Field, { key: b }: Field): number {
  if (a.length !== b.length) return a.length - b.length;
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/**
 * Reads what hand-ins of one stage list straight from their bytes, which were checked to be a value in its one form:
 * sixty thousand hand-ins of ten criteria each would be as many objects that nobody looks at again.
 */
export class ListedOrdinals {
  /** By criterion: the ordinal that was listed, or −1. */
  readonly scores: number[];
  readonly comments: number[];
  private readonly fields: readonly Field[];
  private bytes: Uint8Array = new Uint8Array();
  private at = 0;

  constructor(criteria: readonly Id[]) {
    this.fields = criteria
      .map((id, place) => ({ key: encodeValue(id), place }))
      .toSorted(compareKeys);
    this.scores = criteria.map(() => -1);
    this.comments = criteria.map(() => -1);
  }

  /** Where the salt stands in the bytes of a hand-in; −1 for any value but one that lists known criteria. */
  read(bytes: Uint8Array): number {
    this.bytes = bytes;
    this.at = 1;
    this.scores.fill(-1);
    this.comments.fill(-1);
    if (bytes[0] !== mapOfThree || !this.takes(saltKey) || bytes[this.at] !== saltHead) return -1;
    const salt = this.at + 1;
    this.at = salt + 16;
    const listed =
      this.takes(scoresKey) &&
      this.readMap(this.scores) > 0 &&
      this.takes(commentsKey) &&
      this.readMap(this.comments) >= 0;
    return listed && this.at === bytes.length ? salt : -1;
  }

  /** Goes past these bytes where they come next. */
  private takes(expected: Uint8Array): boolean {
    const { bytes, at } = this;
    for (let index = 0; index < expected.length; index += 1)
      if (bytes[at + index] !== expected[index]) return false;
    this.at += expected.length;
    return true;
  }

  /** The number after a first byte of the kind asked for; −1 for another kind. */
  private argument(major: number): number {
    const initial = this.bytes[this.at++] ?? 0;
    if (initial >> 5 !== major) return -1;
    const information = initial & 31;
    if (information < 24) return information;
    let value = 0;
    for (let rest = 1 << (information - 24); rest > 0; rest -= 1)
      value = value * 256 + (this.bytes[this.at++] ?? 0);
    return value;
  }

  /** Numbers by criterion; how many there are, or −1 for a name that is no criterion's or a value that is no ordinal. */
  private readMap(ordinals: number[]): number {
    const size = this.argument(5);
    let next = 0;
    for (let entry = 0; entry < size; entry += 1) {
      while (next < this.fields.length && !this.takes(this.fields[next]?.key ?? saltKey)) next += 1;
      const field = this.fields[next];
      const ordinal = field === undefined ? -1 : this.argument(0);
      if (field === undefined || ordinal < 0) return -1;
      ordinals[field.place] = ordinal;
      next += 1;
    }
    return size;
  }
}
