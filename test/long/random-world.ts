import fc from 'fast-check';

import type { Action } from '../../shared/contest/action.ts';
import { handInOf } from '../../shared/scoring/hand-in.ts';
import type { SigningKey } from '../../shared/log/ed25519.ts';
import type { ContestId, LogId } from '../../shared/log/operation.ts';
import {
  advanceLog,
  emptyLog,
  type LogEnd,
  sealSegment,
  type Segment,
} from '../../shared/log/segment.ts';
import { addSegments, type Archive } from '../../shared/merge/archive.ts';
import { draftAction } from '../../shared/merge/draft.ts';
import { foldContest } from '../../shared/merge/fold.ts';
import { cutOffStage } from '../../shared/deciding/decision-operations.ts';
import {
  resolveConflict,
  settleFork,
  settleQuarantine,
  withdrawSettlement,
} from '../../shared/merge/resolution-operations.ts';
import type { FoldedContest } from '../../shared/merge/state.ts';
import type { Milli } from '../../shared/basics/points.ts';
import {
  recuse,
  reopenSheet,
  setComment,
  setScore,
  sheetKey,
} from '../../shared/scoring/score-operations.ts';
import type { SheetRef } from '../../shared/scoring/sheet.ts';
import { bytesToBase64url } from '../../shared/basics/bytes.ts';
import { refuseKey, revokeKey, setKeyRights } from '../../shared/trust/key-operations.ts';
import { archiveOf, buildContest, ed25519, testSettings } from '../builders/contest-builder.ts';

/** What somebody does, as plain numbers: every meaning is taken modulo what there is, so that any step makes sense. */
export interface Step {
  readonly device: number;
  readonly what: Doing | Movement;
  readonly place: number;
  readonly value: number;
  /** The laptop's clock at that moment: anywhere between 1970 and 2099. */
  readonly clock: number;
}

/** What is recorded, sealed and may be handed on. */
const entries = [
  'score',
  'score-both',
  'clear',
  'comment',
  'hand-in',
  'recuse',
  'reopen',
  'resolve',
  'settle',
  'unknown',
  'revoke',
  'rights',
  'refuse',
  'cut-off',
  'withdraw',
] as const;

/** What happens to laptops and between them. */
const movements = ['deliver', 'deliver-some', 'copy', 'back-up', 'restore', 'new-log'] as const;

const doings = [...entries, ...movements] as const;
type Doing = (typeof entries)[number];
type Movement = (typeof movements)[number];

const year2100 = 4_102_444_800_000;

export const stepOf = (what: readonly Step['what'][] = doings): fc.Arbitrary<Step> =>
  fc.record({
    device: fc.nat(7),
    what: fc.constantFrom(...what),
    place: fc.nat(1000),
    value: fc.nat(1000),
    clock: fc.nat(year2100 - 1),
  });

/** Mostly entries and hand-overs, with everything else between them. */
export const steps = (maxLength: number): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.oneof(
      { weight: 3, arbitrary: stepOf(['score', 'score-both', 'hand-in']) },
      { weight: 2, arbitrary: stepOf(['deliver', 'deliver-some']) },
      { weight: 3, arbitrary: stepOf() },
    ),
    { minLength: 2, maxLength },
  );

export interface Base {
  readonly contest: ContestId;
  readonly segments: readonly Segment[];
  readonly archive: Archive;
  readonly devices: readonly {
    readonly person: string;
    readonly key: SigningKey;
    readonly log: LogId;
    readonly end: LogEnd;
  }[];
}

let made: Promise<Base> | null = null;

async function makeBase(): Promise<Base> {
  const { contest, hq, jurors, coordinator } = await buildContest();
  const installations = [hq, ...jurors, coordinator];
  const segments = installations.flatMap((installation) => installation.segments);
  const people = ['headquarters', 'j1', 'j2', 'c1'];
  return {
    contest,
    segments,
    archive: await archiveOf(contest, segments),
    devices: installations.map(({ key, log, end }, index) => ({
      person: people[index] ?? '',
      key,
      log,
      end,
    })),
  };
}

/** One small contest that every run starts from; making it costs more than a run. */
export const baseContest = (): Promise<Base> => (made ??= makeBase());

const criteria = testSettings.stages[0]?.criteria ?? [];

interface Place {
  readonly log: LogId;
  readonly end: LogEnd;
  readonly archive: Archive;
}

/** A laptop with its own log and what it has received so far. */
export class Device implements Place {
  readonly person: string;
  readonly key: SigningKey;
  log: LogId;
  end: LogEnd;
  archive: Archive;
  backup: Place | null = null;
  private folded: { readonly archive: Archive; readonly state: FoldedContest } | null = null;

  constructor(person: string, key: SigningKey, place: Place) {
    this.person = person;
    this.key = key;
    this.log = place.log;
    this.end = place.end;
    this.archive = place.archive;
  }

  get place(): Place {
    return { log: this.log, end: this.end, archive: this.archive };
  }

  get state(): FoldedContest {
    if (this.folded?.archive !== this.archive)
      this.folded = { archive: this.archive, state: foldContest(this.archive) };
    return this.folded.state;
  }

  async seal(actions: readonly Action[], clock: number): Promise<void> {
    if (actions.length === 0) return;
    const operations = actions.map((action) => draftAction(action, this.state, this.person));
    const segment = await sealSegment(
      { contest: this.archive.contest, log: this.log, end: this.end },
      [{ author: this.person, wallClock: clock, operations }],
      this.key,
    );
    this.end = advanceLog(this.end, segment);
    await this.receive([segment]);
  }

  async receive(segments: readonly Segment[]): Promise<void> {
    this.archive = (await addSegments(this.archive, segments, ed25519.verify)).archive;
  }
}

const isMovement = (what: Doing | Movement): what is Movement =>
  (movements as readonly string[]).includes(what);

/** Several laptops of one contest, doing what a list of steps says. */
export class RandomWorld {
  readonly devices: Device[];
  private logs = 100;

  constructor(base: Base) {
    this.devices = base.devices.map(
      ({ person, key, log, end }) => new Device(person, key, { log, end, archive: base.archive }),
    );
  }

  /** Every segment that anybody holds. */
  get segments(): readonly Segment[] {
    const all = new Map(this.devices.flatMap(({ archive }) => [...archive.segments]));
    return [...all.values()];
  }

  private device(number: number): Device {
    const device = this.devices[number % this.devices.length];
    if (device === undefined) throw new Error('there is always a device');
    return device;
  }

  async play(script: readonly Step[]): Promise<void> {
    for (const step of script) await this.take(step);
  }

  private async take(step: Step): Promise<void> {
    const device = this.device(step.device);
    const { what } = step;
    if (!isMovement(what)) return device.seal(actionsOf(device, what, step), step.clock);
    switch (what) {
      case 'deliver':
        return this.device(step.place).receive([...device.archive.segments.values()]);
      case 'deliver-some': {
        const some = [...device.archive.segments.values()].filter(
          (_, index) => ((step.value >> (index % 10)) & 1) === 1,
        );
        return this.device(step.place).receive(some);
      }
      case 'copy':
        if (this.devices.length < 7)
          this.devices.push(new Device(device.person, device.key, device.place));
        return;
      case 'back-up':
        device.backup = device.place;
        return;
      case 'restore':
        Object.assign(device, device.backup ?? {});
        return;
      case 'new-log':
        this.logs += 1;
        device.log = bytesToBase64url(new Uint8Array(16).fill(this.logs)) as LogId;
        device.end = emptyLog;
    }
  }
}

/** The sheet a step is about: jurors work on their own, the others on anybody's. */
function sheetOf(device: Device, place: number): SheetRef {
  const own = device.person.startsWith('j') ? device.person : `j${1 + (place % 2)}`;
  return { stage: 'written', submission: `${1 + (place % 3)}`, juror: own };
}

function actionsOf(
  device: Device,
  what: Doing,
  { place, value }: Pick<Step, 'place' | 'value'>,
): readonly Action[] {
  const { state } = device;
  const sheet = sheetOf(device, place);
  const criterion = criteria[value % criteria.length]?.id ?? '';
  // One in forty is off the scale, so that the rule is met as well.
  const points = ((value % 40 === 39 ? 21 : value % 21) * 500) as Milli;
  const basis = state.sheets.get(sheetKey(sheet.stage, sheet.submission, sheet.juror))?.reopening;
  const permission = basis ?? undefined;
  switch (what) {
    case 'score':
      return [setScore(sheet, criterion, points, permission)];
    case 'score-both':
      return criteria.map(({ id }) => setScore(sheet, id, points, permission));
    case 'clear':
      return [setScore(sheet, criterion, null, permission)];
    case 'comment':
      return [setComment(sheet, criterion, `note ${value % 3}`, permission)];
    case 'hand-in': {
      const salt = new Uint8Array(16).fill(value % 256);
      return [handInOf(sheet, criteria, { heads: state.heads, log: device.log, salt })];
    }
    case 'recuse':
      return value % 4 === 0 ? [recuse(sheet, 'kin')] : [];
    case 'reopen': {
      const heads = state.heads.get(
        `sheet/${sheetKey(sheet.stage, sheet.submission, sheet.juror)}`,
      );
      const handIn = heads?.[value % heads.length];
      return handIn === undefined ? [] : [reopenSheet(sheet, handIn.id, 'asked by phone')];
    }
    case 'resolve':
      return resolutions(state, value);
    case 'settle':
      return settlements(state, value);
    case 'unknown':
      return [{ kind: 'score.audio', key: `audio/${sheet.submission}`, value: place }];
    case 'revoke':
    case 'rights':
    case 'refuse':
      return aboutKeys(state, what, { place, value });
    case 'cut-off': {
      const heads = [...device.archive.segments.keys()].filter(
        (_, index) => index % 3 <= value % 3,
      );
      return value % 3 === 0 ? [cutOffStage('written', heads, 'time is up')] : [];
    }
    case 'withdraw': {
      const settled = state.resolutions[value % Math.max(1, state.resolutions.length)];
      return settled === undefined ? [] : [withdrawSettlement(settled.id, 'looked again')];
    }
  }
}

/** What headquarters may say of somebody's key; rarely, since little counts afterwards. */
function aboutKeys(
  state: FoldedContest,
  what: 'revoke' | 'rights' | 'refuse',
  { place, value }: Pick<Step, 'place' | 'value'>,
): readonly Action[] {
  const people = [...state.keys.values()].filter(({ role }) => role !== 'headquarters');
  const holder = people[place % Math.max(1, people.length)];
  if (holder === undefined || value % 3 > 0) return [];
  if (what === 'refuse') return [refuseKey(holder.publicKey, 'not theirs')];
  if (what === 'rights')
    return [setKeyRights(holder.publicKey, value % 2 === 0 ? [] : ['written'])];
  const cuts = holder.logs.flatMap(({ log, heads }) =>
    heads
      .slice(0, 1)
      .map(({ head, sequence }) => ({ log, head, sequence: sequence - (value % 2) })),
  );
  return [
    revokeKey(
      holder.publicKey,
      cuts.filter(({ sequence }) => sequence >= 0),
      'stolen',
    ),
  ];
}

function resolutions(state: FoldedContest, value: number): readonly Action[] {
  const conflict = state.hard[value % Math.max(1, state.hard.length)];
  if (conflict === undefined) return [];
  const picked = conflict.alternatives[value % conflict.alternatives.length];
  const parents = conflict.alternatives.map(({ operation }) => operation.id);
  return picked === undefined
    ? []
    : [resolveConflict(conflict.key, picked.value, parents, 'compared with the paper')];
}

function settlements(state: FoldedContest, value: number): readonly Action[] {
  const item = state.quarantine[value % Math.max(1, state.quarantine.length)];
  const fork = state.forks[value % Math.max(1, state.forks.length)];
  const outcome = value % 2 === 0 ? 'released' : 'left-out';
  return [
    ...(item === undefined ? [] : [settleQuarantine(item.operation.id, outcome, 'looked at')]),
    ...(fork === undefined || value % 3 > 0
      ? []
      : [settleFork(fork.log, 'two laptops', value % 2 === 0 ? fork.heads : undefined)]),
  ];
}
