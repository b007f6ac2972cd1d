import { formatDate, formatTime } from '../../language/date-format.ts';
import { formatTiyn } from '../../language/number-format.ts';
import {
  awardedTotal,
  type Budgets,
  budgetStanding,
  type ProjectBudget,
  proposedTotal,
} from '../../pitching/budget.ts';
import { documentTexts, fillText } from '../../results/document-texts.ts';
import { finalTexts } from '../../results/final-texts.ts';
import { oneLine, settingsOf } from '../../results/naming.ts';
import { minutesNumber, plainPaper } from '../../results/paper-frame.ts';
import type { Block, PaperData, ProtocolSource } from '../../results/protocol-parts.ts';
import {
  applicantName,
  column,
  numbered,
  projectTitle,
  sentence,
} from '../../results/protocol-words.ts';
import { fullName } from '../../contest/people.ts';

const noBudgets: Budgets = new Map();

/** Lines of every project under its name, each with its own sum. */
function lineTable(source: ProtocolSource, budgets: Budgets): Block {
  const { language } = source;
  const { column: titles, budget: texts } = finalTexts[language];
  const money = (sum: bigint | null): string =>
    sum === null ? texts.undecided : formatTiyn(sum, language);
  const rowsOf = (submission: string, budget: ProjectBudget): readonly (readonly string[])[] => [
    [
      `${numbered(submission, language)} · ${projectTitle(source, submission)} · ${applicantName(source, submission)}`,
    ],
    ...budget.lines.map(({ title, proposed, awarded }) => [
      oneLine(title),
      money(BigInt(proposed)),
      money(awarded === null ? null : BigInt(awarded)),
    ]),
    [texts.total, money(proposedTotal(budget)), money(awardedTotal(budget))],
  ];
  return {
    type: 'table',
    id: 'budget-lines',
    columns: [
      column('project', titles.line),
      column('sum', titles.proposed, 'right'),
      column('sum', titles.awarded, 'right'),
    ],
    rows: [...budgets].flatMap(([submission, budget]) => rowsOf(submission, budget)),
  };
}

/** Every record of every budget: who made it, when by their clock, and why. */
function changeTable(source: ProtocolSource, budgets: Budgets): Block {
  const { state, ranking, language } = source;
  const { budget: texts, column: titles } = finalTexts[language];
  const { column: own } = documentTexts[language];
  const nameOf = (key: Parameters<typeof state.keys.get>[0]): string => {
    const person = state.people.get(state.keys.get(key)?.person ?? '');
    return person === undefined ? '—' : fullName(person);
  };
  return {
    type: 'table',
    id: 'budget-changes',
    columns: [
      column('number', own.number, 'center'),
      column('time', texts.when),
      column('ground', texts.who),
      column('sum', titles.proposed, 'right'),
      column('sum', titles.awarded, 'right'),
      column('ground', texts.why),
    ],
    rows: [...budgets.keys()].flatMap((submission) =>
      (state.budgetVersions.get(`${ranking.stage}/${submission}`) ?? []).map(
        ({ budget, by, wallClock, reason }) => [
          submission,
          `${formatDate(wallClock, language, 'short')}, ${formatTime(wallClock)}`,
          nameOf(by),
          formatTiyn(proposedTotal(budget), language),
          formatTiyn(awardedTotal(budget), language),
          oneLine(reason),
        ],
      ),
    ),
  };
}

/** The annex of a live stage's minutes: every line of every budget, the ceiling, and who changed what and why. */
export function budgetAnnex(source: ProtocolSource): PaperData {
  const { state, ranking, meeting, language } = source;
  const { budget: texts } = finalTexts[language];
  const budgets = state.budgets.get(ranking.stage) ?? noBudgets;
  const { proposed, awarded, ceiling } = budgetStanding(budgets, settingsOf(state).grants);
  const money = (sum: bigint): string => formatTiyn(sum, language);
  const sums = { proposed: money(proposed), awarded: money(awarded) };
  const total =
    ceiling === null
      ? fillText(texts.noCeiling, language, sums)
      : fillText(texts.ceiling, language, { ...sums, ceiling: money(ceiling) });
  return plainPaper(source, {
    title: texts.title,
    lines: [fillText(texts.annex, language, { number: minutesNumber(meeting, language) })],
    sections:
      budgets.size === 0
        ? [{ id: 'none', title: texts.all, blocks: [sentence('none', texts.none)] }]
        : [
            {
              id: 'lines',
              title: texts.all,
              blocks: [sentence('sums', total), lineTable(source, budgets)],
            },
            { id: 'changes', title: texts.changes, blocks: [changeTable(source, budgets)] },
          ],
  });
}
