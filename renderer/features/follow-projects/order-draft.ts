import type { Language } from '../../../shared/basics/localized.ts';
import { cleanLines, cleanText } from '../../../shared/contest/clean-text.ts';
import type { ContestSettings, Id } from '../../../shared/contest/contest.ts';
import { type MonitoringOrder, reportDueDay } from '../../../shared/following/monitoring-order.ts';
import { dayFault, dayText, type FieldFault, typedDay } from './typed-values.ts';

/** An order as it is typed. */
export interface OrderDraft {
  readonly number: string;
  readonly orderedBy: string;
  readonly office: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly due: string;
  readonly task: string;
  readonly preparedBy: string;
  readonly position: string;
  /** One a line. */
  readonly proposals: string;
  readonly reported: string;
}

const nothing: OrderDraft = {
  number: '',
  orderedBy: '',
  office: '',
  day: '',
  from: '',
  to: '',
  due: '',
  task: '',
  preparedBy: '',
  position: '',
  proposals: '',
  reported: '',
};

const mostProposals = 50;

export const draftOfOrder = (order: MonitoringOrder | null, language: Language): OrderDraft =>
  order === null
    ? nothing
    : {
        number: order.number,
        orderedBy: order.orderedBy,
        office: order.office,
        day: dayText(order.day, language),
        from: dayText(order.from, language),
        to: dayText(order.to, language),
        due: dayText(order.due, language),
        task: order.task,
        preparedBy: order.preparedBy.name,
        position: order.preparedBy.position,
        proposals: order.proposals.join('\n'),
        reported: dayText(order.reported, language),
      };

/** The draft with the day by which its report is due, as the regulation reckons it from the day of the order. */
export function withDue(
  draft: OrderDraft,
  settings: Pick<ContestSettings, 'reportDaysAfterOrder'>,
  language: Language,
): OrderDraft {
  const day = typedDay(draft.day);
  const due = day === null || day === '' ? null : reportDueDay(day, settings);
  return due === null ? draft : { ...draft, due: dayText(due, language) };
}

/** What is wrong between the days of a draft. */
export function orderFaults({ day, from, to, due }: OrderDraft): {
  readonly to: FieldFault | null;
  readonly due: FieldFault | null;
} {
  const before = (first: string, last: string): FieldFault | null => {
    const [a, b] = [typedDay(first) ?? '', typedDay(last) ?? ''];
    return a !== '' && b !== '' && b < a ? 'tooEarly' : null;
  };
  return { to: before(from, to), due: before(day, due) };
}

/** The order as it is recorded; null while something in the draft is wrong. */
export function orderOf(draft: OrderDraft, id: Id): MonitoringOrder | null {
  const faults = orderFaults(draft);
  const isWrong =
    [draft.day, draft.from, draft.to, draft.due].some((text) => dayFault(text, true) !== null) ||
    dayFault(draft.reported, false) !== null ||
    faults.to !== null ||
    faults.due !== null ||
    draft.orderedBy.trim() === '';
  if (isWrong) return null;
  const day = (text: string): string => typedDay(text) ?? '';
  return {
    id,
    number: cleanText(draft.number),
    orderedBy: cleanText(draft.orderedBy),
    office: cleanText(draft.office),
    day: day(draft.day),
    from: day(draft.from),
    to: day(draft.to),
    due: day(draft.due),
    task: cleanLines(draft.task),
    preparedBy: { name: cleanText(draft.preparedBy), position: cleanText(draft.position) },
    proposals: draft.proposals
      .split('\n')
      .map((line) => cleanText(line).slice(0, 1000))
      .filter((line) => line !== '')
      .slice(0, mostProposals),
    reported: day(draft.reported),
  };
}
