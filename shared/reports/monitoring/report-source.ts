import type { Language } from '../../basics/localized.ts';
import type { Tiyn } from '../../basics/money.ts';
import { rationalToNumber } from '../../basics/rational.ts';
import { shareOf } from '../../basics/money.ts';
import type { Id } from '../../contest/contest.ts';
import type { MonitoringOrder } from '../../following/monitoring-order.ts';
import { formatDate } from '../../language/date-format.ts';
import { formatPercent, formatTiyn } from '../../language/number-format.ts';
import type { ContestState } from '../../merge/state.ts';
import type { StageRanking } from '../../ranking/stage-ranking.ts';
import { fillText } from '../../results/document-texts.ts';
import { nominationTitle, oneLine, regionTitle } from '../../results/naming.ts';
import type { Block, TableColumn } from '../../results/protocol-parts.ts';
import { monitoringTexts } from './monitoring-texts.ts';
import type { PortfolioGrouping } from './portfolio.ts';
import type { Portfolio } from './portfolio.ts';
import type { ProjectFigures } from './project-figures.ts';

/** What the report on an order is written from. */
export interface ReportSource {
  /** As documents have it: nobody who is blocked is named. */
  readonly state: ContestState;
  readonly order: MonitoringOrder;
  /** The projects on the last day of the order's period. */
  readonly portfolio: Portfolio;
  /** Of the stage whose scores are compared with outcomes; null where there is none. */
  readonly ranking: StageRanking | null;
  /** Hashes of the photos whose bytes are here. */
  readonly photos: ReadonlySet<string>;
  readonly language: Language;
}

export const texts = ({ language }: ReportSource) => monitoringTexts[language];

export const sentence = (id: string, text: string): Block => ({ type: 'paragraph', id, text });

/** A sentence of the report's own texts with its places filled. */
export const say = (
  { language }: ReportSource,
  text: string,
  values: Readonly<Record<string, string | number>> = {},
): string => fillText(text, language, values);

export const money = (sum: Tiyn, { language }: ReportSource): string => formatTiyn(sum, language);

/** A day as sentences have it; an empty one is a stated gap. */
export const officialDay = (day: string, source: ReportSource): string =>
  day === '' ? texts(source).notSaid : formatDate(day, source.language, 'official');

export const shortDay = (day: string, { language }: ReportSource): string =>
  day === '' ? '' : formatDate(day, language, 'short');

/** What was spent of what was granted. */
export const spentShare = (
  { spent, granted }: { readonly spent: Tiyn; readonly granted: Tiyn },
  { language }: ReportSource,
): string => formatPercent(rationalToNumber(shareOf(spent, granted)), language);

export const projectTitle = (source: ReportSource, submission: Id): string =>
  oneLine(source.state.submissions.get(submission)?.title ?? '') || submission;

/** An industry: a nomination's title, or as people wrote it. */
export const industryTitle = ({ state, language }: ReportSource, industry: string): string =>
  oneLine(nominationTitle(state, industry, language));

/** The name of a row of a grouping. */
export function groupTitle(source: ReportSource, grouping: PortfolioGrouping, key: string): string {
  if (key === '') return texts(source).notSaid;
  switch (grouping) {
    case 'region':
      return regionTitle(source.state, key, source.language);
    case 'industry':
      return industryTitle(source, key);
    case 'organisation-kind':
      return kindTitle(source, key);
    case 'town':
    case 'organisation':
      return oneLine(key);
  }
}

function kindTitle(source: ReportSource, key: string): string {
  const kinds: Readonly<Record<string, string>> = texts(source).kind;
  return kinds[key] ?? key;
}

type ColumnName = keyof (typeof monitoringTexts)['en']['column'];

/** A column by what it shows and how wide it is (`id`); widths are those of all papers. */
export const column = (
  source: ReportSource,
  name: ColumnName,
  id: string,
  align: TableColumn['align'] = 'left',
): TableColumn => ({ id, align, title: texts(source).column[name] });

/** True for projects that a meeting of this contest supported. */
export const isOfThisContest = ({ project }: ProjectFigures): boolean => project.decidedIn !== null;
