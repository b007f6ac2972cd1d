import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { ConflictsPart } from '../../../../renderer/features/report-jury/conflicts-part.tsx';
import { PanelPart } from '../../../../renderer/features/report-jury/panel-part.tsx';
import { PlacesPart } from '../../../../renderer/features/report-jury/places-part.tsx';
import { sheetScores } from '../../../../renderer/features/report-jury/report-facts.ts';
import { ReportNotes } from '../../../../renderer/features/report-jury/report-notes.tsx';
import {
  type OpenImpacts,
  type ReportSubject,
  ReportSubjectProvider,
} from '../../../../renderer/features/report-jury/report-view.ts';
import { currentLanguage, switchLanguage } from '../../../../renderer/language/texts.ts';
import {
  rankingSubject,
  RankingSubjectProvider,
} from '../../../../renderer/ranking/ranking-words.ts';
import { present } from '../../../../shared/basics/assert.ts';
import { rational } from '../../../../shared/basics/rational.ts';
import { rankStage } from '../../../../shared/ranking/rank-stage.ts';
import { createRankingDesk } from '../review-ranking/ranking-desk.ts';

const before = currentLanguage();
beforeAll(() => switchLanguage('ru'));
afterAll(() => switchLanguage(before));

const { state: shown } = createRankingDesk({ submissions: 40, jurors: 9 }).getSnapshot();
const state = present(shown, 'the desk has a contest');
const settings = present(state.settings, 'settings');
const stage = present(
  settings.stages.find(({ scored }) => scored),
  'a stage is scored',
);
const stageRanking = rankStage(state, stage.id);
const report = present(stageRanking.report, 'a whole ranking has a report');
const [submission] = present([...state.submissions.keys()], 'submissions');
const apart = { submission: present(submission, 'a submission'), difference: rational(4) };
const nothingOpen: OpenImpacts = { impacts: [], uncounted: 0, status: 'done' };

const usual: ReportSubject = {
  stageRanking,
  report,
  scores: sheetScores(stageRanking.ranking.submissions, state, stage),
  conflicts: nothingOpen,
  nomination: null,
  byNumbers: false,
};

const html = (part: ReactNode, change: Partial<ReportSubject> = {}): string =>
  renderToStaticMarkup(
    <RankingSubjectProvider value={rankingSubject(state, settings, stage)}>
      <ReportSubjectProvider value={{ ...usual, ...change }}>{part}</ReportSubjectProvider>
    </RankingSubjectProvider>,
  );

const withApart = (action: 'one-more-juror' | 'discuss-in-meeting'): Partial<ReportSubject> => ({
  report: {
    ...report,
    discrepancies: { threshold: rational(3), action, submissions: [apart] },
  },
});

test('sheets that lie apart are told with their jurors, and the way to one more of them', () => {
  const told = html(<PanelPart />, withApart('one-more-juror'));
  expect(told).toContain('href="#/assignment/top-up"');
  expect(told).toMatch(/Спросить ещё одного члена жюри/u);
  const sheets = usual.scores.filter((each) => each.submission === apart.submission);
  expect(told.match(/\. — \d+,\d(?=;|<)/gu)).toHaveLength(sheets.length);
});

test('where the regulation wants a word in the meeting, the way leads there', () => {
  const told = html(<PanelPart />, withApart('discuss-in-meeting'));
  expect(told).toContain('href="#/decide"');
  expect(told).not.toContain('#/assignment');
});

test('a regulation that says nothing of differences is told so', () => {
  expect(html(<PanelPart />, { report: { ...report, discrepancies: null } })).toContain(
    'В положении не указано, какая разница между листами слишком велика.',
  );
});

test('of another nomination nothing is told', () => {
  const other = settings.nominations.find(
    ({ id }) => id !== state.submissions.get(apart.submission)?.nomination,
  );
  const told = html(<PanelPart />, {
    ...withApart('one-more-juror'),
    nomination: present(other, 'two nominations').id,
  });
  expect(told).not.toContain('href="#/assignment/top-up"');
});

test('without a model it says why there is no picture', () => {
  const bare = report.reliability.map((rubric) => ({
    ...rubric,
    realDifferences: null,
    realDifferencesOfMeans: null,
  }));
  const told = html(<PanelPart />, { report: { ...report, reliability: bare } });
  expect(told).toContain('Листов мало, чтобы оценить надёжность жюри.');
  expect(told).not.toContain('<svg viewBox="0 0 640');
});

test('jurors who have nothing in common are told of, with the way to the assignment', () => {
  const { ranking } = stageRanking;
  const parted = {
    ...stageRanking,
    ranking: { ...ranking, notes: [{ type: 'incomparable' as const, components: 3 }] },
  };
  const told = html(<ReportNotes />, { stageRanking: parted });
  expect(told).toContain('Жюри распалось на части без общих заявок: 3.');
  expect(told).toContain('href="#/assignment"');
});

test('without intervals the cut has no picture but a reason', () => {
  const { ranking } = stageRanking;
  const bare = ranking.submissions.map((each) => ({ ...each, low: null, high: null }));
  const told = html(<PlacesPart />, {
    stageRanking: { ...stageRanking, ranking: { ...ranking, submissions: bare } },
  });
  expect(told).toContain('Интервалы мест не посчитаны');
});

test('conflicts are told by what they change, and counting is announced', () => {
  const change = { stage: stage.id, submission: apart.submission, before: 5, after: 2 };
  const outcome = { id: 'o', places: [change], entering: [], leaving: [], prizes: [], moved: 3 };
  const told = html(<ConflictsPart />, {
    conflicts: {
      impacts: [{ id: 'c', level: 'winners', outcomes: [outcome] }],
      uncounted: 1,
      status: 'counting',
    },
  });
  expect(told).toContain('Последствия расхождений считаются…');
  expect(told).toContain('Расхождений, которые меняют победителей: 1');
  expect(told).toContain('Есть 1 вопрос, последствия которого заранее не посчитать.');
  expect(html(<ConflictsPart />)).toContain('Открытых расхождений по баллам нет.');
});
