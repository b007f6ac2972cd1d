import type { Language } from '../../basics/localized.ts';
import { sumTiyn, tengeToTiyn } from '../../basics/money.ts';
import { addMonth, type MonitoringOrder } from '../../following/monitoring-order.ts';
import { shortenText } from '../../language/clean-text.ts';
import { formatTiyn } from '../../language/number-format.ts';
import type { ContestState } from '../../merge/state.ts';
import type { StageRanking } from '../../ranking/stage-ranking.ts';
import { documentTexts, fillPhrase, fillText, phrases } from '../../results/document-texts.ts';
import { localized, oneLine, printedState, settingsOf } from '../../results/naming.ts';
import type { Block, PaperData, PaperPart } from '../../results/protocol-parts.ts';
import { changeTable } from './change-table.ts';
import { juryBlocks, riskBlocks, scheduleBlocks } from './follow-up-blocks.ts';
import { groupBars, groupTable, projectTable } from './money-tables.ts';
import { monitoringTexts } from './monitoring-texts.ts';
import { type OpenFollowing, openFollowing } from './open-following.ts';
import { portfolio } from './portfolio.ts';
import {
  isOfThisContest,
  money,
  officialDay,
  projectTitle,
  type ReportSource,
  say,
  sentence,
  spentShare,
  texts,
} from './report-source.ts';
import { resultBlocks } from './result-blocks.ts';
import { visitSection } from './visit-blocks.ts';

/** What a report is asked for. */
export interface MonitoringQuestion {
  readonly state: ContestState;
  readonly order: MonitoringOrder;
  readonly ranking: StageRanking | null;
  readonly photos: ReadonlySet<string>;
}

/** What a report in one language is written from; its figures are those of the last day of the order's period. */
export function reportSource(
  { state: contest, order, ranking, photos }: MonitoringQuestion,
  language: Language,
): ReportSource {
  const state = printedState(contest, language);
  const printed = state.monitoringOrders.get(order.id) ?? order;
  return {
    state,
    order: printed,
    portfolio: portfolio(state, printed.to),
    ranking,
    photos,
    language,
  };
}

function basisBlocks(source: ReportSource): readonly Block[] {
  const { order, language } = source;
  const { basis } = texts(source);
  const date = officialDay(order.day, source);
  const given = oneLine(order.orderedBy) || texts(source).notSaid;
  const task = oneLine(order.task);
  return [
    sentence(
      'order',
      order.due === addMonth(order.day)
        ? fillPhrase(phrases.monitoring.order, language, { date })
        : say(source, basis.other, { date, due: officialDay(order.due, source) }),
    ),
    sentence(
      'given',
      say(source, basis.given, {
        office: oneLine(order.office),
        name: given,
        number: oneLine(order.number) || documentTexts[language].blank,
      }),
    ),
    ...(task === '' ? [] : [sentence('task', say(source, basis.task, { task }))]),
    sentence(
      'period',
      fillPhrase(phrases.monitoring.period, language, {
        start: officialDay(order.from, source),
        end: officialDay(order.to, source),
      }),
    ),
    sentence('as-of', say(source, basis.asOf, { date: officialDay(order.to, source) })),
  ];
}

function portfolioBlocks(source: ReportSource): readonly Block[] {
  const { language, state, portfolio: all } = source;
  const { portfolio: words } = texts(source);
  const admitted = [...state.submissions.values()].filter(
    ({ eligibility }) => eligibility.admitted,
  );
  const asked = sumTiyn(admitted.map(({ budget }) => tengeToTiyn(budget ?? 0)));
  const here = all.projects.filter(isOfThisContest).length;
  const { totals } = all;
  return [
    sentence(
      'applications',
      say(source, words.applications, { count: admitted.length, sum: money(asked, source) }),
    ),
    sentence(
      'portfolio',
      fillPhrase(phrases.monitoring.portfolio, language, {
        count: totals.projects,
        running: totals.running,
        done: totals.completed,
        stopped: totals.terminated,
      }),
    ),
    ...(totals.projects === 0
      ? [sentence('none', words.none)]
      : [
          sentence(
            'earlier',
            say(source, words.earlier, { here, earlier: totals.projects - here }),
          ),
          sentence('by-industry', words.byIndustry),
          groupTable(source, 'industry'),
          sentence('by-kind', words.byKind),
          groupTable(source, 'organisation-kind'),
        ]),
  ];
}

/** What was paid and spent within the period. */
function periodLine(source: ReportSource): Block {
  const { order, state } = source;
  const inPeriod = <T extends { readonly day: string }>(records: readonly T[]): readonly T[] =>
    records.filter(({ day }) => day >= order.from && day <= order.to);
  const all = [...state.following.values()].filter(({ project }) => project !== null);
  return sentence(
    'period-money',
    say(source, texts(source).money.period, {
      paid: money(
        sumTiyn(all.flatMap(({ payments }) => inPeriod(payments).map(({ amount }) => amount))),
        source,
      ),
      spent: money(
        sumTiyn(all.flatMap(({ spendings }) => inPeriod(spendings).map(({ amount }) => amount))),
        source,
      ),
    }),
  );
}

function moneyBlocks(source: ReportSource): readonly Block[] {
  const { language, portfolio: all } = source;
  const { portfolio: words, money: own } = texts(source);
  const { totals, projects } = all;
  const [largest] = projects.toSorted((a, b) => b.granted - a.granted);
  const regions = new Set(projects.map(({ region }) => region));
  const place = regions.size > 1 ? 'region' : 'town';
  const universities = projects.filter(({ project }) => project.organisation.kind === 'university');
  return [
    sentence(
      'money',
      fillPhrase(phrases.monitoring.money, language, {
        granted: money(totals.granted, source),
        paid: money(totals.paid, source),
        spent: money(totals.spent, source),
        share: spentShare(totals, source),
      }),
    ),
    periodLine(source),
    ...(largest === undefined
      ? []
      : [
          sentence(
            'largest',
            say(source, own.largest, {
              title: projectTitle(source, largest.submission),
              organisation: oneLine(largest.project.organisation.name),
              granted: money(largest.granted, source),
              paid: money(largest.paid, source),
              spent: money(largest.spent, source),
            }),
          ),
          sentence('by-place', place === 'region' ? words.byRegion : words.byTown),
          groupTable(source, place),
          groupBars(source, place),
        ]),
    ...(universities.length === 0
      ? []
      : [
          sentence('by-university', words.byUniversity),
          groupTable(source, 'organisation', universities),
        ]),
  ];
}

function proposalBlocks(source: ReportSource): readonly Block[] {
  const items = source.order.proposals.map(oneLine).filter((line) => line !== '');
  return items.length === 0
    ? [sentence('no-proposals', texts(source).proposals.none)]
    : [{ type: 'list', id: 'proposals', items }];
}

function sectionsOf(source: ReportSource): readonly PaperPart[] {
  const titles = texts(source).section;
  const jury = juryBlocks(source);
  return [
    { id: 'basis', title: titles.basis, blocks: basisBlocks(source) },
    { id: 'portfolio', title: titles.portfolio, blocks: portfolioBlocks(source) },
    { id: 'money', title: titles.money, blocks: moneyBlocks(source) },
    { id: 'results', title: titles.results, blocks: resultBlocks(source) },
    { id: 'schedule', title: titles.schedule, blocks: scheduleBlocks(source) },
    { id: 'risks', title: titles.risks, blocks: riskBlocks(source) },
    { id: 'visits', title: titles.visits, blocks: visitSection(source) },
    ...(jury.length === 0 ? [] : [{ id: 'jury', title: titles.jury, blocks: jury }]),
    { id: 'proposals', title: titles.proposals, blocks: proposalBlocks(source) },
  ];
}

function annexesOf(source: ReportSource): readonly PaperPart[] {
  const titles = texts(source).section;
  const changes = changeTable(source);
  return [
    ...(source.portfolio.projects.length === 0
      ? []
      : [{ id: 'projects', title: titles.projects, blocks: [projectTable(source)] }]),
    ...(changes === null ? [] : [{ id: 'changes', title: titles.changes, blocks: [changes] }]),
  ];
}

/** What is open about the projects, in words. */
export const openFollowingText = (item: OpenFollowing, language: Language): string => {
  const words = monitoringTexts[language].open;
  const { submission: number } = item;
  switch (item.type) {
    case 'PaidOverGranted':
    case 'SpentOverPaid':
      return fillText(words[item.type], language, {
        number,
        sum: formatTiyn(item.beyond, language),
      });
    case 'FactUnknown':
      return fillText(words.FactUnknown, language, { number, indicator: item.indicator });
    case 'NotFollowed':
    case 'Disagreement':
      return fillText(words[item.type], language, { number });
  }
};

/** The report on an order, in one language. It is a draft while anything about the projects is open. */
export function monitoringReport(source: ReportSource): PaperData {
  const { language, state, order } = source;
  const settings = settingsOf(state);
  const open = openFollowing(state).map((item) => openFollowingText(item, language));
  const isDraft = open.length > 0;
  const own = texts(source);
  const number = shortenText(oneLine(order.number) || documentTexts[language].blank, 60);
  const { name, position } = order.preparedBy;
  return {
    language,
    draftMark: isDraft ? documentTexts[language].draft : null,
    embargoMark: null,
    demoNote: settings.demo ? documentTexts[language].demo : null,
    contest: fillPhrase(phrases.protocol.contest, language, {
      contest: localized(settings.title, language),
    }),
    stage: say(source, own.foot, { number }),
    foot: say(source, own.foot, { number }),
    rootLine: '',
    pageLabel: phrases.protocol.page[language],
    draftNote: isDraft ? documentTexts[language].draftNote : null,
    openTexts: open,
    title: phrases.monitoring.title[language],
    lines: [],
    sections: sectionsOf(source),
    numbered: true,
    annexes: annexesOf(source),
    closing:
      oneLine(name) === '' || oneLine(position) === ''
        ? []
        : [
            sentence(
              'responsible',
              fillPhrase(phrases.monitoring.responsible, language, {
                name: oneLine(name),
                position: oneLine(position),
              }),
            ),
          ],
    signing: {
      title: own.signing,
      lines: [
        {
          role: oneLine(position) || own.preparedBy,
          name: oneLine(name) || documentTexts[language].blank,
        },
      ],
      sealPlace: fillPhrase(phrases.protocol.seal, language),
    },
  };
}
