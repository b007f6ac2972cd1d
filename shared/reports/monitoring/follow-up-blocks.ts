import { formatNumber } from '../../language/number-format.ts';
import { fillPhrase, phrases } from '../../results/document-texts.ts';
import { oneLine } from '../../results/naming.ts';
import type { Block } from '../../results/protocol-parts.ts';
import { overdueItems } from './due-items.ts';
import { juryPrediction, juryScores, shuffles } from './jury-prediction.ts';
import {
  column,
  projectTitle,
  type ReportSource,
  say,
  sentence,
  shortDay,
  texts,
} from './report-source.ts';

/** Milestones in time and overdue, and the list of what is overdue. */
export function scheduleBlocks(source: ReportSource): readonly Block[] {
  const { language, portfolio, state } = source;
  const { onTime, overdue } = portfolio.totals.milestones;
  const { schedule } = texts(source);
  const items = overdueItems(state, portfolio.day).filter(({ type }) => type !== 'order');
  const others = items.filter(({ type }) => type !== 'milestone').length;
  const titleOf = ({ type, title }: (typeof items)[number]): string => {
    if (type === 'report') return say(source, schedule.report, { title: oneLine(title) });
    return type === 'measure'
      ? say(source, schedule.measure, { title: oneLine(title) })
      : oneLine(title);
  };
  const done = sentence(
    'on-time',
    fillPhrase(phrases.monitoring.onTime, language, { count: onTime }),
  );
  if (items.length === 0) return [done, sentence('no-overdue', schedule.none)];
  return [
    done,
    ...(overdue === 0
      ? []
      : [
          sentence('overdue', fillPhrase(phrases.monitoring.overdue, language, { count: overdue })),
        ]),
    ...(others === 0
      ? []
      : [sentence('overdue-others', say(source, schedule.others, { count: others }))]),
    {
      type: 'table',
      id: 'overdue',
      columns: [
        column(source, 'number', 'count'),
        column(source, 'project', 'project'),
        column(source, 'milestone', 'subject'),
        column(source, 'due', 'total', 'right'),
        column(source, 'days', 'total', 'right'),
      ],
      rows: items.map((item) => [
        item.submission ?? '',
        projectTitle(source, item.submission ?? ''),
        titleOf(item),
        shortDay(item.due, source),
        formatNumber(-item.days, language),
      ]),
    },
  ];
}

/** Risks that are open on the last day of the period, with their measures. */
export function riskBlocks(source: ReportSource): readonly Block[] {
  const { language, portfolio, state } = source;
  const { risks: words } = texts(source);
  const items = [...state.following.values()].flatMap(({ submission, risks }) =>
    risks
      .filter(
        ({ day, closed }) => day <= portfolio.day && (closed === '' || closed > portfolio.day),
      )
      .map(({ title, measure }) =>
        [
          say(source, words.of, { number: submission, title: projectTitle(source, submission) }),
          fillPhrase(phrases.monitoring.risk, language, {
            risk: oneLine(title),
            measure: oneLine(measure) || words.noMeasure,
          }),
        ].join(' '),
      ),
  );
  return items.length === 0
    ? [sentence('no-risks', words.none)]
    : [{ type: 'list', id: 'risks', items }];
}

/** The seed of the shuffles: any would do, and one that is printed can be used again. */
const seed = 1;

/** Whether the jury foresaw what came, in words that the numbers allow; nothing where there are no scores. */
export function juryBlocks(source: ReportSource): readonly Block[] {
  const { language, portfolio, ranking } = source;
  if (ranking === null) return [];
  const found = juryPrediction(portfolio.projects, juryScores(ranking), seed);
  const { jury } = texts(source);
  const count = found.pairs.length;
  const { correlation, chance } = found;
  const figures =
    correlation === null || chance === null || found.verdict === 'too-few'
      ? []
      : [
          sentence(
            'jury-figures',
            say(source, jury.figures, {
              count,
              rho: formatNumber(correlation, language, 2),
              chance: formatNumber(chance, language, 3),
            }),
          ),
          sentence('jury-orders', say(source, jury.shuffled, { count: shuffles, seed })),
        ];
  return [
    sentence('jury-what', jury.what),
    ...figures,
    sentence('jury-verdict', say(source, jury[found.verdict], { count })),
  ];
}
