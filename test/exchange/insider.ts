import { present } from '../../shared/basics/assert.ts';
import { openIndex, sealIndex } from '../../shared/exchange/mailbox-index.ts';
import type { MailboxKeys } from '../../shared/exchange/mailbox-keys.ts';
import type { Audience, LaneEnd, ObjectName } from '../../shared/exchange/memory.ts';
import {
  type MailboxObject,
  nameOfObject,
  openObject,
  sealObject,
} from '../../shared/exchange/object.ts';
import type { SharedPlace } from './faulty-store.ts';

/** Somebody who has a card of the mailbox, and so its secret, and the right to write; and means no good. */
export class Insider {
  readonly #place: SharedPlace;
  readonly #keys: MailboxKeys;

  constructor(place: SharedPlace, keys: MailboxKeys) {
    [this.#place, this.#keys] = [place, keys];
  }

  /** Objects of an audience with their names, in the order of their lanes. */
  async objects(audience: Audience): Promise<readonly (MailboxObject & { name: ObjectName })[]> {
    const folder = `${this.#keys.folderOf(audience)}/`;
    const found: (MailboxObject & { name: ObjectName })[] = [];
    for (const [path, bytes] of this.#place.files) {
      // What a folder's program made of one has another name.
      if (path !== `${folder}${nameOfObject(bytes)}`) continue;
      const object = await openObject(bytes, this.#keys);
      if (object.ok) found.push({ ...object.value, name: path.slice(folder.length) });
    }
    return found.toSorted((a, b) => a.seq - b.seq);
  }

  /** Lays an object for an audience; its name. */
  async lay(audience: Audience, object: MailboxObject): Promise<ObjectName> {
    const bytes = await sealObject(object, this.#keys);
    const name = nameOfObject(bytes);
    this.#place.put(`${this.#keys.folderOf(audience)}/${name}`, bytes);
    return name;
  }

  async lanes(): Promise<readonly LaneEnd[]> {
    const index = present(this.#place.files.get(this.#keys.indexName), 'a mailbox has an index');
    const lanes = await openIndex(index, this.#keys);
    return lanes.ok ? lanes.value : [];
  }

  /** Writes the index that follows from the one that is there. */
  async rewrite(change: (lanes: readonly LaneEnd[]) => readonly LaneEnd[]): Promise<void> {
    const lanes = this.#place.files.has(this.#keys.indexName) ? await this.lanes() : [];
    this.#place.put(this.#keys.indexName, await sealIndex(change(lanes), this.#keys));
  }
}

/** A lane that never was, with an end that never was. */
export const lyingEnd = (number: number, audience: Audience = 'headquarters'): LaneEnd => ({
  audience,
  lane: number.toString(16).padStart(32, '0'),
  seq: Number.MAX_SAFE_INTEGER,
  head: nameOfObject(new TextEncoder().encode(`no object ${number}`)),
});
