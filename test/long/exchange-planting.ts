import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { OpenedStore } from '../../electron/exchange/open-store.ts';
import { readIdentities } from '../../electron/headquarters-key.ts';
import { openCard } from '../../shared/exchange/card.ts';
import { mailboxKeys } from '../../shared/exchange/mailbox-keys.ts';
import { nameOfObject } from '../../shared/exchange/object.ts';

type Store = OpenedStore['store'];

/** What was laid into a mailbox by nobody who takes part. */
export interface Planted {
  /** Halves of objects that were whole, under their names: a server that lost its power. */
  readonly halved: readonly string[];
  /** Halves of objects that their writers have not written yet, under the names they are to have. */
  readonly early: readonly string[];
  /** Whole objects under other names. */
  readonly copies: number;
  /** Files of strangers. */
  readonly strange: number;
}

/** The folder of headquarters' letters, by a card and headquarters' key. */
export async function headquartersFolder(card: string, key: string): Promise<string> {
  const identities = await readIdentities(key);
  if (!identities.ok) throw new Error(identities.error.type);
  const opened = await openCard(new Uint8Array(readFileSync(card)), identities.value);
  if (!opened.ok) throw new Error(opened.error.type);
  return (await mailboxKeys(opened.value.secret)).folderOf('headquarters');
}

async function bytesIn(store: Store, path: string): Promise<Uint8Array | null> {
  const read = await store.read(path);
  if (!read.ok) throw new Error(read.error.type);
  return typeof read.value === 'object' ? (read.value?.bytes ?? null) : null;
}

async function lay(store: Store, path: string, bytes: Uint8Array): Promise<void> {
  const written = await store.write(path, bytes, 'any');
  if (!written.ok) throw new Error(`${path}: ${written.error.type}`);
}

/** Lays halves, copies and strange files into a folder of a mailbox; `archives` are those of who takes part. */
export async function plant(
  store: Store,
  folder: string,
  archives: readonly string[],
  chance: () => number,
): Promise<Planted> {
  const listed = await store.list(folder);
  if (!listed.ok) throw new Error(listed.error.type);
  const names = new Set(
    listed.value.flatMap(({ name }) => (/^[0-9a-f]{64}$/.test(name) ? [name] : [])),
  );
  const half = (bytes: Uint8Array): Uint8Array =>
    bytes.subarray(0, Math.floor(bytes.length * (0.05 + 0.9 * chance())));
  const [halved, early]: [string[], string[]] = [[], []];
  let [copies, strange] = [0, 0];
  for (const name of names) {
    const bytes = chance() < 1 / 6 ? await bytesIn(store, `${folder}/${name}`) : null;
    if (bytes === null) continue;
    await lay(store, `${folder}/${name}`, half(bytes));
    halved.push(name);
    if (chance() < 1 / 2) continue;
    // What programs that keep folders the same make of two versions.
    await lay(store, `${folder}/${name}.sync-conflict-20261123-101112-QAZYLAR`, bytes);
    if (store.lists) await lay(store, `${folder}/${name} (conflicted copy 2026-11-23)`, bytes);
    copies += store.lists ? 2 : 1;
  }
  for (const archive of archives)
    for (const name of readdirSync(join(archive, 'exchange', 'objects'))) {
      if (!/^[0-9a-f]{64}$/.test(name) || names.has(name)) continue;
      const bytes = new Uint8Array(readFileSync(join(archive, 'exchange', 'objects', name)));
      if (nameOfObject(bytes) !== name) continue;
      await lay(store, `${folder}/${name}`, half(bytes));
      early.push(name);
    }
  for (const name of ['0123456789abcdef.tmp', '.stfolder', 'f'.repeat(64), 'index.new']) {
    const bytes = Uint8Array.from({ length: 700 }, () => Math.floor(chance() * 256));
    await lay(store, `${folder}/${name}`, bytes);
    strange += 1;
  }
  return { halved, early, copies, strange };
}

/** How many of these objects are whole now. */
export async function wholeNow(
  store: Store,
  folder: string,
  names: readonly string[],
): Promise<number> {
  let whole = 0;
  for (const name of names) {
    const bytes = await bytesIn(store, `${folder}/${name}`);
    if (bytes !== null && nameOfObject(bytes) === name) whole += 1;
  }
  return whole;
}
