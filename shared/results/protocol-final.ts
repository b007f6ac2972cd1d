import { type FinalAttendance, turnQuorums } from '../pitching/attendance.ts';
import { awardedTotal, type Budgets, proposedTotal } from '../pitching/budget.ts';
import { isUnspoken, type StandingTurn, standingTurns, type Turn } from '../pitching/turn.ts';
import { formatTiyn } from '../language/number-format.ts';
import { documentTexts, fillText } from './document-texts.ts';
import { finalTexts } from './final-texts.ts';
import { oneLine, settingsOf } from './naming.ts';
import type { Block, PaperPart, ProtocolSource } from './protocol-parts.ts';
import { applicantName, column, namedMember, projectTitle, sentence } from './protocol-words.ts';

/** Every turn of the stage's order; none where it has no order. */
export function turnsOfStage({ state, ranking }: ProtocolSource): readonly StandingTurn[] {
  const order = state.runningOrders.get(ranking.stage);
  return order === undefined
    ? []
    : standingTurns(order, state.turns.get(ranking.stage) ?? new Map());
}

/** What became of a turn, with its reason where nobody spoke. */
export function outcomeText(turn: Turn, { language }: Pick<ProtocolSource, 'language'>): string {
  const texts = finalTexts[language].turn;
  return fillText(texts[turn.state], language, { reason: oneLine(turn.reason) });
}

const timesOf = ({ began, ended }: Turn, { language }: ProtocolSource): string =>
  began === '' || ended === ''
    ? began || '—'
    : fillText(finalTexts[language].turn.between, language, { from: began, to: ended });

function turnTable(source: ProtocolSource, turns: readonly StandingTurn[]): Block {
  const { language } = source;
  const { column: titles, place } = finalTexts[language];
  const { column: own } = documentTexts[language];
  return {
    type: 'table',
    id: 'turns',
    columns: [
      column('place', titles.turn, 'center'),
      column('number', own.number, 'center'),
      column('project', own.project),
      column('applicant', own.applicant),
      column('time', titles.time, 'center'),
      column('where', titles.place),
      column('ground', titles.outcome),
    ],
    rows: turns.map(({ submission, number, turn }) => [
      String(number),
      submission,
      projectTitle(source, submission),
      applicantName(source, submission),
      timesOf(turn, source),
      place[turn.place],
      outcomeText(turn, source),
    ]),
  };
}

/** Who came late, and turns that too few heard. */
function attendanceBlocks(
  source: ProtocolSource,
  turns: readonly StandingTurn[],
): readonly Block[] {
  const { state, ranking, language } = source;
  const texts = finalTexts[language].section;
  const said = state.finalAttendance.get(ranking.stage) ?? new Map<string, FinalAttendance>();
  if (said.size === 0) return [];
  const late = [...said].flatMap(([member, { from, reason }]) => {
    const first = turns.find(({ submission }) => submission === from);
    return first === undefined
      ? []
      : [
          fillText(texts.lateItem, language, {
            name: namedMember(source, member),
            number: first.number,
            reason: oneLine(reason),
          }),
        ];
  });
  const order = turns.map(({ submission }) => submission);
  const without = turnQuorums(settingsOf(state), said, order).flatMap(({ met }, at) =>
    met ? [] : [String(at + 1)],
  );
  return [
    ...(late.length === 0
      ? []
      : [sentence('late', fillText(texts.late, language, { list: late.join('; ') }))]),
    ...(without.length === 0
      ? []
      : [sentence('turn-quorum', fillText(texts.quorum, language, { list: without.join(', ') }))]),
  ];
}

function budgetBlocks({ state, ranking, language }: ProtocolSource): readonly Block[] {
  const budgets: Budgets | undefined = state.budgets.get(ranking.stage);
  if (budgets === undefined) return [];
  const all = [...budgets.values()];
  const sum = (of: typeof proposedTotal) =>
    formatTiyn(
      all.reduce((total, budget) => total + of(budget), 0n),
      language,
    );
  const text = finalTexts[language].section.sums;
  const values = { proposed: sum(proposedTotal), awarded: sum(awardedTotal) };
  return [sentence('budgets', fillText(text, language, values))];
}

/** How a live stage went: turns with their times, who came late, what was moved, what budgets came to; nothing of others. */
export function finalSections(source: ProtocolSource): readonly PaperPart[] {
  const { state, ranking, language } = source;
  const turns = turnsOfStage(source);
  if (turns.length === 0) return [];
  const texts = finalTexts[language].section;
  const moves = state.runningOrders.get(ranking.stage)?.moves ?? [];
  const moved = moves.map(({ submission, reason }) =>
    fillText(texts.moveItem, language, { number: submission, reason: oneLine(reason) }),
  );
  const count = {
    count: turns.length,
    done: turns.filter(({ turn }) => turn.state === 'done').length,
    silent: turns.filter(({ turn }) => isUnspoken(turn)).length,
  };
  return [
    {
      id: 'final',
      title: texts.title,
      blocks: [
        sentence('spoke', fillText(texts.spoke, language, count)),
        ...attendanceBlocks(source, turns),
        ...(moved.length === 0
          ? []
          : [sentence('moves', fillText(texts.moves, language, { list: moved.join('; ') }))]),
        turnTable(source, turns),
        ...budgetBlocks(source),
      ],
    },
  ];
}
