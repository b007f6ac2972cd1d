import { milli } from '../../shared/basics/points.ts';
import type { Person } from '../../shared/contest/people.ts';
import type { DocumentSource } from '../../shared/documents/document-kinds.ts';
import { rankStage } from '../../shared/ranking/rank-stage.ts';
import {
  contestState,
  meeting,
  settings,
  sheet,
  sheetsByKey,
  submission,
} from '../results/small-contest.ts';

const [submissions, jurors, perSubmission, top] = [600, 40, 3, 50];
const criteria = ['novelty', 'ecology', 'economy', 'spread', 'proof', 'team'];

const [written] = settings.stages;
const [novelty] = written?.criteria ?? [];

const juror = (at: number): Person => ({
  id: `j-${at + 1}`,
  role: 'juror',
  surname: `Қазыбекұлы${at + 1}`,
  givenName: 'Нұрлан',
  patronymic: 'Әбдірахманұлы',
  organisation: '',
  region: null,
  nominations: [],
  ticket: null,
});

/** A number from 0 to 99 that looks like chance and is the same each time. */
const spread = (a: number, b: number): number => ((a * 7919 + b * 104_729 + 12_345) >>> 3) % 100;

/** 600 applications with three sheets each of six criteria, TOP-50; `honoured`: all of them go on, and get a diploma. */
export function documentsContest({ honoured }: { readonly honoured: boolean }): DocumentSource {
  if (written === undefined || novelty === undefined) throw new Error('the small contest has both');
  const stage = {
    ...written,
    criteria: criteria.map((id) => ({ ...novelty, id })),
    regulation: {
      ...written.regulation,
      advance: { top, scope: 'all' as const, title: { kk: 'ТОП', ru: 'ТОП', en: 'TOP' } },
    },
  };
  const ids = Array.from({ length: submissions }, (_, at) => String(at + 1));
  const state = contestState({
    settings: { ...settings, stages: [stage, { ...stage, id: 'final' }] },
    people: new Map(Array.from({ length: jurors }, (_, at) => [juror(at).id, juror(at)])),
    submissions: new Map(
      ids.map((id, at) => [
        id,
        submission(id, {
          title: `Шалғай ауылдарға арналған күн энергиясымен су тұщыту қондырғысы № ${id}`,
          applicant: `Мұхаметжанова-Сейтқұлбекова Айгүл Нұрмұхаммедқызы ${id}`,
          nomination: at % 2 === 0 ? 'energy' : 'water',
        }),
      ]),
    ),
    sheets: sheetsByKey(
      ids.flatMap((id, at) =>
        Array.from({ length: perSubmission }, (_, turn) =>
          sheet(id, `j-${((at * 7 + turn * 13) % jurors) + 1}`, 0, {
            scores: Object.fromEntries(
              criteria.map((criterion, place) => [
                criterion,
                milli(500 * (4 + (spread(at, 0) % 10) + (spread(at + turn, place) % 6))),
              ]),
            ),
            comments: { novelty: 'Жаңалығы дәлелденген, сынақ хаттамалары қоса берілген.' },
          }),
        ),
      ),
    ),
  });
  return {
    state,
    ranking: rankStage(state, 'written'),
    meeting: { ...meeting, winners: [], finalists: honoured ? ids : null },
  };
}
