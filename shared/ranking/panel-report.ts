import type { Discrepancy } from '../contest/contest.ts';
import { type Discrepancies, discrepanciesOf } from './discrepancies.ts';
import { type JurorLine, jurorLines } from './juror-report.ts';
import type { RankingContext } from './ranking-context.ts';
import { type RegionFavours, regionFavours } from './region-favour.ts';
import { type Reliability, reliabilityOf } from './reliability.ts';
import { reportSheets } from './report-sheets.ts';

/** What can be said of the jurors and of the jury as a whole. Statistics beside the places, never a part of them. */
export interface PanelReport {
  /** Rubric by rubric, jurors in the order of their ids. */
  readonly jurors: readonly JurorLine[];
  /** One for each rubric: nominations with the same criteria and weights. */
  readonly reliability: readonly RubricReport[];
  /** Null where the regulation says nothing of sheets that lie apart. */
  readonly discrepancies: Discrepancies | null;
}

export interface RubricReport extends Reliability {
  /** How much higher jurors score their own region than others do, all jurors together; null where nobody can tell. */
  readonly ownRegion: RegionFavours['all'];
}

/** Everything of a ranking's report; of a context of depth `list` only what needs no model. */
export function panelReport(
  context: RankingContext,
  discrepancy: Discrepancy | null = null,
): PanelReport {
  const rubrics = context.rubrics.map((rubric, index) => {
    const sheets = reportSheets(context, rubric);
    const favours = regionFavours(context, sheets);
    const reliability = reliabilityOf(sheets, context.input.rule.method);
    return {
      jurors: jurorLines(sheets, favours.jurors, index),
      reliability: { ...reliability, ownRegion: favours.all },
    };
  });
  return {
    jurors: rubrics.flatMap(({ jurors }) => jurors),
    reliability: rubrics.map(({ reliability }) => reliability),
    discrepancies: discrepanciesOf(context, discrepancy),
  };
}
