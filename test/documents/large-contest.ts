import { present } from '../../shared/basics/assert.ts';
import { regionsOfProfile } from '../../shared/contest/regions.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import projects from '../../shared/demo/projects.json' with { type: 'json' };
import type { ContestState } from '../../shared/merge/state.ts';
import { rational } from '../../shared/basics/rational.ts';
import type { StageRanking } from '../../shared/ranking/stage-ranking.ts';
import { proposedOptions } from '../../shared/results/public-options.ts';
import type { PublicSource } from '../../shared/results/public-awards.ts';
import {
  contestState,
  meeting,
  ranked,
  settings,
  settingsWithStage,
  stageRanking,
  submission,
} from '../results/small-contest.ts';

const regions = regionsOfProfile('2022-').map(({ code }) => code);
const surnames = ['Әбдірахманова', 'Сейітқалиев', 'Литвиненко', 'Жүнісбекова', 'Ким', 'Оразғалиев'];
const givenNames = ['Айша', 'Нұрлан', 'Татьяна', 'Гүлнар', 'Ерлан', 'Қарлығаш'];

const pick = <Item>(items: readonly Item[], at: number): Item =>
  present(items[at % items.length], 'an item');

const nominations = ['energy', 'water', 'waste', 'farming', 'cities'].map((id, at) => ({
  id,
  title: {
    kk: `Жаңартылатын және баламалы энергия көздері, ${at + 1}-бағыт`,
    ru: `Возобновляемые и альтернативные источники энергии, направление ${at + 1}`,
    en: `Renewable and alternative energy sources, track ${at + 1}`,
  },
}));

const numberOf = (at: number): string => String(1001 + at);

function submissionAt(at: number) {
  const project = pick(projects.projects, at);
  const language = at % 3 === 0 ? 'ru' : 'kk';
  return submission(numberOf(at), {
    title: `${project.title[language]} (${at + 1})`,
    language,
    applicant:
      at % 2 === 0
        ? `${pick(surnames, at)} ${pick(givenNames, at + 3)} ${pick(givenNames, at + 1)}ұлы`
        : `«${pick(surnames, at)} және серіктестері» ЖШС`,
    nomination: pick(nominations, at).id,
    region: pick(regions, at * 7 + Math.floor(at / 20)),
  });
}

/** A whole list of so many projects in twenty regions and five nominations, with winners, prizes and grants decided. */
export function largeContest(count: number): PublicSource {
  const contest = settingsWithStage((stage) => ({
    ...stage,
    regulation: {
      ...stage.regulation,
      advance: { top: 50, scope: 'all', title: { kk: '', ru: '', en: '' } },
    },
  }));
  const consent = { kk: 'Жарияланады', ru: 'Публикуется', en: 'Published' };
  const all = Array.from({ length: count }, (_, at) => submissionAt(at));
  const state: ContestState = contestState({
    settings: { ...contest, consent, nominations, regions },
    submissions: new Map(all.map((each) => [each.id, each])),
    sheets: new Map(),
  });
  const ranking: StageRanking = {
    ...stageRanking([]),
    selection: null,
    ranking: {
      ...stageRanking([]).ranking,
      submissions: all.map(({ id, nomination }, at) =>
        ranked(id, 0, [Math.floor(at / 5) + 1, at + 1], {
          nomination,
          score: rational(10 * count - 9 * at, count),
        }),
      ),
    },
  };
  const decided: Meeting = {
    ...meeting,
    winners: nominations.flatMap(({ id }, at) =>
      [0, 1, 2].map((place) => ({
        nomination: id,
        place: place + 1,
        submission: numberOf(at + 5 * place),
      })),
    ),
    prizes: [
      {
        id: 'grand',
        title: { kk: 'Бас жүлде', ru: 'Гран-при', en: 'Grand prix' },
        submission: numberOf(0),
      },
    ],
    grants: [0, 1, 2, 5].map((at) => ({
      submission: numberOf(at),
      requested: null,
      granted: 5_000_000 - at * 500_000,
      reason: '',
    })),
  };
  return {
    state,
    ranking,
    meeting: decided,
    options: { ...proposedOptions(state.settings ?? settings), list: 'all' },
  };
}
