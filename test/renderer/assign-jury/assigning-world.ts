import { milli } from '../../../shared/basics/points.ts';
import { present } from '../../../shared/basics/assert.ts';
import type { Id, Stage } from '../../../shared/contest/contest.ts';
import { type JurorDetails, noDetails } from '../../../shared/contest/juror-details.ts';
import type { Person } from '../../../shared/contest/people.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { Sheet, SheetStatus } from '../../../shared/scoring/sheet.ts';
import { sheetKey } from '../../../shared/scoring/score-operations.ts';
import type { OperationId } from '../../../shared/log/operation.ts';
import {
  assigningFacts,
  type AssigningFacts,
} from '../../../renderer/features/assign-jury/assigning-facts.ts';
import { interestSignsOf } from '../../../renderer/features/assign-jury/interest-signs.ts';
import {
  panelGround,
  type PanelGround,
} from '../../../renderer/features/assign-jury/panel-rules.ts';
import {
  buildContest,
  personOf,
  stateOf,
  submissionOf,
  testSettings,
} from '../../builders/contest-builder.ts';

/** What a world is like; submissions and jurors are numbered from 1, of the region that is said. */
export interface WorldShape {
  readonly submissions: number;
  readonly jurors: number;
  readonly region?: (juror: number) => string | null;
  readonly home?: (submission: number) => string;
  readonly rule?: Partial<Stage['assignment']>;
  readonly regulation?: Partial<Stage['regulation']>;
  readonly panels?: Readonly<Record<Id, readonly Id[]>>;
  readonly details?: Readonly<Record<Id, Partial<JurorDetails>>>;
  readonly people?: Readonly<Record<Id, Partial<Person>>>;
  readonly interests?: ContestState['interests'];
  readonly recusals?: readonly (readonly [submission: Id, juror: Id])[];
  /** Status of sheets by "submission/juror", and one score for all criteria. */
  readonly sheets?: Readonly<Record<string, readonly [status: SheetStatus, points: number]>>;
}

const base = await (async () => {
  const { contest, hq } = await buildContest();
  return stateOf(contest, hq.segments);
})();

export const worldStage: Stage = present(testSettings.stages[0], 'a stage');

const criteria = worldStage.criteria.map(({ id }) => id);

function sheetOf(name: string, status: SheetStatus, points: number): Sheet {
  const [submission = '', juror = ''] = name.split('/');
  const isCounted = status === 'handed-in';
  return {
    stage: worldStage.id,
    submission,
    juror,
    scores: Object.fromEntries(criteria.map((id) => [id, milli(points * 1000)])),
    comments: {},
    status,
    counted: isCounted,
    handIn: isCounted ? { id: 'x.1' as OperationId, salt: new Uint8Array(16), wallClock: 1 } : null,
    reopening: null,
  };
}

/** A contest's state in that shape: two jurors for each submission unless the rule says otherwise. */
export function worldState(shape: WorldShape): ContestState {
  const { region = () => 'KZ-55', home = () => 'KZ-10', panels = {}, people = {} } = shape;
  const stage = {
    ...worldStage,
    assignment: { ...worldStage.assignment, ...shape.rule },
    regulation: { ...worldStage.regulation, ...shape.regulation },
  };
  const count = (number: number) => Array.from({ length: number }, (_, index) => index + 1);
  const jurors = count(shape.jurors).map((number): Person => {
    const id = `j${number}`;
    return { ...personOf(id, 'juror', region(number), null), ...people[id] };
  });
  const recusals = (shape.recusals ?? []).map(([submission, juror]) => ({
    stage: stage.id,
    submission,
    juror,
    reason: 'family',
  }));
  const said = {
    ...shape.sheets,
    ...Object.fromEntries(
      recusals.map(({ submission, juror }) => [`${submission}/${juror}`, ['recused', 0] as const]),
    ),
  };
  return {
    ...base,
    settings: { ...testSettings, stages: [stage] },
    people: new Map(jurors.map((person) => [person.id, person])),
    keys: new Map(),
    submissions: new Map(
      count(shape.submissions).map((number) => [
        String(number),
        submissionOf(String(number), 'water', home(number)),
      ]),
    ),
    assignments: new Map(
      Object.entries(panels).map(([submission, panel]) => [`${stage.id}/${submission}`, panel]),
    ),
    jurorDetails: new Map(
      Object.entries(shape.details ?? {}).map(([id, own]) => [id, { ...noDetails, ...own }]),
    ),
    interests: shape.interests ?? [],
    recusals,
    sheets: new Map(
      Object.entries(said).map(([name, [status, points]]) => {
        const sheet = sheetOf(name, status, points);
        return [sheetKey(stage.id, sheet.submission, sheet.juror), sheet];
      }),
    ),
  };
}

export function worldOf(shape: WorldShape): {
  readonly facts: AssigningFacts;
  readonly ground: PanelGround;
} {
  const state = worldState(shape);
  const stage = present(state.settings?.stages[0], 'a stage');
  const facts = assigningFacts(state, stage);
  return { facts, ground: panelGround(facts, interestSignsOf(facts)) };
}
