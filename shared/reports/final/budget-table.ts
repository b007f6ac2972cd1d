import { tiynToDecimal } from '../../basics/money.ts';
import { documentTexts } from '../../results/document-texts.ts';
import { finalTexts } from '../../results/final-texts.ts';
import { oneLine } from '../../results/naming.ts';
import type { ProtocolSource } from '../../results/protocol-parts.ts';
import { applicantName, projectTitle } from '../../results/protocol-words.ts';

/** A plain table: a head and rows of texts, sums in tenge with tiyn after a point where there are any. */
export interface BudgetTable {
  readonly title: string;
  readonly columns: readonly {
    readonly title: string;
    readonly width: number;
    readonly numeric: boolean;
  }[];
  readonly rows: readonly (readonly string[])[];
}

/** Every line of every budget as a row, for a spreadsheet; an amount that nobody decided is empty. */
export function budgetTable(source: ProtocolSource): BudgetTable {
  const { state, ranking, language } = source;
  const { column, budget: texts } = finalTexts[language];
  const { column: own } = documentTexts[language];
  const words = (title: string, width: number) => ({ title, width, numeric: false });
  const sum = (title: string) => ({ title, width: 18, numeric: true });
  return {
    title: texts.title,
    columns: [
      words(own.number, 12),
      words(own.project, 44),
      words(own.applicant, 34),
      words(column.line, 34),
      sum(column.proposed),
      sum(column.awarded),
    ],
    rows: [...(state.budgets.get(ranking.stage) ?? [])].flatMap(([submission, { lines }]) =>
      lines.map(({ title, proposed, awarded }) => [
        submission,
        projectTitle(source, submission),
        applicantName(source, submission),
        oneLine(title),
        tiynToDecimal(proposed),
        awarded === null ? '' : tiynToDecimal(awarded),
      ]),
    ),
  };
}
