import type { ContestSettings } from '../../shared/contest/contest.ts';
import type { Appeal } from '../../shared/deciding/appeal.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import type { MeetingVersion } from '../../shared/deciding/seal.ts';
import type { OperationId, PublicKeyId } from '../../shared/log/operation.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import {
  contestState,
  meeting as plainMeeting,
  settings as plainSettings,
  submission,
} from './small-contest.ts';

const [written] = plainSettings.stages;

/** A written stage whose list goes on to a final, money to give, a deputy in the commission. */
export const decidedSettings: ContestSettings = {
  ...plainSettings,
  stages: [
    ...plainSettings.stages,
    ...(written === undefined
      ? []
      : [
          {
            ...written,
            id: 'final',
            kind: 'final',
            title: { kk: 'Ақтық кезең', ru: 'Финал', en: 'Final' },
            regulation: { ...written.regulation, advance: null },
          },
        ]),
  ],
  grants: { ceiling: 10_000_000, perProjectMax: null, partialAllowed: true },
};

/** A meeting that decided everything a meeting can. */
export const decidedMeeting: Meeting = {
  ...plainMeeting,
  mode: 'mixed',
  opened: '16:00',
  closed: '18:40',
  remote: ['c-2'],
  absences: [{ member: 'c-3', reason: 'іссапар' }],
  agenda: ['Келесі жылғы мерзімдер'],
  spoke: ['c-2', 'c-1'],
  finalists: ['318', '203'],
  prizes: [
    {
      id: 'young',
      title: { kk: 'Жас өнертапқыш', ru: 'Юный изобретатель', en: 'Young inventor' },
      submission: '147',
    },
  ],
  grants: [
    { submission: '318', requested: 4_500_000, granted: 3_500_000, reason: 'қаражат шектеулі' },
    { submission: '147', requested: 2_000_000, granted: 0, reason: 'жабдық бар' },
  ],
  refusals: [{ submission: '23', reason: 'өтінім қайтарып алынды' }],
  ties: [{ nomination: 'energy', order: ['318', '147'], reason: 'дауыс беру' }],
  ballots: [
    {
      on: { type: 'grant', nomination: null, submission: '318' },
      for: 1,
      against: 0,
      abstained: 1,
    },
  ],
  opinions: [{ member: 'c-2', text: 'Екінші жоба мықтырақ' }],
};

export const decidedAppeal: Appeal = {
  stage: 'written',
  id: 'a-1',
  submission: '23',
  number: '3',
  received: '2026-05-14',
  from: 'Өтінім беруші',
  grounds: 'қате',
  decision: {
    result: 'rejected',
    number: '7',
    date: '2026-05-15',
    reason: 'қате табылмады',
    change: '',
  },
};

const version = (of: Meeting, fields: Partial<MeetingVersion> = {}): MeetingVersion => ({
  operation: 'YwkQdTaLmnopqrst.4' as OperationId,
  meeting: of,
  by: 'k' as PublicKeyId,
  reason: '',
  wallClock: Date.UTC(2026, 4, 13, 12),
  amendsSeal: false,
  ...fields,
});

/** Versions of minutes of which the second amended the sealed first: a winner was forgotten. */
export const amendedVersions: readonly MeetingVersion[] = [
  version({ ...decidedMeeting, winners: decidedMeeting.winners.slice(1) }),
  version(decidedMeeting, {
    operation: 'QpkQdTaLmnopqrst.9' as OperationId,
    reason: 'жеңімпаз қалып қойған',
    wallClock: Date.UTC(2026, 4, 14, 12),
    amendsSeal: true,
  }),
];

export const decidedState = (fields: Partial<ContestState> = {}): ContestState =>
  contestState({
    settings: decidedSettings,
    meetings: new Map([['written', decidedMeeting]]),
    appeals: new Map([['written', [decidedAppeal]]]),
    ...fields,
  });

export const kazakhLetters = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя';

/** The same with every Kazakh letter in one title. */
export const everyLetterState = (): ContestState =>
  decidedState({
    submissions: new Map([
      ...contestState().submissions,
      ['318', submission('318', { title: `${kazakhLetters} ${kazakhLetters.toUpperCase()}` })],
    ]),
  });
