import { isTiyn, type Tiyn, tiyn, tiynToDecimal } from '../../basics/money.ts';
import type { Language } from '../../basics/localized.ts';
import type { IndicatorMeasure } from '../../following/indicator.ts';
import { formatDecimal, formatTiyn } from '../../language/number-format.ts';
import { fillPhrase, phrases } from '../../results/document-texts.ts';
import { localized } from '../../results/naming.ts';
import type { Block } from '../../results/protocol-parts.ts';
import { column, type ReportSource, say, sentence, texts } from './report-source.ts';

const measures = ['output', 'jobs', 'patents'] as const;

/** A value in hundredths as people read it: money in tenge, everything else as a plain number. */
export function indicatorValue(
  value: number,
  measure: IndicatorMeasure,
  language: Language,
): string {
  const exact: Tiyn = isTiyn(value) ? value : tiyn(0);
  return measure === 'output'
    ? formatTiyn(exact, language)
    : formatDecimal(tiynToDecimal(exact), language);
}

function ownIndicators(source: ReportSource): readonly Block[] {
  const { language } = source;
  const items = source.portfolio.projects.flatMap(({ submission, indicators }) =>
    indicators
      .filter(({ indicator }) => indicator.measure === 'own')
      .map(({ indicator, plan, fact }) =>
        say(source, texts(source).results.ownLine, {
          number: submission,
          title: localized(indicator.title, language),
          plan: plan === null ? texts(source).notSaid : indicatorValue(plan, 'own', language),
          fact: fact === null ? texts(source).notSaid : indicatorValue(fact, 'own', language),
          unit: localized(indicator.unit, language) || texts(source).notSaid,
        }),
      ),
  );
  return items.length === 0
    ? []
    : [sentence('own-head', texts(source).results.own), { type: 'list', id: 'own', items }];
}

/** Plan and fact of each measure, the longer of the two as long as there is room; none where nobody said either. */
function resultBars(source: ReportSource): readonly Block[] {
  const { language, portfolio } = source;
  const { measure, column: words } = texts(source);
  const items = measures.flatMap((of) => {
    const { plan, fact } = portfolio.totals[of];
    const most = Math.max(plan, fact);
    const bar = (value: number) => ({
      share: Math.max(0, value) / most,
      text: indicatorValue(value, of, language),
    });
    return most <= 0 ? [] : [{ label: measure[of], bars: [bar(plan), bar(fact)] }];
  });
  return items.length === 0
    ? []
    : [{ type: 'bars', id: 'bars-indicators', legend: [words.plan, words.fact], items }];
}

/** What the projects reached together: a sentence, a table with plan and fact, bars, and own indicators by project. */
export function resultBlocks(source: ReportSource): readonly Block[] {
  const { language, portfolio } = source;
  const { totals } = portfolio;
  const value = (of: (typeof measures)[number], which: 'plan' | 'fact'): string =>
    indicatorValue(totals[of][which], of, language);
  const { measure, results } = texts(source);
  return [
    sentence(
      'results',
      fillPhrase(phrases.monitoring.results, language, {
        output: value('output', 'fact'),
        jobs: value('jobs', 'fact'),
        patents: value('patents', 'fact'),
      }),
    ),
    sentence(
      'given',
      say(source, results.given, {
        output: totals.output.projects,
        jobs: totals.jobs.projects,
        patents: totals.patents.projects,
      }),
    ),
    {
      type: 'table',
      id: 'indicators',
      columns: [
        column(source, 'indicator', 'group'),
        column(source, 'plan', 'field', 'right'),
        column(source, 'fact', 'field', 'right'),
      ],
      rows: measures.map((of) => [measure[of], value(of, 'plan'), value(of, 'fact')]),
    },
    ...resultBars(source),
    ...ownIndicators(source),
  ];
}
