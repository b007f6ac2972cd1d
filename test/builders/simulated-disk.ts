import type { DiskFolder, OpenFile } from '../../electron/disk/disk-folder.ts';

/** Numbers below a bound, as a seed gives them. */
export type Random = (below: number) => number;

/** Small and quick: a disk asks for many numbers. */
export function randomOf(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What the system says when it refuses a call. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}, simulated`), { code, syscall: 'simulated' });
}

/** No power, or the program was ended: every call from now on, and the one that it happened in, rejects with this. */
export class PowerCut extends Error {}

type Call = 'make' | 'list' | 'facts' | 'read' | 'open' | 'write' | 'truncate' | 'sync' | 'close';
export type DiskCall = Call | 'rename' | 'remove' | 'sync-folder';

/** What a disk does besides working. */
export interface DiskFaults {
  /** Asked before each call with its number from 0; an error refuses the call, 'cut' takes the power away during it. */
  readonly at?: (call: DiskCall, number: number) => Error | 'cut' | null;
  /** Disks that say they flushed and did not: the controls that must lose. */
  readonly ignores?: 'sync' | 'sync-folder';
}

/** The piece that a disk writes whole or not at all; smaller than a block of the journal under test. */
const sectorSize = 32;

type Change =
  | { readonly type: 'write'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly type: 'truncate'; readonly size: number }
  /** What a write leaves whose bytes were dropped: room for them. */
  | { readonly type: 'grow'; readonly size: number };

interface Inode {
  live: Uint8Array;
  durable: Uint8Array;
  /** What was done since the last flush, and is not lost by one that failed. */
  pending: Change[];
}

type Naming =
  | { readonly type: 'link'; readonly name: string; readonly inode: Inode }
  | { readonly type: 'rename'; readonly from: string; readonly to: string; readonly inode: Inode }
  | { readonly type: 'remove'; readonly name: string };

function resized(bytes: Uint8Array, size: number): Uint8Array {
  if (size <= bytes.length) return bytes.slice(0, size);
  const grown = new Uint8Array(size);
  grown.set(bytes);
  return grown;
}

function changed(bytes: Uint8Array, change: Change): Uint8Array {
  if (change.type === 'truncate') return resized(bytes, change.size);
  if (change.type === 'grow') return resized(bytes, Math.max(bytes.length, change.size));
  const end = change.at + change.bytes.length;
  const after = resized(bytes, Math.max(bytes.length, end));
  after.set(change.bytes, change.at);
  return after;
}

function named(names: Map<string, Inode>, naming: Naming): void {
  if (naming.type === 'remove') names.delete(naming.name);
  if (naming.type === 'link') names.set(naming.name, naming.inode);
  if (naming.type === 'rename') {
    names.delete(naming.from);
    names.set(naming.to, naming.inode);
  }
}

/**
 * One folder on a disk that holds back what was not flushed: when the power goes, each such change is there, or not, or
 * in pieces, in any order, with zeros or something older where a piece is missing; so are names. A flush that failed
 * may have dropped what it should have written, and later ones do not bring it back.
 */
export class SimulatedDisk {
  private names = new Map<string, Inode>();
  private durableNames = new Map<string, Inode>();
  private namings: Naming[] = [];
  private readonly random: Random;
  private faults: DiskFaults = {};
  private isOff = false;
  /** Calls since `arrange`. */
  calls = 0;
  clock = 1_700_000_000_000;

  constructor(random: Random) {
    this.random = random;
  }

  /** From the next call on. */
  arrange(faults: DiskFaults): void {
    this.faults = faults;
    this.calls = 0;
  }

  /** What the program sees of a file now. */
  contentOf(name: string): Uint8Array | undefined {
    return this.names.get(name)?.live;
  }

  /** Puts a file there, durably, as somebody else would. */
  put(name: string, bytes: Uint8Array): void {
    const inode = { live: bytes.slice(), durable: bytes.slice(), pending: [] };
    this.names.set(name, inode);
    this.durableNames.set(name, inode);
  }

  allNames(): readonly string[] {
    return [...this.names.keys()].toSorted();
  }

  /** The program alone was ended in the midst of a call: the system goes on, and what it holds back with it. */
  resume(): void {
    this.isOff = false;
  }

  /** The power comes back: only what reached the disk is there. */
  restart(): void {
    this.resume();
    for (const naming of this.namings) if (this.random(3) > 0) named(this.durableNames, naming);
    this.namings = [];
    for (const inode of new Set(this.durableNames.values())) this.settle(inode);
    this.names = new Map(this.durableNames);
  }

  private settle(inode: Inode): void {
    const order = [...inode.pending];
    if (order.length > 1 && this.random(2) === 0) order.push(...order.splice(0, 1));
    for (const change of order) inode.durable = this.reached(inode.durable, change);
    inode.pending = [];
    inode.live = inode.durable.slice();
  }

  /** A change as much of it as reached the disk before the power went. */
  private reached(bytes: Uint8Array, change: Change): Uint8Array {
    const how = this.random(4);
    if (how === 0) return bytes;
    if (how === 1 || change.type !== 'write') return changed(bytes, change);
    const { at } = change;
    const end = at + change.bytes.length - (how === 2 ? this.random(change.bytes.length + 1) : 0);
    const after = resized(bytes, Math.max(bytes.length, end));
    for (let from = at; from < end;) {
      const to = Math.min(end, from - (from % sectorSize) + sectorSize);
      const piece = this.random(4);
      // A sector that was the file's before is old or new; one that is new to it holds anything.
      if (piece < 2) after.set(change.bytes.subarray(from - at, to - at), from);
      else if (piece === 2 && from >= bytes.length) after.fill(this.random(256), from, to);
      from = to;
    }
    return after;
  }

  private call(call: DiskCall): void {
    if (this.isOff) throw new PowerCut('no power');
    const fault = this.faults.at?.(call, this.calls) ?? null;
    this.calls += 1;
    if (fault === 'cut') this.isOff = true;
    else if (fault !== null) throw fault;
  }

  /** Called once a call has done what it does: the power may have gone in its midst. */
  private done(): void {
    if (this.isOff) throw new PowerCut('no power');
  }

  private change(inode: Inode, change: Change): void {
    inode.live = changed(inode.live, change);
    inode.pending.push(change);
    this.done();
  }

  private sync(inode: Inode): void {
    try {
      this.call('sync');
      this.done();
    } catch (error) {
      if (!(error instanceof PowerCut))
        inode.pending = inode.pending.map((change) => this.dropped(change));
      throw error;
    }
    if (this.faults.ignores === 'sync') return;
    for (const change of inode.pending) inode.durable = changed(inode.durable, change);
    inode.pending = [];
  }

  /** After a flush that failed: bytes that the system forgot to write, though every reader sees them. */
  private dropped(change: Change): Change {
    if (change.type !== 'write' || this.random(2) === 0) return change;
    return { type: 'grow', size: change.at + this.random(change.bytes.length + 1) };
  }

  private opened(inode: Inode): OpenFile {
    return {
      write: async (bytes, at) => {
        const fault = this.partial('write');
        const written = fault === null ? bytes : bytes.slice(0, this.random(bytes.length));
        this.change(inode, { type: 'write', at, bytes: written.slice() });
        if (fault !== null) throw fault;
      },
      truncate: async (size) => {
        this.call('truncate');
        this.change(inode, { type: 'truncate', size });
      },
      sync: async () => this.sync(inode),
      close: async () => {
        this.call('close');
        this.done();
      },
    };
  }

  /** A write that is refused may have written its beginning. */
  private partial(call: DiskCall): Error | null {
    try {
      this.call(call);
      return null;
    } catch (error) {
      if (!(error instanceof Error) || error instanceof PowerCut) throw error;
      return error;
    }
  }

  private name(naming: Naming): void {
    named(this.names, naming);
    this.namings.push(naming);
    this.done();
  }

  /** A rename or removal that is refused may have happened all the same. */
  private nameUnsurely(call: 'rename' | 'remove', naming: () => Naming | null): void {
    const fault = this.partial(call);
    const given = naming();
    if (given !== null && (fault === null || this.random(2) === 0)) this.name(given);
    this.done();
    if (fault !== null) throw fault;
  }

  private inodeOf(name: string): Inode {
    const inode = this.names.get(name);
    if (inode === undefined) throw systemError('ENOENT');
    return inode;
  }

  /** The folder as the code under test sees it. */
  readonly folder: DiskFolder = {
    make: async () => this.call('make'),
    list: async () => {
      this.call('list');
      this.done();
      return [...this.names.keys()];
    },
    facts: async (name) => {
      this.call('facts');
      this.done();
      const inode = this.names.get(name);
      return inode === undefined ? null : { size: inode.live.length, at: this.clock };
    },
    read: async (name) => {
      this.call('read');
      this.done();
      return this.names.get(name)?.live.slice() ?? null;
    },
    open: async (name, how) => {
      this.call('open');
      if (how === 'existing' || this.names.has(name)) {
        const inode = this.inodeOf(name);
        if (how === 'fresh') this.change(inode, { type: 'truncate', size: 0 });
        this.done();
        return this.opened(inode);
      }
      const inode = { live: new Uint8Array(0), durable: new Uint8Array(0), pending: [] };
      this.name({ type: 'link', name, inode });
      return this.opened(inode);
    },
    rename: async (from, to) =>
      this.nameUnsurely('rename', () => ({
        type: 'rename',
        from,
        to,
        inode: this.inodeOf(from),
      })),
    remove: async (name) =>
      this.nameUnsurely('remove', () => (this.names.has(name) ? { type: 'remove', name } : null)),
    sync: async () => {
      this.call('sync-folder');
      this.done();
      if (this.faults.ignores === 'sync-folder') return;
      for (const naming of this.namings) named(this.durableNames, naming);
      this.namings = [];
    },
  };
}

/** A fault at the n-th call after `arrange`, and none else. */
export const faultAt = (number: number, fault: Error | 'cut'): DiskFaults => ({
  at: (_call, at) => (at === number ? fault : null),
});
