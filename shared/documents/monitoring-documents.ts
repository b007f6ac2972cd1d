import { present } from '../basics/assert.ts';
import type { MonitoringOrder } from '../following/monitoring-order.ts';
import type { ContestState } from '../merge/state.ts';
import { monitoringReport, reportSource } from '../reports/monitoring/monitoring-report.ts';
import type { Making } from './document-kinds.ts';
import type { Maker } from './document-maker.ts';
import { paperHtml } from './paper-html.ts';
import { joinPaper, noPictures, type Paper } from './paper.ts';

/** The order that a report is on: the one that is asked for, else the latest. */
export function reportedOrder(
  { monitoringOrders }: Pick<ContestState, 'monitoringOrders'>,
  asked?: string,
): MonitoringOrder | null {
  if (asked !== undefined) return monitoringOrders.get(asked) ?? null;
  const byDay = [...monitoringOrders.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return byDay.at(-1) ?? null;
}

function report({ state, ranking, request, pictures = noPictures }: Making): Paper {
  const order = present(reportedOrder(state, request.order), 'a report is on an order');
  const question = { state, order, ranking, photos: new Set(pictures.keys()) };
  const sides = request.languages.map((language) =>
    monitoringReport(reportSource(question, language)),
  );
  return { ...joinPaper(sides), pictures };
}

/** The report on supported projects, with the photos whose bytes the source has. */
export const monitoringMakers = {
  'monitoring.html': { make: (making) => paperHtml([report(making)], making.fonts) },
  'monitoring.docx': {
    make: async (making) => {
      const { paperDocx } = await import('./paper-docx.ts');
      return paperDocx(report(making));
    },
  },
} as const satisfies Readonly<Record<string, Maker>>;
