import type { Language } from '../basics/localized.ts';
import { milli } from '../basics/points.ts';
import type { Action } from '../contest/action.ts';
import type { ContestSettings, RegionCode, Stage } from '../contest/contest.ts';
import { fullName } from '../contest/people.ts';
import { regionName } from '../contest/regions.ts';
import type { Submission } from '../contest/submission.ts';
import { msToIsoDate } from '../language/date-format.ts';
import type { PoolEntry } from '../pooling/pool-entry.ts';
import {
  setPoolEntry,
  setProposalVerdict,
  setSelfAssessment,
  setTeam,
} from '../pooling/pooling-operations.ts';
import { proposalOutcomes, type ProposalVerdict } from '../pooling/proposal-verdict.ts';
import { type RegionTeam, teamSides } from '../pooling/region-team.ts';
import { poolStage, proposalStage, readinessStages } from '../reports/pool/pool-stages.ts';
import { createNames } from './demo-names.ts';
import { createDraw, type Draw } from './draw.ts';
import data from './regional-pool.json' with { type: 'json' };

const plain: Omit<Submission, 'id' | 'title' | 'language' | 'nomination'> = {
  applicant: '',
  region: null,
  town: '',
  summary: '',
  bin: '',
  budget: null,
  contacts: '',
  answers: {},
  eligibility: { admitted: true, reason: '' },
};

/** Of several languages those that the demo speaks, in turn. */
const inTurn = (at: number, spoken: readonly Language[]): Language =>
  spoken[at % spoken.length] ?? 'kk';

/** The regions of a contest as what its readiness stage assesses; none where it has no such stage. */
export function drawRegions(
  settings: ContestSettings,
  spoken: readonly Language[],
  seed: number,
): readonly Submission[] {
  if (readinessStages(settings).length === 0) return [];
  const draw = createDraw(seed, 'regions');
  return settings.regions.map((region, at): Submission => {
    const language = inTurn(at, spoken);
    return {
      ...plain,
      id: region,
      title: regionName(region, settings.regionsProfile, language),
      language,
      nomination: settings.nominations[0]?.id ?? 'region',
      region,
      answers: { help: draw.pick(data.help)[language] },
      subject: 'region',
    };
  });
}

/** Proposals of the sections of a forum; none where the contest has no such stage. */
export function drawProposals(
  settings: ContestSettings,
  spoken: readonly Language[],
  seed: number,
): readonly Submission[] {
  if (proposalStage(settings) === null) return [];
  const draw = createDraw(seed, 'proposals');
  const name = createNames(createDraw(seed, 'proposers'));
  return data.proposals.map(({ section, title }, at): Submission => {
    const language = inTurn(at, spoken);
    return {
      ...plain,
      id: `U${at + 1}`,
      title: title[language],
      language,
      applicant: fullName(name(language)),
      nomination: section,
      region: settings.regions.length === 0 ? null : draw.pick(settings.regions),
      summary: title[language],
      subject: 'proposal',
    };
  });
}

function drawVerdict(
  draw: Draw,
  proposal: Submission,
  others: readonly Submission[],
  responsible: string,
): ProposalVerdict {
  const { language } = proposal;
  // The first proposal of a section is taken, and others may become a part of it.
  const [first = proposal] = others.filter(({ nomination }) => nomination === proposal.nomination);
  const isFirst = first.id === proposal.id;
  const drawn = draw.pick(proposalOutcomes);
  const outcome = isFirst ? 'accepted' : drawn;
  return {
    outcome,
    into: outcome === 'combined' ? first.id : null,
    body: outcome === 'passed' ? data.verdicts.passed.body[language] : '',
    reason: data.verdicts[outcome].reason[language],
    responsible,
    due: '',
  };
}

/** What headquarters says of the proposals: most are sorted, some still wait. */
export function sortProposals(proposals: readonly Submission[], seed: number): readonly Action[] {
  const draw = createDraw(seed, 'verdicts');
  const name = createNames(createDraw(seed, 'responsible'));
  return proposals.flatMap((proposal) => {
    const responsible = fullName(name(proposal.language));
    const verdict = drawVerdict(draw, proposal, proposals, responsible);
    return draw.chance(75) ? [setProposalVerdict(proposal.id, verdict)] : [];
  });
}

function drawTeam(
  settings: ContestSettings,
  language: Language,
  at: number,
  { draw, name }: { readonly draw: Draw; readonly name: ReturnType<typeof createNames> },
): RegionTeam {
  const tracks = settings.nominations.map(({ id }) => id).filter(() => draw.chance(60));
  return {
    title: (data.teams[at % data.teams.length] ?? { kk: '', ru: '', en: '' })[language],
    tracks,
    members: teamSides.map((side, place) => ({
      name: fullName(name(language)),
      side,
      role: data.roles[side][language],
      organisation: '',
      contact: `team-${place + 1}@demo.example`,
      lead: place === 0,
    })),
    active: true,
  };
}

/** A region's own scores lean a little above the middle, as such scores do. */
function assess(stage: Stage, draw: Draw, language: Language) {
  const scores = stage.criteria.map(({ id, scale: { min, max, step } }) => {
    const steps = Math.floor((max - min) / step);
    const middle = Math.ceil(steps / 2);
    return [id, milli(min + step * Math.min(steps, middle + draw.below(2)))] as const;
  });
  const comments = stage.criteria
    .filter(() => draw.chance(30))
    .map(({ id }) => [id, draw.pick(data.comments)[language]] as const);
  return { scores: Object.fromEntries(scores), comments: Object.fromEntries(comments) };
}

const plainStates = ['idea', 'work', 'ready'] as const;

/** Where the projects of a region stand: most on their way, a few gone or withdrawn, some not put in yet. */
function drawEntry(draw: Draw, submission: Submission, day: string): PoolEntry | null {
  const { language } = submission;
  const share = draw.below(100);
  const note = draw.pick(data.notes)[language];
  const entry: PoolEntry = {
    state: draw.pick(plainStates),
    track: submission.nomination,
    maturity: submission.answers['maturity'] ?? '',
    team: 't1',
    partners: submission.answers['partners'] ?? '',
    note,
    moved: null,
  };
  if (share < 20) return null;
  if (share < 27) return { ...entry, state: 'withdrawn', note: data.withdrawn[language] };
  if (share >= 93) {
    const moved = {
      contest: data.moved.contest[language],
      day,
      reason: data.moved.reason[language],
    };
    return { ...entry, state: 'moved', moved };
  }
  return entry;
}

/** What one region's coordinator says: its team, how it sees itself, where its projects stand. */
export function gatherRegion(
  settings: ContestSettings,
  region: RegionCode,
  {
    submissions,
    seed,
    moment,
  }: {
    readonly submissions: readonly Submission[];
    readonly seed: number;
    readonly moment: number;
  },
): readonly Action[] {
  const stage = readinessStages(settings)[0];
  if (stage === undefined && poolStage(settings) === null) return [];
  const draw = createDraw(seed, `pool ${region}`);
  const name = createNames(createDraw(seed, `team ${region}`));
  const language: Language = draw.chance(50) ? 'kk' : 'ru';
  const day = msToIsoDate(moment);
  const team = drawTeam(settings, language, draw.below(data.teams.length), { draw, name });
  // A few regions have not looked at themselves yet.
  const isAssessed = draw.chance(85);
  const entries = submissions.flatMap((submission): readonly Action[] => {
    if (submission.region !== region || submission.subject !== undefined) return [];
    const entry = drawEntry(draw, submission, day);
    return entry === null ? [] : [setPoolEntry(submission.id, entry)];
  });
  return [
    setTeam(region, 't1', team),
    ...(stage !== undefined && isAssessed
      ? [
          setSelfAssessment(stage.id, region, {
            ...assess(stage, draw, language),
            team: team.title,
            day,
          }),
        ]
      : []),
    ...entries,
  ];
}

/** Whom the experts of a stage judge: the regions, where it is about them. */
export const judgedIn = (
  { subject }: Stage,
  projects: readonly Submission[],
  regions: readonly Submission[],
): readonly Submission[] => (subject === 'region' ? regions : projects);
