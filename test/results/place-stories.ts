import type { Language } from '../../shared/basics/localized.ts';
import { rational } from '../../shared/basics/rational.ts';
import { rankSubmissions } from '../../shared/ranking/rank-submissions.ts';
import type {
  ExplanationStep,
  RankedSubmission,
  Ranking,
  RankingInput,
} from '../../shared/ranking/ranking.ts';
import type { Selection } from '../../shared/ranking/selection.ts';
import { explainPlace } from '../../shared/results/explain-place.ts';
import type { PlaceStory } from '../../shared/results/place-story.ts';
import type { PlaceWords } from '../../shared/results/place-words.ts';

const titles: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  c0: { kk: 'Өзектілігі', ru: 'Актуальность', en: 'Relevance' },
  c1: { kk: 'Жаңашылдығы', ru: 'Новизна', en: 'Novelty' },
  art: { kk: 'Өнер', ru: 'Искусство', en: 'Art' },
  abai: { kk: 'Абай облысы', ru: 'Абайская область', en: 'Abai Region' },
};

const jurors: Readonly<Record<string, string>> = {
  J1: 'Ахметова А. С.',
  J2: 'Серікбаев Б.',
  J3: 'Ким В.',
};

export const wordsIn = (language: Language): PlaceWords => {
  const title = (id: string): string => titles[id]?.[language] ?? id;
  return {
    juror: (id) => jurors[id] ?? id,
    criterion: title,
    nomination: (id) => (id === 'all' ? '' : title(id)),
    group: (_, group) => title(group),
  };
};

/** An application of its own, with what matters to a sentence. */
export const ranked = (
  explanation: readonly ExplanationStep[],
  more: Partial<RankedSubmission> = {},
): RankedSubmission => ({
  submission: '214',
  nomination: 'art',
  place: 7,
  overall: 19,
  tied: false,
  score: rational(767, 100),
  mean: rational(767, 100),
  sheets: 3,
  se: null,
  low: null,
  high: null,
  pTop: null,
  zone: null,
  explanation,
  ...more,
});

export const plainRanking: Ranking = {
  method: 'mean',
  submissions: [],
  model: null,
  models: [
    {
      nominations: ['art'],
      model: { mu: 6.9, varSubmission: 1, varJuror: 1, varResidual: 1, jurors: [] },
    },
  ],
  graph: { components: 1, lambda2: 3 },
  incomparable: false,
  notes: [],
};

export const someSelection: Selection = {
  entries: new Map(),
  ties: [],
  unmet: [],
  groupsOf: new Map(),
  exact: true,
};

export const storyIn = (language: Language, more: Partial<PlaceStory> = {}): PlaceStory => ({
  ranking: plainRanking,
  selection: null,
  rule: { scope: 'nomination', top: 50, aggregate: 'weighted-mean' },
  words: wordsIn(language),
  language,
  places: 2,
  ...more,
});

/** Every application of an input, told in a language. */
export function toldIn(
  language: Language,
  input: RankingInput,
  selection: Selection | null = null,
): readonly (readonly string[])[] {
  const ranking = rankSubmissions(input);
  const story = storyIn(language, { ranking, selection, rule: input.rule });
  return ranking.submissions.map((each) => explainPlace(each, story));
}
