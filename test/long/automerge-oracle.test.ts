import * as Automerge from '@automerge/automerge';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { present } from '../../shared/basics/assert.ts';
import type { Milli } from '../../shared/basics/points.ts';
import type { Action } from '../../shared/contest/action.ts';
import type { LogId } from '../../shared/log/operation.ts';
import { emptyLog } from '../../shared/log/segment.ts';
import { equalValues } from '../../shared/log/value-codec.ts';
import { resolveConflict } from '../../shared/merge/resolution-operations.ts';
import { scoreKey, setScore } from '../../shared/scoring/score-operations.ts';
import { holds } from './count-cases.ts';
import { baseContest, Device } from './random-world.ts';

/**
 * Automerge as an oracle: an assignment takes the place of every version its author saw, and concurrent ones stay
 * beside each other. The same is true of one juror on several laptops, and of headquarters when it settles; only
 * these act here, since nobody else may replace what is not their own.
 */

type Doc = Record<string, Milli | null>;

interface Step {
  readonly what: 'set' | 'clear' | 'resolve' | 'merge';
  readonly device: number;
  readonly other: number;
  readonly key: number;
  readonly value: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('set', 'set', 'set', 'clear', 'resolve', 'merge', 'merge', 'merge'),
  device: fc.nat(4),
  other: fc.nat(4),
  key: fc.nat(3),
  value: fc.nat(20),
});

const places = [
  ['1', 'novelty'],
  ['1', 'effect'],
  ['2', 'novelty'],
  ['3', 'economy'],
] as const;

const keyOf = (number: number): string => {
  const [submission, criterion] = present(places[number], 'four keys');
  return scoreKey('written', submission, 'j1', criterion);
};

class Pair {
  readonly device: Device;
  doc: Automerge.Doc<Doc>;

  constructor(device: Device, doc: Automerge.Doc<Doc>) {
    this.device = device;
    this.doc = doc;
  }

  /** Does the same on both sides, or nothing on either. */
  async act({ what, key, value }: Step): Promise<void> {
    const name = keyOf(key);
    const heads = this.device.state.heads.get(name) ?? [];
    const isOffice = this.device.person === 'headquarters';
    // Headquarters only settles what is open, and a juror does not touch what headquarters has settled.
    if (isOffice ? heads.length < 2 : heads.some(({ kind }) => kind === 'conflict.resolve')) return;
    if (isOffice !== (what === 'resolve')) return;
    const points = what === 'clear' ? null : ((value * 500) as Milli);
    // Automerge takes an assignment of what already stands for no change at all.
    const [only] = heads;
    if (heads.length === 1 && only !== undefined && equalValues(only.value, points)) return;
    await this.device.seal([actionOf(key, points, isOffice ? heads.map(({ id }) => id) : null)], 0);
    this.doc = Automerge.change(this.doc, (draft) => {
      draft[name] = points;
    });
  }

  async take(other: Pair): Promise<void> {
    await this.device.receive([...other.device.archive.segments.values()]);
    this.doc = Automerge.merge(this.doc, other.doc);
  }

  compare(): void {
    for (const key of places.keys()) expect(this.ours(keyOf(key))).toEqual(this.theirs(keyOf(key)));
  }

  private ours(key: string): readonly string[] {
    const heads = this.device.state.heads.get(key) ?? [];
    return heads.map(({ value }) => JSON.stringify(value)).toSorted();
  }

  private theirs(key: string): readonly string[] {
    const versions = Automerge.getConflicts(this.doc, key);
    const values: readonly unknown[] =
      versions === undefined
        ? key in this.doc
          ? [this.doc[key] ?? null]
          : []
        : Object.values(versions);
    return values.map((value) => JSON.stringify(value)).toSorted();
  }
}

const actionOf = (
  key: number,
  points: Milli | null,
  settles: Parameters<typeof resolveConflict>[2] | null,
): Action => {
  const [submission, criterion] = present(places[key], 'four keys');
  return settles === null
    ? setScore({ stage: 'written', submission, juror: 'j1' }, criterion, points)
    : resolveConflict(keyOf(key), points, settles, 'compared');
};

/** Headquarters, and four laptops of one juror, each with a log of its own. */
async function pairs(): Promise<readonly Pair[]> {
  const base = await baseContest();
  const [office, juror] = base.devices;
  return [office, juror, juror, juror, juror].map((who, index) => {
    const { person, key } = present(who, 'headquarters and a juror');
    const log = bytesToBase64url(new Uint8Array(16).fill(200 + index)) as LogId;
    const device = new Device(person, key, { log, end: emptyLog, archive: base.archive });
    return new Pair(device, Automerge.init<Doc>({ actor: `${index + 1}`.repeat(32) }));
  });
}

it(
  'keeps beside each other exactly the versions that Automerge keeps',
  { timeout: 3_600_000 },
  async () => {
    const histories = fc.array(step, { minLength: 5, maxLength: 40 });
    let conflicts = 0;
    await holds(
      ['versions as in Automerge'],
      { short: 30, long: 1000 },
      histories,
      async (script) => {
        const all = await pairs();
        const at = (number: number): Pair => present(all[number], 'five pairs');
        for (const each of script) {
          if (each.what !== 'merge') await at(each.device).act(each);
          else if (each.device !== each.other) await at(each.device).take(at(each.other));
        }
        for (const pair of all) pair.compare();
        for (const pair of all.slice(1)) await at(0).take(pair);
        at(0).compare();
        expect(at(0).device.state.counts.rule).toBe(0);
        conflicts += at(0).device.state.hard.length;
      },
    );
    // A test without conflicts would compare nothing.
    expect(conflicts).toBeGreaterThan(10);
  },
);
