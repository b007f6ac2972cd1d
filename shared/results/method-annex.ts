import type { Criterion, Quota, StageRegulation } from '../contest/contest.ts';
import { formatNumber, formatScore } from '../language/number-format.ts';
import { defaultDraws, defaultSeed } from '../ranking/rank-stage.ts';
import type { RankedSubmission } from '../ranking/ranking.ts';
import { documentTexts, fillText } from './document-texts.ts';
import { tieSentences } from './explain-place.ts';
import { methodSentence, scorePlaces, tieBreakTexts } from './method-text.ts';
import { minutesTexts } from './minutes-texts.ts';
import { compareIds, localized, nominationTitle, oneLine, settingsOf, stageOf } from './naming.ts';
import { plainPaper } from './paper-frame.ts';
import type { PlaceStory } from './place-story.ts';
import { contestWords } from './place-words.ts';
import { annexLine } from './protocol-annexes.ts';
import type { Block, PaperData, PaperPart, ProtocolSource } from './protocol-parts.ts';
import { column, numberList, sentence } from './protocol-words.ts';
import { placeIn } from './ties.ts';

const list = (id: string, items: readonly string[]): Block => ({ type: 'list', id, items });

function quotaSentences({ by, min, max }: Quota, { language }: ProtocolSource): readonly string[] {
  const { method } = minutesTexts[language];
  const say = (text: string, count: number | null): readonly string[] =>
    count === null ? [] : [fillText(text, language, { by: method[by], count })];
  return [...say(method.least, min), ...say(method.most, max)];
}

function listSentences(regulation: StageRegulation, source: ProtocolSource): readonly string[] {
  const { language } = source;
  const { method } = minutesTexts[language];
  const { passMark, advance, quotas, discrepancy } = regulation;
  return [
    passMark === null
      ? method.noPassMark
      : fillText(method.passMark, language, { mark: formatScore(passMark, language) }),
    advance === null
      ? method.noList
      : fillText(advance.scope === 'all' ? method.list : method.listEach, language, {
          top: advance.top,
        }),
    ...quotas.flatMap((quota) => quotaSentences(quota, source)),
    ...(discrepancy === null
      ? []
      : [
          fillText(method[discrepancy.action], language, {
            threshold: formatScore(discrepancy.threshold, language),
          }),
        ]),
  ];
}

/** How scores are counted, who can win, how long the list is. */
function countingSection(source: ProtocolSource): PaperPart {
  const { state, ranking, language } = source;
  const { method } = minutesTexts[language];
  const { regulation } = stageOf(state, ranking.stage);
  return {
    id: 'counting',
    title: method.counting,
    blocks: [
      list('counting', [
        methodSentence(ranking.ranking.method, regulation, language),
        method[regulation.aggregate],
        method.cannotJudge,
        ...listSentences(regulation, source),
      ]),
    ],
  };
}

function weightText(criterion: Criterion, { state, language }: ProtocolSource): string {
  const { weightIn } = minutesTexts[language].method;
  const others = Object.entries(criterion.weightsByNomination ?? {}).map(([nomination, weight]) =>
    fillText(weightIn, language, {
      nomination: nominationTitle(state, nomination, language),
      weight: formatScore(weight, language),
    }),
  );
  return [formatScore(criterion.weight, language), ...others].join('; ');
}

function weightsSection(source: ProtocolSource): PaperPart {
  const { state, ranking, language } = source;
  const { method, column: titles } = minutesTexts[language];
  const { criteria } = stageOf(state, ranking.stage);
  return {
    id: 'weights',
    title: method.weights,
    blocks: [
      {
        type: 'table',
        id: 'weights',
        columns: [
          column('number', '№', 'center'),
          column('criterion', titles.criterion),
          column('short', titles.scale),
          column('subject', titles.weight),
        ],
        rows: criteria.map((criterion, at) => [
          String(at + 1),
          localized(criterion.title, language),
          fillText(method.scale, language, {
            min: formatScore(criterion.scale.min, language),
            max: formatScore(criterion.scale.max, language),
            step: formatScore(criterion.scale.step, language),
          }),
          weightText(criterion, source),
        ]),
      },
    ],
  };
}

/** Applications whose place more than their score decided, each with what did. */
function tieRows(source: ProtocolSource): readonly (readonly string[])[] {
  const { state, ranking, language } = source;
  const { regulation } = stageOf(state, ranking.stage);
  const scope = regulation.advance?.scope ?? 'nomination';
  const story: PlaceStory = {
    ranking: ranking.ranking,
    selection: ranking.selection,
    rule: { scope, top: regulation.advance?.top ?? 0, aggregate: regulation.aggregate },
    words: contestWords(state, language),
    language,
    places: scorePlaces(regulation),
  };
  const sentencesOf = ({ explanation }: RankedSubmission): readonly string[] =>
    explanation.flatMap((step) => tieSentences(step, story));
  const order = (ranked: RankedSubmission): number =>
    placeIn(ranked, scope) ?? Number.POSITIVE_INFINITY;
  const inOrder =
    scope === 'all'
      ? ranking.ranking.submissions.toSorted(
          (a, b) => order(a) - order(b) || compareIds(a.submission, b.submission),
        )
      : ranking.ranking.submissions;
  return inOrder.flatMap((ranked) => {
    const sentences = sentencesOf(ranked);
    const place = placeIn(ranked, scope);
    if (sentences.length === 0 || place === null) return [];
    return [
      [
        String(place),
        ranked.submission,
        nominationTitle(state, ranked.nomination, language),
        sentences.join(' '),
      ],
    ];
  });
}

function tiesSection(source: ProtocolSource): PaperPart {
  const { state, ranking, meeting, language } = source;
  const { method, column: titles } = minutesTexts[language];
  const { column: own } = documentTexts[language];
  const { tieBreak } = stageOf(state, ranking.stage).regulation;
  const rows = tieRows(source);
  const settled = meeting?.ties ?? [];
  return {
    id: 'ties',
    title: method.ties,
    blocks: [
      list('tie-breaks', tieBreakTexts(state, tieBreak, language)),
      ...(rows.length === 0
        ? [sentence('ties-none', method.notApplied)]
        : [
            sentence('ties-lead', method.applied),
            {
              type: 'table' as const,
              id: 'ties',
              columns: [
                column('place', own.place, 'center'),
                column('number', own.number, 'center'),
                column('subject', own.nomination),
                column('steps', titles.steps),
              ],
              rows,
            },
          ]),
      ...(settled.length === 0
        ? []
        : [
            sentence('ties-decided', method.decided),
            list(
              'ties-decided-list',
              settled.map(({ order, reason }) =>
                fillText(minutesTexts[language].entry.tie, language, {
                  applications: numberList(order, language),
                  reason: oneLine(reason),
                }),
              ),
            ),
          ]),
    ],
  };
}

/** Digits of a variance that a second count can be held to. */
const varianceDigits = 6;

/** The model in words and figures, where the regulation ranks by it. */
function modelSections(source: ProtocolSource): readonly PaperPart[] {
  const { state, ranking, language } = source;
  if (ranking.ranking.method !== 'adjusted') return [];
  const { method, column: titles } = minutesTexts[language];
  const { models } = ranking.ranking;
  const figure = (value: number): string => formatNumber(value, language, varianceDigits);
  const all = settingsOf(state).nominations.length;
  return [
    {
      id: 'model',
      title: method.model,
      blocks: [
        sentence('model', method.modelText),
        ...(models.length === 0
          ? [sentence('no-model', method.noModel)]
          : [
              {
                type: 'table' as const,
                id: 'model',
                columns: [
                  column('nominations', titles.nominations),
                  column('sum', titles.level, 'right'),
                  column('sum', titles.varSubmission, 'right'),
                  column('sum', titles.varJuror, 'right'),
                  column('sum', titles.varResidual, 'right'),
                ],
                rows: models.map(({ nominations, model }) => [
                  nominations.length === all && all > 1
                    ? method.allNominations
                    : nominations.map((id) => nominationTitle(state, id, language)).join('; '),
                  figure(model.mu),
                  figure(model.varSubmission),
                  figure(model.varJuror),
                  figure(model.varResidual),
                ]),
              },
            ]),
        sentence(
          'draws',
          fillText(method.draws, language, { draws: defaultDraws, seed: defaultSeed }),
        ),
      ],
    },
  ];
}

/** Annex 4: the exact rule, so that somebody else can count again: method, weights, ties, model. */
export const methodAnnex = (source: ProtocolSource): PaperData =>
  plainPaper(source, {
    title: minutesTexts[source.language].annex.method,
    lines: [annexLine(source, 'method')],
    sections: [
      countingSection(source),
      weightsSection(source),
      tiesSection(source),
      ...modelSections(source),
    ],
    numbered: true,
  });
