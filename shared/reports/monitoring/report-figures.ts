import type { Tiyn } from '../../basics/money.ts';
import { overdueItems } from './due-items.ts';
import { portfolioBy, type PortfolioFigures } from './portfolio.ts';
import type { ReportSource } from './report-source.ts';
import { visitsOf } from './visit-blocks.ts';

/** Figures of some projects by names that scripts know; money in whole tiyn. */
const shown = (figures: PortfolioFigures) => ({
  projects: figures.projects,
  running: figures.running,
  completed: figures.completed,
  terminated: figures.terminated,
  granted: figures.granted,
  paid: figures.paid,
  spent: figures.spent,
  milestones: figures.milestones,
  output: figures.output.fact,
  jobs: figures.jobs.fact,
  patents: figures.patents.fact,
});

/** A report's figures as data: what its tables say, for scripts. Indicators are in hundredths of their unit. */
export function figuresForScripts(source: ReportSource): {
  readonly day: string;
  readonly applications: { readonly admitted: number; readonly requested: number };
  readonly totals: ReturnType<typeof shown>;
  readonly regions: readonly (ReturnType<typeof shown> & { readonly key: string })[];
  readonly industries: readonly (ReturnType<typeof shown> & { readonly key: string })[];
  readonly overdue: readonly {
    readonly type: string;
    readonly submission: string | null;
    readonly due: string;
  }[];
  readonly visits: number;
  readonly largest: {
    readonly submission: string;
    readonly granted: Tiyn;
    readonly spent: Tiyn;
  } | null;
} {
  const { state, portfolio } = source;
  const admitted = [...state.submissions.values()].filter(
    ({ eligibility }) => eligibility.admitted,
  );
  const by = (grouping: 'region' | 'industry') =>
    portfolioBy(portfolio.projects, grouping).map((group) => ({ key: group.key, ...shown(group) }));
  const [largest] = portfolio.projects.toSorted((a, b) => b.granted - a.granted);
  return {
    day: portfolio.day,
    applications: {
      admitted: admitted.length,
      requested: admitted.reduce((sum, { budget }) => sum + (budget ?? 0), 0),
    },
    totals: shown(portfolio.totals),
    regions: by('region'),
    industries: by('industry'),
    overdue: overdueItems(state, portfolio.day).map(({ type, submission, due }) => ({
      type,
      submission,
      due,
    })),
    visits: visitsOf(source).length,
    largest:
      largest === undefined
        ? null
        : { submission: largest.submission, granted: largest.granted, spent: largest.spent },
  };
}
