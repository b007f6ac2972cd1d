import { formatDate } from '../../language/date-format.ts';
import { clockText, type PlannedEntry, plannedEntries } from '../../pitching/running-order.ts';
import { documentTexts, fillText } from '../../results/document-texts.ts';
import { finalTexts } from '../../results/final-texts.ts';
import { localized, stageOf } from '../../results/naming.ts';
import { plainPaper } from '../../results/paper-frame.ts';
import type { Block, PaperData, ProtocolSource } from '../../results/protocol-parts.ts';
import { applicantName, column, projectTitle, sentence } from '../../results/protocol-words.ts';

/** How long a turn is: "Pitch — 5 min, questions — 4 min". */
function timingLine({ state, ranking, language }: ProtocolSource): readonly string[] {
  const { order } = finalTexts[language];
  const { timing } = stageOf(state, ranking.stage);
  const parts = timing.map(({ title, seconds }) =>
    fillText(order.part, language, {
      title: localized(title, language),
      minutes: Math.round(seconds / 60),
    }),
  );
  return parts.length === 0 ? [] : [fillText(order.timing, language, { parts: parts.join(', ') })];
}

function rowOf(
  source: ProtocolSource,
  { entry, number, minutes }: PlannedEntry,
  half: number,
): readonly string[] {
  const { language } = source;
  const { order, place } = finalTexts[language];
  const time = minutes === null ? '—' : clockText(minutes);
  switch (entry.type) {
    case 'session': {
      const date = entry.date === '' ? null : formatDate(entry.date, language, 'official');
      return [
        date === null
          ? fillText(order.halfPlain, language, { number: half })
          : fillText(order.half, language, { number: half, date }),
      ];
    }
    case 'break':
      return [`${time} · ${fillText(order.break, language, { count: entry.minutes })}`];
    case 'turn':
      return [
        time,
        String(number ?? ''),
        entry.submission,
        projectTitle(source, entry.submission),
        applicantName(source, entry.submission),
        place[entry.place],
      ];
  }
}

/** The order of a live stage for the door of the hall: when each project should begin, and where it speaks. */
export function runningOrderPaper(source: ProtocolSource): PaperData {
  const { state, ranking, language } = source;
  const texts = finalTexts[language];
  const { column: own } = documentTexts[language];
  const order = state.runningOrders.get(ranking.stage) ?? null;
  const planned =
    order === null ? [] : plannedEntries(order.entries, stageOf(state, ranking.stage).timing);
  let half = 0;
  const rows = planned.map((entry) => {
    if (entry.entry.type === 'session') half += 1;
    return rowOf(source, entry, half);
  });
  const table: Block = {
    type: 'table',
    id: 'running-order',
    columns: [
      column('time', texts.column.time, 'center'),
      column('place', texts.column.turn, 'center'),
      column('number', own.number, 'center'),
      column('project', own.project),
      column('applicant', own.applicant),
      column('where', texts.column.place),
    ],
    rows,
  };
  const how =
    order === null
      ? texts.order.none
      : order.method === 'draw'
        ? fillText(texts.order.drawn, language, { seed: order.seed })
        : texts.order.byHand;
  return plainPaper(source, {
    title: texts.order.title,
    lines: timingLine(source),
    sections: [
      {
        id: 'order',
        title: texts.order.turns,
        blocks: order === null ? [sentence('none', how)] : [table, sentence('how', how)],
      },
    ],
  });
}
