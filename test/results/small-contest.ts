import {
  unsaidAssignment,
  unsaidRegulation,
  unsaidSettings,
  unsaidStage,
} from '../../shared/contest/contest.ts';
import { noDecisionFacts } from '../../shared/merge/decision-facts.ts';
import { noProgrammeFacts } from '../../shared/merge/programme-facts.ts';
import { noDeskFacts } from '../../shared/merge/desk-facts.ts';
import type { Language, LocalizedText } from '../../shared/basics/localized.ts';
import { milli } from '../../shared/basics/points.ts';
import { rational } from '../../shared/basics/rational.ts';
import type { CommissionMember, ContestSettings, Stage } from '../../shared/contest/contest.ts';
import type { Person } from '../../shared/contest/people.ts';
import type { Submission } from '../../shared/contest/submission.ts';
import { type Meeting, unsaidMeeting } from '../../shared/deciding/meeting.ts';
import type { Seal } from '../../shared/deciding/seal.ts';
import type { ContestId, Operation, PublicKeyId } from '../../shared/log/operation.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { RankedSubmission } from '../../shared/ranking/ranking.ts';
import type { StageRanking } from '../../shared/ranking/stage-ranking.ts';
import { selectList } from '../../shared/ranking/select-list.ts';
import { selectionRuleOf } from '../../shared/ranking/selection-rule.ts';
import type { Sheet } from '../../shared/scoring/sheet.ts';

const same = (text: string): LocalizedText => ({ kk: text, ru: text, en: text });
const in3 = (kk: string, ru: string, en: string): LocalizedText => ({ kk, ru, en });

const stage: Stage = {
  id: 'written',
  title: in3('Жазбаша кезең', 'Заочный этап', 'Written stage'),
  kind: 'written',
  scored: true,
  ...unsaidStage,
  assignment: {
    jurorsPerSubmission: 2,
    ownRegionMax: null,
    calibration: 0,
    blind: false,
    ...unsaidAssignment,
  },
  form: [],
  criteria: [
    {
      id: 'novelty',
      title: in3('Жаңалығы', 'Новизна', 'Novelty'),
      help: same(''),
      weight: milli(1000),
      scale: { min: milli(0), max: milli(10_000), step: milli(500) },
      anchors: [],
      comment: { requiredAtOrBelow: null, requiredAtOrAbove: null, note: same('') },
    },
  ],
  regulation: {
    method: 'trimmed',
    aggregate: 'weighted-mean',
    rounding: { panel: null, weighted: null, final: milli(10) },
    passMark: milli(5000),
    tieBreak: [
      { by: 'criterion', criterion: 'novelty', stage: 'written' },
      { by: 'chair-decision-with-reason' },
    ],
    advance: { top: 3, scope: 'all', title: same('TOP-3') },
    ...unsaidRegulation,
  },
};

const commission: readonly CommissionMember[] = [
  { id: 'c-1', name: 'Әбдірахманов Ерлан Серікұлы', role: 'chair', vote: true },
  { id: 'c-2', name: 'Литвинова Татьяна Андреевна', role: 'member', vote: true },
  { id: 'c-3', name: 'Ибраев Самат', role: 'member', vote: true },
  { id: 'c-4', name: 'Сейітқали Гүлнар', role: 'secretary', vote: false },
];

export const settings: ContestSettings = {
  template: 'expo',
  title: in3('Жасыл болашақ', 'Зелёное будущее', 'Green future'),
  season: '2026',
  demo: false,
  regionsProfile: '2022-',
  regions: ['KZ-33', 'KZ-43', 'KZ-75'],
  nominations: [
    {
      id: 'energy',
      title: in3(
        'Жаңартылатын энергия көздері',
        'Возобновляемые источники энергии',
        'Renewable energy',
      ),
    },
    { id: 'water', title: in3('Суды үнемдеу', 'Экономия воды', 'Saving water') },
  ],
  stages: [stage],
  quorum: { numerator: 2, denominator: 3 },
  commission,
  consent: same(''),
  confidentiality: same(''),
  ...unsaidSettings,
};

export const submission = (id: string, fields: Partial<Submission> = {}): Submission => ({
  id,
  title: `Жоба ${id}`,
  language: 'kk',
  applicant: `Өтінім беруші ${id}`,
  nomination: 'energy',
  region: 'KZ-33',
  town: 'Талдықорған',
  summary: '',
  bin: '',
  budget: null,
  contacts: '',
  answers: {},
  eligibility: { admitted: true, reason: '' },
  ...fields,
});

const juror = (id: string, surname: string): Person => ({
  id,
  role: 'juror',
  surname,
  givenName: 'Нұрлан',
  patronymic: '',
  organisation: '',
  region: null,
  nominations: [],
  ticket: null,
});

export const sheet = (
  submissionId: string,
  jurorId: string,
  score: number,
  fields: Partial<Sheet> = {},
): Sheet => ({
  stage: 'written',
  submission: submissionId,
  juror: jurorId,
  scores: { novelty: milli(score) },
  comments: {},
  status: 'handed-in',
  counted: true,
  handIn: {
    id: `${'h'.repeat(43)}.${submissionId}` as Operation['id'],
    salt: Uint8Array.from(
      { length: 16 },
      (_, index) => index + Number(submissionId) + jurorId.length,
    ),
    wallClock: 0,
  },
  reopening: null,
  ...fields,
});

const sheets: readonly Sheet[] = [
  sheet('318', 'j-1', 9000),
  sheet('318', 'j-2', 8880),
  sheet('147', 'j-1', 8500),
  sheet('147', 'j-2', 8920),
  sheet('203', 'j-1', 7000),
  sheet('23', 'j-2', 6000),
];

export const ranked = (
  id: string,
  hundredths: number,
  places: readonly [place: number, overall: number],
  fields: Partial<RankedSubmission> = {},
): RankedSubmission => ({
  submission: id,
  nomination: 'energy',
  place: places[0],
  overall: places[1],
  tied: false,
  score: rational(hundredths, 100),
  mean: rational(hundredths, 100),
  sheets: 2,
  se: null,
  low: null,
  high: null,
  pTop: null,
  zone: null,
  explanation: [],
  ...fields,
});

/** The ranking with who goes on by the contest's settings. */
export const selectedIn = (
  contest: Pick<ContestState, 'settings' | 'submissions'>,
  of: StageRanking,
): StageRanking => {
  const found = contest.settings?.stages.find(({ id }) => id === of.stage);
  const rule = found === undefined ? null : selectionRuleOf(contest, found);
  return { ...of, selection: rule === null ? null : selectList(of.ranking, rule) };
};

export const stageRanking = (submissions: readonly RankedSubmission[]): StageRanking =>
  selectedIn(
    { settings, submissions: new Map() },
    {
      stage: 'written',
      selection: null,
      report: null,
      ranking: {
        method: 'trimmed',
        submissions,
        model: null,
        models: [],
        notes: [],
        graph: { components: 1, lambda2: 1 },
        incomparable: false,
      },
      others: {},
    },
  );

export const ranking = stageRanking([
  ranked('318', 894, [1, 1]),
  ranked('147', 871, [2, 2]),
  ranked('203', 700, [1, 3], { nomination: 'water' }),
  ranked('23', 600, [2, 4], { nomination: 'water', sheets: 1 }),
]);

export const meeting: Meeting = {
  stage: 'written',
  number: '7',
  date: '2026-05-13',
  place: 'Астана',
  mode: 'in-person',
  present: ['c-1', 'c-2', 'c-4'],
  votes: { for: 2, against: 0, abstained: 0 },
  winners: [
    { nomination: 'energy', place: 1, submission: '318' },
    { nomination: 'water', place: 1, submission: '203' },
  ],
  tieReason: '',
  ...unsaidMeeting,
};

/** A seal of the first version, which named no result. */
export const seal: Seal = {
  stateHash: '0'.repeat(64),
  root: null,
  meeting: null,
  operation: `${'s'.repeat(43)}.0` as Operation['id'],
  by: 'q'.repeat(43) as PublicKeyId,
  wallClock: 0,
  confirmedBy: [],
  complete: true,
};

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));

const noConflicts: ContestState['counts'] = {
  agree: 0,
  soft: 0,
  hard: 0,
  fork: 0,
  rule: 0,
  unknown: 0,
};

export const sheetsByKey = (all: readonly Sheet[]): ContestState['sheets'] =>
  new Map(all.map((each) => [`${each.stage}/${each.submission}/${each.juror}`, each]));

/** Four admitted applications and one rejected, two jurors, a sealed stage, nothing open. */
export const contestState = (fields: Partial<ContestState> = {}): ContestState => ({
  contest: 'contest' as ContestId,
  settings,
  people: byId([juror('j-1', 'Оспанов'), juror('j-2', 'Жүнісова')]),
  keys: new Map(),
  directory: {
    version: 1,
    code: '00000 00000',
    threshold: 1,
    confirmation: 'ticket',
    rootKeys: [],
    waiting: [],
    provisional: [],
    mutualRevocation: false,
  },
  recipients: new Map(),
  documents: new Map(),
  calibration: new Map(),
  consents: new Map(),
  ...noDeskFacts,
  cutOffs: new Map(),
  submissions: byId([
    submission('318', { title: 'Бөгетсіз шағын су электр станциясы', applicant: '«Тау суы» ЖШС' }),
    submission('147', { title: 'Жел сорғысы', applicant: 'Ахметов А.', region: 'KZ-43' }),
    submission('203', {
      title: 'Тамшылатып суару',
      applicant: 'ЖК «Бұлақ»',
      nomination: 'water',
      region: 'KZ-75',
    }),
    submission('23', { title: 'Су есептегіш', nomination: 'water' }),
    submission('99', { eligibility: { admitted: false, reason: 'кеш келді' } }),
  ]),
  assignments: new Map(),
  recusals: [],
  sheets: sheetsByKey(sheets),
  hard: [],
  soft: [],
  forks: [],
  gaps: [],
  quarantine: [],
  unknown: [],
  counts: noConflicts,
  resolutions: [],
  decisions: [],
  openHeads: new Map(),
  ...noDecisionFacts,
  ...noProgrammeFacts,
  meetings: new Map([['written', meeting]]),
  seals: new Map([['written', seal]]),
  ...fields,
});

/** A recorded operation with only the fields a document reads. */
export const resolution = (kind: string, key: string, reason: string): Operation => ({
  kind,
  version: 1,
  key,
  value: null,
  parents: [],
  basis: null,
  reason,
  id: `${'r'.repeat(43)}.0` as Operation['id'],
  log: 'log' as Operation['log'],
  signer: 'signer' as Operation['signer'],
  sequence: 0,
  ordinal: 0,
  author: 'hq',
  wallClock: 0,
});

export const settingsWithStage = (change: (stage: Stage) => Stage): ContestSettings => ({
  ...settings,
  stages: [change(stage)],
});

export const allLanguages: readonly Language[] = ['kk', 'ru', 'en'];
