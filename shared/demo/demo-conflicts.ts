import type { Action } from '../contest/action.ts';
import type { Id, Stage } from '../contest/contest.ts';
import { assignJurors } from '../contest/contest-operations.ts';
import type { Ed25519 } from '../log/ed25519.ts';
import type { ConflictCounts, QuarantineReason } from '../merge/state.ts';
import { recuse, reopenSheet, setComment, setScore } from '../scoring/score-operations.ts';
import { enrol } from '../trust/enrolment.ts';
import { createInstallation, type DemoInstallation } from './demo-installation.ts';
import {
  changedScore,
  type DemoJuror,
  type DemoSheet,
  enterSheet,
  fieldsOf,
  handInNow,
  plainCriterion,
} from './demo-judging.ts';
import type { createJudging } from './demo-scores.ts';
import { drawBytes } from './draw.ts';

/** What merging all files of a demo must find, counted while it was put in. */
export interface DemoExpectation {
  readonly conflicts: ConflictCounts;
  readonly quarantine: readonly { readonly reason: QuarantineReason; readonly count: number }[];
}

/** Everybody's laptops while the demo's mishaps happen on them. */
export interface Workbench {
  readonly seed: number;
  readonly stage: Stage;
  readonly jurors: ReadonlyMap<Id, DemoJuror>;
  /** Where a juror's paper sheets are typed in: the region's coordinator, or headquarters where there is none. */
  readonly deskOf: (juror: Id) => DemoInstallation;
  /** A coordinator of another region than the juror's; null where there is none. */
  readonly strangerTo: (juror: Id) => DemoInstallation | null;
  readonly assigned: ReadonlyMap<Id, readonly Id[]>;
  /** A number that no application has. */
  readonly nowhere: Id;
  /** Handed-in sheets to which nothing has happened yet; each is taken once. */
  readonly pool: DemoSheet[];
  /** Sheets of which the juror entered only the first criteria. */
  readonly halves: readonly DemoSheet[];
  readonly judge: ReturnType<typeof createJudging>;
  readonly tally: Tally;
}

/** Counts what is put in. */
export class Tally {
  readonly #levels = { agree: 0, soft: 0, hard: 0, fork: 0, unknown: 0 };
  readonly #reasons = new Map<QuarantineReason, number>();

  add(level: 'agree' | 'soft' | 'hard' | 'fork' | 'unknown', count = 1): void {
    this.#levels[level] += count;
  }

  quarantine(reason: QuarantineReason, count = 1): void {
    this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + count);
  }

  get expectation(): DemoExpectation {
    const { agree, soft, hard, fork, unknown } = this.#levels;
    const quarantine = [...this.#reasons]
      .map(([reason, count]) => ({ reason, count }))
      .toSorted((a, b) => (a.reason < b.reason ? -1 : 1));
    const rule = quarantine.reduce((sum, { count }) => sum + count, 0);
    return { conflicts: { agree, soft, hard, fork, rule, unknown }, quarantine };
  }
}

type Mishap = (bench: Workbench, sheet: DemoSheet) => void | Promise<void>;

const laptopOf = (bench: Workbench, sheet: DemoSheet): DemoInstallation | undefined =>
  bench.jurors.get(sheet.ref.juror)?.installation;

/** Fields of a sheet with one score changed; null where it has no score to change. */
function differing(bench: Workbench, sheet: DemoSheet): Action[] | null {
  const criterion = plainCriterion(sheet, bench.stage.criteria);
  if (criterion === null) return null;
  const changed = setScore(sheet.ref, criterion.id, changedScore(sheet, criterion));
  return fieldsOf(sheet).map((field) => (field.key === changed.key ? changed : field));
}

/** The desk types in the juror's paper sheet and reads every field the same. */
const paperAgrees: Mishap = (bench, sheet) => {
  const fields = fieldsOf(sheet);
  bench.deskOf(sheet.ref.juror).commit(fields);
  bench.tally.add('agree', fields.length);
};

/** The desk reads one score otherwise than the juror entered it. */
const paperDiffers: Mishap = (bench, sheet) => {
  const fields = differing(bench, sheet);
  if (fields === null) return;
  bench.deskOf(sheet.ref.juror).commit(fields);
  bench.tally.add('agree', fields.length - 1);
  bench.tally.add('hard');
};

/** The paper sheet has a remark that the juror did not type. */
const paperAdds: Mishap = (bench, sheet) => {
  const silent = bench.stage.criteria.find(({ id }) => !sheet.comments.has(id));
  if (silent === undefined) return;
  const words = 'Қағаз парақтағы ескертпе. Пометка на бумажном листе.';
  bench.deskOf(sheet.ref.juror).commit([setComment(sheet.ref, silent.id, words)]);
  bench.tally.add('soft');
};

/** The rest of a sheet that the juror began on the laptop and finished on paper. */
const paperCompletes: Mishap = (bench, sheet) => {
  const juror = bench.jurors.get(sheet.ref.juror);
  if (juror === undefined) return;
  const { scores, comments } = bench.judge(sheet.ref, juror.person);
  const missing = new Map([...scores].filter(([id]) => !sheet.scores.has(id)));
  const remarks = new Map([...comments].filter(([id]) => missing.has(id)));
  enterSheet(bench.deskOf(sheet.ref.juror), sheet.ref, { scores: missing, comments: remarks });
  bench.tally.add('soft');
};

/** The juror is allowed to change a sheet, changes a score and hands the sheet in again: all in order. */
const reopened: Mishap = async (bench, sheet) => {
  const laptop = laptopOf(bench, sheet);
  const criterion = plainCriterion(sheet, bench.stage.criteria);
  const before = criterion === null ? undefined : sheet.scores.get(criterion.id);
  if (laptop === undefined || criterion === null || before === undefined || sheet.handIn === null)
    return;
  const desk = bench.deskOf(sheet.ref.juror);
  const handIn = laptop.sealed(sheet.handIn);
  const reason = 'Қазы ұпайды басқа жолға жазып қойған. Балл был вписан не в ту строку.';
  const permission = desk.commit([reopenSheet(sheet.ref, handIn, reason)]);
  await desk.seal();
  const basis = desk.sealed(permission);
  const value = changedScore(sheet, criterion);
  const action = {
    ...setScore(sheet.ref, criterion.id, value, basis),
    parents: [laptop.sealed(before.ordinal)],
  };
  sheet.scores.set(criterion.id, { value, ordinal: laptop.commit([action]) });
  handInNow(laptop, sheet, bench.seed, [handIn]);
  await laptop.seal();
};

/** What breaks a rule: whose laptop, what it records, and the reason it is kept aside for. */
type Breach = (
  bench: Workbench,
  sheet: DemoSheet,
) => {
  readonly laptop: DemoInstallation;
  readonly actions: readonly Action[];
} | null;

/** A breach on the juror's own laptop. */
const own =
  (act: (sheet: DemoSheet, bench: Workbench) => Action | null): Breach =>
  (bench, sheet) => {
    const laptop = laptopOf(bench, sheet);
    const action = act(sheet, bench);
    return laptop === undefined || action === null ? null : { laptop, actions: [action] };
  };

const change = (bench: Workbench, sheet: DemoSheet): Action | null => {
  const criterion = plainCriterion(sheet, bench.stage.criteria);
  return criterion === null
    ? null
    : setScore(sheet.ref, criterion.id, changedScore(sheet, criterion));
};

const submissionElsewhere = ({ ref }: DemoSheet, bench: Workbench): Id | undefined =>
  [...bench.assigned].find(([, jurors]) => !jurors.includes(ref.juror))?.[0];

const breaches: readonly (readonly [QuarantineReason, Breach])[] = [
  ['sheet-locked', own((sheet, bench) => change(bench, sheet))],
  [
    'out-of-range',
    own(({ ref }, { stage }) => {
      const [first] = stage.criteria;
      return first === undefined
        ? null
        : { ...setScore(ref, first.id, null), value: first.scale.max + 1000 };
    }),
  ],
  [
    'not-assigned',
    own((sheet, bench) => {
      const submission = submissionElsewhere(sheet, bench);
      const action = change(bench, sheet);
      if (submission === undefined || action === null) return null;
      return { ...action, key: action.key.replace(`/${sheet.ref.submission}/`, `/${submission}/`) };
    }),
  ],
  [
    'authority',
    (bench, sheet) => {
      const action = change(bench, sheet);
      const laptop = laptopOf(bench, sheet);
      const hidden = [...sheet.scores].find(([id]) => action?.key.endsWith(`/${id}`) === true);
      if (action === null || laptop === undefined || hidden === undefined) return null;
      const parents = [laptop.sealed(hidden[1].ordinal)];
      return { laptop: bench.deskOf(sheet.ref.juror), actions: [{ ...action, parents }] };
    },
  ],
  [
    'recused',
    (bench, sheet) => {
      const action = change(bench, sheet);
      const laptop = laptopOf(bench, sheet);
      if (action === null || laptop === undefined) return null;
      laptop.commit([recuse(sheet.ref, 'Өтінім беруші — туысым. Заявитель — мой родственник.')]);
      return { laptop, actions: [action] };
    },
  ],
  ['role', own(({ ref }) => assignJurors(ref.stage, ref.submission, [ref.juror]))],
  [
    'role',
    (bench, sheet) => {
      const laptop = bench.strangerTo(sheet.ref.juror);
      return laptop === null ? null : { laptop, actions: fieldsOf(sheet) };
    },
  ],
  [
    'criterion-unknown',
    own(({ ref }, { stage }) => setScore(ref, 'charm', stage.criteria[0]?.scale.max ?? null)),
  ],
  ['value', own((sheet, bench) => mapValue(change(bench, sheet), '7,5'))],
  [
    'not-admitted',
    own((sheet, bench) => {
      const action = change(bench, sheet);
      if (action === null) return null;
      return {
        ...action,
        key: action.key.replace(`/${sheet.ref.submission}/`, `/${bench.nowhere}/`),
      };
    }),
  ],
];

function mapValue(action: Action | null, value: Action['value']): Action | null {
  return action === null ? null : { ...action, value };
}

/** Operations that only a later version understands: another kind, and a later form of a known one. */
const fromTheFuture: Mishap = (bench, sheet) => {
  const { stage, submission, juror } = sheet.ref;
  const later = change(bench, sheet);
  const voice = {
    kind: 'score.voice',
    key: `voice/${stage}/${submission}/${juror}`,
    value: { seconds: 42 },
  };
  laptopOf(bench, sheet)?.commit([voice, ...(later === null ? [] : [{ ...later, version: 2 }])]);
  bench.tally.add('unknown', later === null ? 1 : 2);
};

/** A juror's profile is copied to another laptop, and both go on with the same sheets. */
export async function copyInstallation(bench: Workbench): Promise<{
  readonly juror: Id;
  readonly copy: DemoInstallation;
} | null> {
  const usable = ({ sheets }: DemoJuror['beforeLast']): DemoSheet[] =>
    sheets.filter((sheet) => bench.pool.includes(sheet)).slice(0, 2);
  const busy = [...bench.jurors.values()].find(({ beforeLast }) => usable(beforeLast).length === 2);
  if (busy === undefined) return null;
  const copy = busy.beforeLast.installation;
  for (const [index, sheet] of usable(busy.beforeLast).entries()) {
    bench.pool.splice(bench.pool.indexOf(sheet), 1);
    const criterion = index === 0 ? null : plainCriterion(sheet, bench.stage.criteria);
    const scores = new Map([...sheet.scores].map(([id, { value }]) => [id, value]));
    const comments = new Map([...sheet.comments].map(([id, { value }]) => [id, value]));
    if (criterion !== null) scores.set(criterion.id, changedScore(sheet, criterion));
    handInNow(copy, enterSheet(copy, sheet.ref, { scores, comments }), bench.seed);
    bench.tally.add('hard', criterion === null ? 0 : 1);
    bench.tally.add('agree', scores.size + comments.size - (criterion === null ? 0 : 1));
  }
  await copy.seal();
  bench.tally.add('fork');
  return { juror: busy.person.person.id, copy };
}

/** Somebody without an invitation enrols as a juror and scores: nothing of it counts. */
export async function intrude(
  bench: Workbench,
  ed25519: Ed25519,
  clock: number,
): Promise<DemoInstallation | null> {
  const sheet = bench.pool.pop();
  const laptop = sheet === undefined ? undefined : laptopOf(bench, sheet);
  if (sheet === undefined || laptop === undefined) return null;
  const { contest } = laptop;
  const intruder = await createInstallation(ed25519, bench.seed, {
    contest,
    person: 'intruder',
    clock,
  });
  const ticket = await ed25519.keyFromSeed(drawBytes(bench.seed, 'forged ticket', 32));
  const place = { contest, log: intruder.log, publicKey: intruder.publicKey };
  const fields = fieldsOf(sheet);
  intruder.commit([await enrol(place, sheet.ref.juror, ticket)]);
  intruder.commit(fields);
  await intruder.seal();
  bench.tally.quarantine('signer-unknown', 1 + fields.length);
  return intruder;
}

/** Lets every kind of mishap happen, each about as often as the number of sheets allows. */
export async function causeMishaps(bench: Workbench): Promise<void> {
  const sheets = bench.pool.length;
  const often = (share: number): number => 1 + Math.floor(sheets / share);
  const plan: Mishap[] = [
    ...Array.from({ length: often(160) }, () => paperDiffers),
    ...Array.from({ length: often(300) }, () => paperAgrees),
    ...Array.from({ length: often(200) }, () => paperAdds),
    ...Array.from({ length: often(900) }, () => reopened),
    ...breaches.flatMap(([reason, breach]) =>
      Array.from({ length: often(1000) }, (): Mishap => (place, sheet) => {
        const made = breach(place, sheet);
        made?.laptop.commit(made.actions);
        if (made !== null) place.tally.quarantine(reason, made.actions.length);
      }),
    ),
    ...Array.from({ length: often(1200) }, () => fromTheFuture),
  ];
  for (const sheet of bench.halves.slice(0, often(600))) await paperCompletes(bench, sheet);
  for (const mishap of plan) {
    const sheet = bench.pool.pop();
    if (sheet === undefined) return;
    await mishap(bench, sheet);
  }
}
