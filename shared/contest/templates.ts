import { z } from '../basics/zod.ts';
import { present } from '../basics/assert.ts';
import type { LocalizedText } from '../basics/localized.ts';
import { milli, numberToMilli, type Milli } from '../basics/points.ts';
import {
  discrepancyActions,
  quotaSubjects,
  rankingMethods,
  stageSubjects,
  unsaidDecisions,
  type CommissionMember,
  type ContestSettings,
  type Id,
  type Quota,
  type Rounding,
  type Stage,
  type StageRegulation,
  type TieBreak,
} from './contest.ts';
import { countedHeats, tieRules, tournamentSystems, type Discipline } from './discipline.ts';
import { regionsOfProfile } from './regions.ts';
import './schema-parts.ts';
import data from './templates.json' with { type: 'json' };

const localized = z.object({ kk: z.string(), ru: z.string(), en: z.string() });
const points = z.number().transform(numberToMilli);
const titled = z.object({ id: z.string(), title: localized });

const criterion = titled.extend({
  help: localized,
  weight: points,
  scale: z.object({ min: points, max: points, step: points }),
  anchors: z.array(z.object({ level: points, text: localized })),
  comment: z.object({
    requiredAtOrBelow: points.nullable(),
    requiredAtOrAbove: points.nullable(),
    note: localized,
  }),
});

const formField = z.object({
  id: z.string(),
  type: z.string(),
  label: localized,
  required: z.boolean(),
  options: z.array(titled).default([]),
});

const stage = titled.extend({
  kind: z.string(),
  scored: z.boolean(),
  subject: z.enum(stageSubjects).default('project'),
  ranked: z.boolean().default(true),
  timing: z.array(z.object({ part: localized, minutes: z.number() })).default([]),
  jurorsPerSubmission: z.union([z.number(), z.literal('all')]).default('all'),
  assignment: z
    .object({
      ownRegionMax: z.number().nullable().default(null),
      calibration: z.number().default(0),
      blind: z.boolean().default(false),
      ownOrganisationExcluded: z.boolean().default(false),
    })
    .default({
      ownRegionMax: null,
      calibration: 0,
      blind: false,
      ownOrganisationExcluded: false,
    }),
  form: z.array(formField),
  criteria: z.array(criterion),
  // Other ways to go on (under a budget ceiling, over a pass mark) are not a TOP-N and have no `top`.
  advance: z.object({ top: z.number().optional(), scope: z.string(), title: localized }).optional(),
});

const tieBreak = z.object({
  by: z.string(),
  criterion: z.string().optional(),
  stage: z.string().optional(),
});

/** A discipline as the template says it: only what its system has words for. */
const discipline = z.object({
  nomination: z.string(),
  system: z.enum(tournamentSystems),
  doubleElimination: z.boolean().default(false),
  finalOfTwo: z.boolean().default(false),
  matchMinutes: z.number().optional(),
  roundSeconds: z.number().optional(),
  timeLimitSeconds: z.number().optional(),
  points: z.object({ win: z.number(), draw: z.number(), loss: z.number() }).optional(),
  bestOf: z.number().default(1),
  thirdPlace: z.boolean().default(false),
  rounds: z.number().optional(),
  heats: z.number().default(1),
  counted: z.enum(countedHeats).default('best'),
  penalties: z.array(titled.extend({ points: z.number(), seconds: z.number() })),
  tieBreak: z.array(z.enum(tieRules)),
});

const template = titled.extend({
  description: localized,
  regionsProfile: z.enum(['2014/2018-06', '2018-06/2022-06', '2022-', 'single', 'none']),
  nominations: z.array(titled),
  ageGroups: z.array(
    titled.extend({ gradeMin: z.number(), gradeMax: z.number(), nomination: z.string() }),
  ),
  stages: z.array(stage),
  disciplines: z.array(discipline).default([]),
  regulation: z.object({
    stages: z.record(
      z.string(),
      z.object({
        method: z.enum(rankingMethods),
        roundingPlaces: z.int().min(0).max(3),
        passMark: points.nullable(),
        discrepancy: z.object({ threshold: points, action: z.enum(discrepancyActions) }),
        levels: z.array(z.object({ from: points, title: localized })).default([]),
      }),
    ),
    quotas: z.array(
      z.object({
        by: z.string(),
        stage: z.string(),
        min: z.number().optional(),
        max: z.number().optional(),
      }),
    ),
    grants: z
      .object({ ceiling: z.number(), perProjectMax: z.number(), partialAllowed: z.boolean() })
      .optional(),
    deadlines: z.array(titled.extend({ offsetDays: z.number(), stage: z.string().optional() })),
    appealDays: z.number(),
    reportDaysAfterOrder: z.number().optional(),
    quorum: z.object({ numerator: z.number(), denominator: z.number() }),
    tieBreak: z.array(tieBreak),
  }),
  commission: z.array(
    z.object({
      role: z.enum(['chair', 'deputy', 'member', 'secretary']),
      title: localized,
      count: z.number(),
      vote: z.boolean(),
    }),
  ),
  consent: localized,
  confidentiality: localized,
});

type Template = z.infer<typeof template>;

const templates: readonly Template[] = z
  .object({ templates: z.array(template) })
  .parse(data).templates;

/** What a person chooses a template by, in the order they are offered. */
export const templateCards: readonly {
  readonly id: Id;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  readonly nominations: number;
  readonly stages: number;
}[] = templates.map(({ id, title, description, nominations, stages }) => ({
  id,
  title,
  description,
  nominations: nominations.length,
  stages: stages.length,
}));

/** Decimal places as the multiple they round to: 2 places = 10 thousandths. */
export const roundingUnit = (places: number): Milli => milli(10 ** (3 - places));

const noRounding: Rounding = { panel: null, weighted: null, final: null };

function toTieBreak(rule: Template['regulation']['tieBreak'][number]): TieBreak {
  if (rule.by === 'criterion' && rule.criterion !== undefined && rule.stage !== undefined)
    return { by: 'criterion', criterion: rule.criterion, stage: rule.stage };
  if (rule.by === 'median' || rule.by === 'chair-decision-with-reason') return { by: rule.by };
  return { by: 'other', name: rule.by };
}

const toQuota = ({ by, min, max }: Template['regulation']['quotas'][number]): Quota => ({
  // The robot day counts teams of a school, which is the organisation that enters them.
  by: quotaSubjects.find((subject) => subject === by) ?? 'organisation',
  min: min ?? null,
  max: max ?? null,
});

function toRegulation(of: Template, part: Template['stages'][number]): StageRegulation {
  const rules = of.regulation.stages[part.id];
  const { advance } = part;
  return {
    method: rules?.method ?? 'mean',
    aggregate: 'weighted-mean',
    rounding:
      rules === undefined
        ? noRounding
        : { ...noRounding, final: roundingUnit(rules.roundingPlaces) },
    passMark: rules?.passMark ?? null,
    discrepancy: rules?.discrepancy ?? null,
    quotas: of.regulation.quotas.flatMap((quota) =>
      quota.stage === part.id ? [toQuota(quota)] : [],
    ),
    tieBreak: of.regulation.tieBreak.map(toTieBreak),
    advance:
      advance?.top === undefined
        ? null
        : {
            top: advance.top,
            scope: advance.scope === 'per-nomination' ? 'nomination' : 'all',
            title: advance.title,
          },
  };
}

const usualPoints = { win: 3, draw: 1, loss: 0 } as const;

function toDiscipline(of: Template, rules: Template['disciplines'][number]): Discipline {
  const { doubleElimination, matchMinutes, roundSeconds, timeLimitSeconds, ...said } = rules;
  const minutes = matchMinutes === undefined ? undefined : matchMinutes * 60;
  return {
    ...said,
    // Results of teams belong to the last stage that nobody scores.
    stage: of.stages.findLast(({ scored }) => !scored)?.id ?? '',
    system: doubleElimination ? 'double-elimination' : said.system,
    points: said.points ?? usualPoints,
    rounds: said.rounds ?? null,
    seconds: minutes ?? roundSeconds ?? timeLimitSeconds ?? null,
  };
}

const toStage = (of: Template, part: Template['stages'][number]): Stage => ({
  id: part.id,
  title: part.title,
  kind: part.kind,
  scored: part.scored,
  subject: part.subject,
  ranked: part.ranked,
  timing: part.timing.map(({ part: title, minutes }, at) => ({
    id: `part-${at + 1}`,
    title,
    seconds: minutes * 60,
  })),
  levels: of.regulation.stages[part.id]?.levels ?? [],
  assignment: { jurorsPerSubmission: part.jurorsPerSubmission, ...part.assignment },
  form: part.form,
  criteria: part.criteria,
  regulation: toRegulation(of, part),
});

const templateById = (id: Id): Template =>
  present(
    templates.find((entry) => entry.id === id),
    `template ${id}`,
  );

/**
 * The settings a template proposes, to be edited before the contest starts. Every region of the template's profile
 * takes part; the commission is empty because a template knows seats, not names (`commissionSeats`).
 * Throws on an unknown template.
 */
export function settingsFromTemplate(
  id: Id,
  given: { readonly title?: LocalizedText; readonly season: string; readonly demo: boolean },
): ContestSettings {
  const chosen = templateById(id);
  return {
    template: id,
    title: given.title ?? chosen.title,
    season: given.season,
    demo: given.demo,
    regionsProfile: chosen.regionsProfile,
    regions:
      chosen.regionsProfile === 'single'
        ? []
        : regionsOfProfile(chosen.regionsProfile).map((region) => region.code),
    nominations: chosen.nominations,
    stages: chosen.stages.map((part) => toStage(chosen, part)),
    quorum: chosen.regulation.quorum,
    commission: [],
    consent: chosen.consent,
    confidentiality: chosen.confidentiality,
    ageGroups: chosen.ageGroups,
    regionAliases: {},
    announced: null,
    deadlines: chosen.regulation.deadlines.map(({ id: name, title, offsetDays, stage: of }) => ({
      id: name,
      title,
      // A deadline that bears a stage's name is the one of its sheets.
      stage: of ?? (chosen.stages.some((part) => part.id === name) ? name : null),
      offsetDays,
      date: null,
    })),
    appealDays: chosen.regulation.appealDays,
    grants: chosen.regulation.grants ?? null,
    ...unsaidDecisions,
    disciplines: chosen.disciplines.map((rules) => toDiscipline(chosen, rules)),
    reportDaysAfterOrder: chosen.regulation.reportDaysAfterOrder ?? null,
  };
}

/** The commission's seats as a template proposes them: members without a name yet. */
export const commissionSeats = (id: Id): readonly CommissionMember[] =>
  templateById(id).commission.flatMap(({ role, count, vote }) =>
    Array.from({ length: count }, (_, index) => ({
      id: `${role}-${index + 1}`,
      name: '',
      role,
      vote,
    })),
  );

/** The stage whose sheets are judged and ranked first; null where the contest scores nothing yet. */
export const firstScoredStage = (settings: ContestSettings): Stage | null =>
  settings.stages.find((part) => part.scored && part.criteria.length > 0) ?? null;
