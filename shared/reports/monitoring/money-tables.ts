import type { Tiyn } from '../../basics/money.ts';
import type { Block } from '../../results/protocol-parts.ts';
import { oneLine } from '../../results/naming.ts';
import { type PortfolioGrouping, portfolioBy, type PortfolioFigures } from './portfolio.ts';
import type { ProjectFigures } from './project-figures.ts';
import {
  column,
  groupTitle,
  money,
  projectTitle,
  type ReportSource,
  spentShare,
  texts,
} from './report-source.ts';

type Amounts = Pick<PortfolioFigures, 'granted' | 'paid' | 'spent'>;

const amountCells = (amounts: Amounts, source: ReportSource): readonly string[] => [
  money(amounts.granted, source),
  money(amounts.paid, source),
  money(amounts.spent, source),
  spentShare(amounts, source),
];

const amountColumns = (source: ReportSource) => [
  column(source, 'granted', 'short', 'right'),
  column(source, 'paid', 'short', 'right'),
  column(source, 'spent', 'short', 'right'),
  column(source, 'share', 'total', 'right'),
];

const titles = {
  region: 'region',
  town: 'town',
  industry: 'industry',
  'organisation-kind': 'kind',
  organisation: 'university',
} as const;

/** Money and number of projects by one property, with the whole in the last row. */
export function groupTable(
  source: ReportSource,
  grouping: PortfolioGrouping,
  projects: readonly ProjectFigures[] = source.portfolio.projects,
): Block {
  const groups = portfolioBy(projects, grouping);
  const rows = groups.map((group) => [
    groupTitle(source, grouping, group.key),
    String(group.projects),
    ...amountCells(group, source),
  ]);
  const whole = source.portfolio.totals;
  const isWhole = projects === source.portfolio.projects;
  return {
    type: 'table',
    id: `by-${grouping}`,
    columns: [
      column(source, titles[grouping], 'group'),
      column(source, 'projects', 'count', 'right'),
      ...amountColumns(source),
    ],
    rows: isWhole
      ? [...rows, [texts(source).total, String(whole.projects), ...amountCells(whole, source)]]
      : rows,
  };
}

/** The same money as bars, the longest for what is most; its figures are those of the table. */
export function groupBars(source: ReportSource, grouping: PortfolioGrouping): Block {
  const groups = portfolioBy(source.portfolio.projects, grouping);
  const most = Math.max(1, ...groups.flatMap(({ granted, paid, spent }) => [granted, paid, spent]));
  const bar = (amount: Tiyn) => ({ share: amount / most, text: money(amount, source) });
  const { granted, paid, spent } = texts(source).column;
  return {
    type: 'bars',
    id: `bars-${grouping}`,
    legend: [granted, paid, spent],
    items: groups.map((group) => ({
      label: groupTitle(source, grouping, group.key),
      bars: [bar(group.granted), bar(group.paid), bar(group.spent)],
    })),
  };
}

const projectAndOrganisation = (
  source: ReportSource,
  { submission, project }: ProjectFigures,
): string =>
  [projectTitle(source, submission), oneLine(project.organisation.name)]
    .filter((part) => part !== '')
    .join(' — ');

/** Every project with its money, for the annex. */
export const projectTable = (source: ReportSource): Block => ({
  type: 'table',
  id: 'projects',
  columns: [
    column(source, 'number', 'count'),
    column(source, 'project', 'project'),
    column(source, 'granted', 'sum', 'right'),
    column(source, 'paid', 'sum', 'right'),
    column(source, 'spent', 'sum', 'right'),
    column(source, 'status', 'vote'),
  ],
  rows: source.portfolio.projects.map((each) => [
    each.submission,
    projectAndOrganisation(source, each),
    money(each.granted, source),
    money(each.paid, source),
    money(each.spent, source),
    texts(source).status[each.status],
  ]),
});
