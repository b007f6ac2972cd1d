import { beforeAll, describe, expect, test } from 'vitest';

import { setMoney } from '../../../shared/following/following-operations.ts';
import type { FoldedContest } from '../../../shared/merge/state.ts';
import { dueItems, overdueItems } from '../../../shared/reports/monitoring/due-items.ts';
import { openFollowing } from '../../../shared/reports/monitoring/open-following.ts';
import {
  portfolio,
  portfolioBy,
  portfolioGroupings,
} from '../../../shared/reports/monitoring/portfolio.ts';
import {
  guessOrganisationKind,
  supportedProjects,
} from '../../../shared/reports/monitoring/supported-projects.ts';
import { unsaidMeeting } from '../../../shared/deciding/meeting.ts';
import { setMeeting } from '../../../shared/deciding/decision-operations.ts';
import { factOf, moneyOf } from '../../following/sample-project.ts';
import { setFact } from '../../../shared/following/following-operations.ts';
import { followedContest } from './followed-contest.ts';

let state: FoldedContest;
const day = '2026-07-05';

beforeAll(async () => {
  state = await followedContest();
});

describe('the portfolio on a day', () => {
  test('has money, milestones and results of that day and no later', () => {
    const { totals, projects } = portfolio(state, day);
    expect(projects.map(({ submission, status }) => [submission, status])).toEqual([
      ['1', 'running'],
      ['2', 'terminated'],
      ['4', 'running'],
    ]);
    expect(totals).toMatchObject({
      projects: 3,
      running: 2,
      completed: 0,
      terminated: 1,
      granted: 350_000,
      paid: 200_000,
      spent: 150_000,
      milestones: { all: 4, due: 4, done: 2, onTime: 1, overdue: 1 },
      output: { plan: 200_000, fact: 160_050, projects: 2 },
      jobs: { plan: 0, fact: 500, projects: 1 },
      patents: { plan: 0, fact: 0, projects: 0 },
    });
  });

  test('sees a closed project running before the day it was closed on, and money before it came as none', () => {
    const { totals } = portfolio(state, '2026-02-15');
    expect(totals).toMatchObject({
      running: 3,
      terminated: 0,
      granted: 350_000,
      paid: 0,
      spent: 0,
    });
  });

  test.each(portfolioGroupings)('adds up to the whole by %s', (grouping) => {
    const whole = portfolio(state, day);
    const rows = portfolioBy(whole.projects, grouping);
    for (const part of ['projects', 'running', 'granted', 'paid', 'spent'] as const)
      expect(rows.reduce((sum, row) => sum + row[part], 0)).toBe(whole.totals[part]);
  });

  test('puts what was granted most first', () => {
    const { projects } = portfolio(state, day);
    expect(
      portfolioBy(projects, 'region').map(({ key, granted, spent }) => [key, granted, spent]),
    ).toEqual([
      ['KZ-55', 200_000, 120_000],
      ['KZ-10', 150_000, 30_000],
    ]);
    expect(portfolioBy(projects, 'organisation-kind').map(({ key }) => key)).toEqual([
      'company',
      'university',
    ]);
  });
});

test('takes a town in Kazakh and in Russian letters for one, in the spelling that most have', () => {
  const { projects } = portfolio(state, day);
  const spelled = ['Ақтөбе', 'Актобе', 'Ақтөбе'];
  const there = projects.map((project, at) => ({ ...project, town: spelled[at] ?? '' }));
  expect(portfolioBy(there, 'town').map(({ key, projects: count }) => [key, count])).toEqual([
    ['Ақтөбе', 3],
  ]);
});

describe('what is due', () => {
  test('is overdue from the day after, and of closed projects nothing is', () => {
    expect(
      overdueItems(state, day).map(({ type, submission, id, days }) => [
        type,
        submission,
        id,
        days,
      ]),
    ).toEqual([
      ['measure', '1', 'r-1', -20],
      ['milestone', '1', 'm-1', -5],
      ['order', null, 'o-1', -4],
    ]);
    expect(overdueItems(state, '2026-06-15')).toEqual([]);
    expect(dueItems(state, '2026-06-15', 0).map(({ type }) => type)).toEqual(['measure']);
  });

  test('within some days comes in the order of its days', () => {
    expect(dueItems(state, day, 5).map(({ type, days }) => [type, days])).toEqual([
      ['measure', -20],
      ['milestone', -5],
      ['order', -4],
      ['report', 5],
      ['report', 5],
    ]);
  });
});

test('what merging brought beyond the ceilings, and figures for no indicator, are open', async () => {
  expect(openFollowing(state)).toEqual([]);
  const more = await followedContest([
    setMoney('spending', moneyOf('s-2', 400)),
    setFact(factOf(1, { indicator: 'unknown' })),
    setFact(factOf(1, { submission: '3' })),
  ]);
  expect(openFollowing(more)).toEqual([
    { type: 'SpentOverPaid', submission: '1', beyond: 5000 },
    { type: 'FactUnknown', submission: '1', indicator: 'unknown' },
    { type: 'NotFollowed', submission: '3' },
  ]);
});

describe('projects to follow', () => {
  const meeting = {
    stage: 'written',
    number: '7',
    date: '2026-01-20',
    place: '',
    mode: 'remote',
    present: [],
    votes: { for: 1, against: 0, abstained: 0 },
    winners: [],
    tieReason: '',
    ...unsaidMeeting,
  } as const;
  const grant = (submission: string, granted: number) => ({
    submission,
    requested: null,
    granted,
    reason: '',
  });

  test('are those with a grant whom nobody follows: nothing is created twice', async () => {
    const decided = await followedContest([
      setMeeting({ ...meeting, grants: [grant('1', 5), grant('3', 70), grant('99', 5)] }),
    ]);
    expect(supportedProjects(decided)).toMatchObject([
      {
        stage: 'written',
        sealed: false,
        minutes: { number: '7', date: '2026-01-20' },
        project: { submission: '3', granted: 7000, industry: 'water', decidedIn: 'written' },
      },
    ]);
  });

  test('are none where nothing was granted', async () => {
    expect(supportedProjects(state)).toEqual([]);
    const refused = await followedContest([setMeeting({ ...meeting, grants: [grant('3', 0)] })]);
    expect(supportedProjects(refused)).toEqual([]);
  });

  test.each([
    ['Қ. Жұбанов атындағы Ақтөбе өңірлік университеті', 'university'],
    ['ТОО «Университет-Сервис»', 'university'],
    ['Научно-исследовательский институт металлургии', 'research-institute'],
    ['«Жел» ЖШС', 'company'],
    ['АҚ «Ферроқорытпа»', 'company'],
    ['«Үміт» қоғамдық қоры', 'non-profit'],
    ['ИП Ахметова', 'individual'],
    ['Асан Әбдіров', 'individual'],
    ['Қыдырбаева Қаламқас Қайсарқызы', 'individual'],
    ['«Гүлшат» шаруа қожалығы', 'company'],
    ['Хромтау қаласының № 8 мектебі', 'state-body'],
    ['Инновационный парк «Илек»', 'other'],
  ])('%s seems to be: %s', (name, kind) => {
    expect(guessOrganisationKind(name)).toBe(kind);
  });
});
