import { noDecisionFacts } from '../../../shared/merge/decision-facts.ts';
import { noProgrammeFacts } from '../../../shared/merge/programme-facts.ts';
import { noDeskFacts } from '../../../shared/merge/desk-facts.ts';
import { milli } from '../../../shared/basics/points.ts';
import { ok } from '../../../shared/basics/result.ts';
import type { Action } from '../../../shared/contest/action.ts';
import type { ContestSettings, Stage } from '../../../shared/contest/contest.ts';
import type { Role } from '../../../shared/contest/people.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { settingsFromTemplate } from '../../../shared/contest/templates.ts';
import type { ContestId, LogId, OperationId, PublicKeyId } from '../../../shared/log/operation.ts';
import type { ContestState, Recusal } from '../../../shared/merge/state.ts';
import { afterPersonalChange } from '../../../shared/scoring/personal-notes.ts';
import { sheetProgress } from '../../../shared/scoring/score-sheet.ts';
import { type Consent, consentTextHash } from '../../../shared/trust/consent.ts';
import { parseConsent } from '../../../shared/trust/consent-schema.ts';
import type { ScoreValue, Sheet } from '../../../shared/scoring/sheet.ts';
import { blankSnapshot } from '../../../renderer/storage/blank-snapshot.ts';
import { createScriptedDesk } from '../scripted-desk.ts';
import type {
  Desk,
  DeskError,
  DeskSnapshot,
  Profile,
  Receipt,
} from '../../../renderer/storage/desk.ts';

export const juror = 'j-01';

const projects: readonly (readonly [title: string, applicant: string, region: string])[] = [
  ['Жел мен күн қуатымен жұмыс істейтін жайылымдық су көтергіш қондырғы', '«Сыр-Эко» ЖШС', 'KZ-43'],
  [
    'Пористый заполнитель из золы экибастузских электростанций',
    'ТОО «Экибастуз-Заполнитель»',
    'KZ-55',
  ],
  ['Капельный полив рисовых чеков с учётом солёности воды', 'КХ «Ақмарал»', 'KZ-43'],
  ['Сбор и разделка ртутных ламп в малых городах', 'ОО «Таза қала»', 'KZ-35'],
  ['Ауыл мектебін жылытатын жер жылуы сорғысы', '«Өрлеу Инжиниринг» ЖШС', 'KZ-63'],
  ['Утеплитель из камыша и овечьей шерсти', 'ИП Абдрахманова', 'KZ-61'],
  [
    'Передвижная лаборатория качества воды для рек Или и Каратал',
    'ТОО «Жетісу Су Зерттеу»',
    'KZ-33',
  ],
  ['Биогазовая установка для хозяйства на 200 голов', 'КХ «Береке»', 'KZ-39'],
];

const submissionAt = (index: number, settings: ContestSettings): Submission => {
  const [title = '', applicant = '', region = null] = projects[index % projects.length] ?? [];
  return {
    id: String(100 + index * 7),
    title,
    language: index % 4 === 0 ? 'kk' : 'ru',
    applicant,
    nomination: settings.nominations[index % settings.nominations.length]?.id ?? '',
    region,
    town: '',
    summary:
      'Қондырғы тік осьті жел доңғалағынан және жалпы қуаты 540 Вт екі күн панелінен тұрады. Желсіз күні сорғы күн қуатымен, түнде және бұлтты күні жел қуатымен жұмыс істейді.\n\nТереңдігі 35 метрге дейінгі құдықтан тәулігіне орта есеппен 5,4 м³ су көтеріледі — бұл 400 бас қой мен 30 бас жылқыға жеткілікті.',
    bin: '',
    budget: 1_180_000,
    contacts: '',
    answers: {
      readiness: 'prototype',
      effect:
        'Бір қондырғының өзіндік құны — 1 180 000 ₸. Дизель отынының шығыны жылына 1 150 литрге азаяды, қызмет көрсету құны — 46 000 ₸. Өтелу мерзімі — 3 жыл 4 ай.',
    },
    eligibility: { admitted: true, reason: '' },
  };
};

/** Settings of a template as a juror gets them, with what a test wants different. */
export function testSettings(change: (stage: Stage) => Stage = (stage) => stage): ContestSettings {
  const settings = settingsFromTemplate('expo', { season: '2026', demo: false });
  return {
    ...settings,
    title: { kk: '«Жасыл болашақ»', ru: '«Жасыл болашақ»', en: '«Jasyl Bolashaq»' },
    stages: settings.stages.map((stage) =>
      stage.scored
        ? change({ ...stage, assignment: { ...stage.assignment, blind: false } })
        : stage,
    ),
  };
}

/** A criterion scale in halves for every criterion. */
export const inHalves = (stage: Stage): Stage => ({
  ...stage,
  criteria: stage.criteria.map((criterion) => ({
    ...criterion,
    scale: { ...criterion.scale, step: milli(500) },
  })),
});

const blankSheet = (stage: string, submission: string): Sheet => ({
  stage,
  submission,
  juror,
  scores: {},
  comments: {},
  status: 'empty',
  counted: false,
  handIn: null,
  reopening: null,
});

interface FirstState {
  readonly settings: ContestSettings;
  readonly count: number;
  readonly consents: ContestState['consents'];
  readonly calibration: readonly string[] | null;
}

/** A signature of the juror on the texts as they stand. */
export const signedConsent = (settings: ContestSettings): Consent => ({
  text: consentTextHash(settings),
  language: 'ru',
  wallClock: 1_778_580_000_000,
});

function firstState({ settings, count, consents, calibration }: FirstState): ContestState {
  const stage = settings.stages.find((each) => each.scored);
  if (stage === undefined) throw new Error('no scored stage');
  const submissions = Array.from({ length: count }, (_, index) => submissionAt(index, settings));
  return {
    contest: 'contest' as ContestId,
    settings,
    people: new Map(),
    keys: new Map(),
    directory: {
      version: 1,
      code: '12345 67890',
      threshold: 1,
      confirmation: 'ticket',
      rootKeys: [],
      waiting: [],
      provisional: [],
      mutualRevocation: false,
    },
    recipients: new Map(),
    documents: new Map(),
    ...noDeskFacts,
    calibration: new Map(calibration === null ? [] : [[stage.id, calibration]]),
    consents,
    cutOffs: new Map(),
    submissions: new Map(submissions.map((submission) => [submission.id, submission])),
    assignments: new Map(submissions.map(({ id }) => [`${stage.id}/${id}`, [juror]])),
    recusals: [],
    sheets: new Map(
      submissions.map(({ id }) => [`${stage.id}/${id}/${juror}`, blankSheet(stage.id, id)]),
    ),
    hard: [],
    soft: [],
    forks: [],
    gaps: [],
    quarantine: [],
    unknown: [],
    counts: { agree: 0, soft: 0, hard: 0, fork: 0, rule: 0, unknown: 0 },
    resolutions: [],
    decisions: [],
    openHeads: new Map(),
    ...noDecisionFacts,
    ...noProgrammeFacts,
  };
}

const profileOf = (role: Role, demo: boolean, organisation: string): Profile => ({
  role,
  person: {
    id: juror,
    role,
    surname: 'Оспанова',
    givenName: 'Нұргүл',
    patronymic: 'Серікқызы',
    organisation,
    region: 'KZ-43',
    nominations: [],
    ticket: null,
  },
  contest: 'contest' as ContestId,
  log: 'log' as LogId,
  publicKey: 'key' as PublicKeyId,
  fingerprint: '12345 67890 12345 67890 12345 67890 12345 67890',
  demo,
});

function withSheet(
  state: ContestState,
  key: string,
  change: (sheet: Sheet) => Sheet,
): ContestState {
  const [stageId = '', submission = ''] = key.split('/');
  const stage = state.settings?.stages.find((each) => each.id === stageId);
  const changed = change(state.sheets.get(key) ?? blankSheet(stageId, submission));
  const { complete, answered } = sheetProgress(changed, stage?.criteria ?? []);
  const status =
    changed.status === 'handed-in' || changed.status === 'recused' ? changed.status : null;
  return {
    ...state,
    sheets: new Map(state.sheets).set(key, {
      ...changed,
      status: status ?? (complete ? 'complete' : answered > 0 ? 'partial' : 'empty'),
    }),
  };
}

function applyAction(state: ContestState, action: Action): ContestState {
  const [field = '', stage = '', submission = '', person = '', criterion = ''] =
    action.key.split('/');
  const key = `${stage}/${submission}/${person}`;
  switch (field) {
    case 'score':
      return withSheet(state, key, (sheet) => {
        const { [criterion]: _old, ...others } = sheet.scores;
        const scores =
          action.value === null ? others : { ...others, [criterion]: action.value as ScoreValue };
        return { ...sheet, scores };
      });
    case 'comment':
      return withSheet(state, key, (sheet) => ({
        ...sheet,
        comments: {
          ...sheet.comments,
          [criterion]: typeof action.value === 'string' ? action.value : '',
        },
      }));
    case 'consent': {
      const signed = parseConsent(action.value);
      if (signed === undefined) throw new Error('a consent that cannot be read');
      const consent = { ...signed, wallClock: 1_778_666_700_000 };
      return { ...state, consents: new Map(state.consents).set(stage, [consent]) };
    }
    case 'recusal': {
      const recusal: Recusal = { stage, submission, juror: person, reason: action.reason ?? '' };
      const next = withSheet(state, key, (sheet) => ({ ...sheet, status: 'recused' }));
      return { ...next, recusals: [...state.recusals, recusal] };
    }
    default:
      throw new Error(`unexpected action ${action.key}`);
  }
}

export interface JurorDesk extends Desk {
  /** Everything recorded so far, in order. */
  readonly recorded: Action[];
  /** The next `record` fails with this error. */
  failNext: DeskError | null;
  readonly sheet: (submission: string) => Sheet;
}

/** A desk in memory that knows what a juror does; everything else is refused. */
export function createJurorDesk(
  given: {
    readonly settings?: ContestSettings;
    readonly submissions?: number;
    readonly role?: Role;
    readonly demo?: boolean;
    readonly organisation?: string;
    /** What the juror signed; without it the texts as they stand. */
    readonly consents?: readonly Consent[];
    /** What headquarters told to calibrate by; without it nothing was told. */
    readonly calibration?: readonly string[];
    readonly receipt?: Receipt;
  } = {},
): JurorDesk {
  const listeners = new Set<() => void>();
  const settings = given.settings ?? testSettings();
  let snapshot: DeskSnapshot = {
    ...blankSnapshot,
    phase: 'open',
    profile: profileOf(given.role ?? 'juror', given.demo ?? false, given.organisation ?? ''),
    state: firstState({
      settings,
      count: given.submissions ?? projects.length,
      consents: new Map([[juror, given.consents ?? [signedConsent(settings)]]]),
      calibration: given.calibration ?? null,
    }),
    receipt: given.receipt ?? null,
  };
  const show = (change: Partial<DeskSnapshot>) => {
    snapshot = { ...snapshot, ...change };
    listeners.forEach((listener) => listener());
  };
  const stateNow = (): ContestState => {
    if (snapshot.state === null) throw new Error('no state');
    return snapshot.state;
  };
  const stage = settings.stages.find((each) => each.scored)?.id ?? '';
  const desk: JurorDesk = {
    ...createScriptedDesk({}),
    recorded: [],
    failNext: null,
    sheet: (submission) =>
      stateNow().sheets.get(`${stage}/${submission}/${juror}`) ?? blankSheet(stage, submission),
    getSnapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    record: async (actions) => {
      show({ save: { status: 'saving' } });
      await Promise.resolve();
      if (desk.failNext !== null) {
        const error = desk.failNext;
        desk.failNext = null;
        show({ save: { status: 'failed', error } });
        return { ok: false, error };
      }
      desk.recorded.push(...actions);
      show({
        state: actions.reduce(applyAction, stateNow()),
        save: { status: 'saved', at: 1_778_666_700_000 },
        notHandedOver: snapshot.notHandedOver + actions.length,
      });
      return ok(undefined);
    },
    keepPersonal: async (change) => {
      show({ personal: afterPersonalChange(snapshot.personal, change) });
      return ok(undefined);
    },
    handIn: async ({ sheets }) => {
      const handIn = {
        id: 'hand-in' as OperationId,
        salt: new Uint8Array(16),
        wallClock: 1_778_666_700_000,
      };
      const state = sheets.reduce(
        (before, { submission }) =>
          withSheet(before, `${stage}/${submission}/${juror}`, (sheet) => ({
            ...sheet,
            status: 'handed-in',
            handIn,
          })),
        stateNow(),
      );
      show({ state });
      return ok({ receipt: 'K-0412' });
    },
    exportScores: async () => ok([{ name: 'juror.qzb', bytes: new Uint8Array([1, 2, 3]) }]),
    confirmHandOver: async () => {
      show({ lastExport: { name: 'juror.qzb', at: 1_778_666_700_000 }, notHandedOver: 0 });
      return ok(undefined);
    },
  };
  return desk;
}
