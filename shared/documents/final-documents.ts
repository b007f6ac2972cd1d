import { budgetAnnex } from '../reports/final/budget-annex.ts';
import { budgetTable } from '../reports/final/budget-table.ts';
import { runningOrderPaper } from '../reports/final/running-order-paper.ts';
import { protocolSource } from '../results/paper-frame.ts';
import type { PaperData, ProtocolSource } from '../results/protocol-parts.ts';
import type { Making } from './document-kinds.ts';
import type { Maker } from './document-maker.ts';
import { paperHtml } from './paper-html.ts';
import { joinPaper, type Paper } from './paper.ts';
import { tableXlsx } from './table-file.ts';

type Of = (source: ProtocolSource) => PaperData;

const joined = ({ state, ranking, meeting, request }: Making, create: Of): Paper =>
  joinPaper(
    request.languages.map((language) => create(protocolSource(state, ranking, meeting, language))),
  );

const page = (create: Of): Maker => ({
  make: (making) => paperHtml([joined(making, create)], making.fonts),
});

const docx = (create: Of): Maker => ({
  make: async (making) => {
    const { papersDocx } = await import('./paper-docx.ts');
    return papersDocx([joined(making, create)]);
  },
});

/** Papers of a live stage: the running order for the door, budgets as an annex of the minutes. */
export const finalMakers = {
  'running-order.html': page(runningOrderPaper),
  'running-order.docx': docx(runningOrderPaper),
  'budgets.html': page(budgetAnnex),
  'budgets.docx': docx(budgetAnnex),
  'budgets.xlsx': {
    make: ({ state, ranking, meeting, language }) =>
      tableXlsx(budgetTable(protocolSource(state, ranking, meeting, language))),
  },
} as const satisfies Readonly<Record<string, Maker>>;
