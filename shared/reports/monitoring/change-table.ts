import { fullName } from '../../contest/people.ts';
import { msToIsoDate } from '../../language/date-format.ts';
import type { AmountChange } from '../../merge/following-facts.ts';
import { oneLine } from '../../results/naming.ts';
import type { Block } from '../../results/protocol-parts.ts';
import { column, money, type ReportSource, say, shortDay, texts } from './report-source.ts';

/** Changes of amounts within the period that took the place of earlier ones; new records are no changes. */
export const changesWithin = ({
  state,
  order,
}: Pick<ReportSource, 'state' | 'order'>): readonly (AmountChange & {
  readonly submission: string;
})[] =>
  [...state.following.values()].flatMap(({ submission, changes }) =>
    changes
      .filter(({ from, wallClock }) => {
        const day = msToIsoDate(wallClock);
        return from !== null && day >= order.from && day <= order.to;
      })
      .map((change) => ({ ...change, submission })),
  );

/** Who changed which amount, when by their clock, and why; null where nothing was changed. */
export function changeTable(source: ReportSource): Block | null {
  const changes = changesWithin(source);
  if (changes.length === 0) return null;
  const whoSaid = ({ by, wallClock }: AmountChange): string => {
    const person = source.state.people.get(source.state.keys.get(by)?.person ?? '');
    const name = person === undefined ? texts(source).notSaid : oneLine(fullName(person));
    return `${name}, ${shortDay(msToIsoDate(wallClock), source)}`;
  };
  return {
    type: 'table',
    id: 'changes',
    columns: [
      column(source, 'what', 'field'),
      column(source, 'from', 'sum', 'right'),
      column(source, 'to', 'sum', 'right'),
      column(source, 'who', 'short'),
      column(source, 'why', 'ground'),
    ],
    rows: changes.map((change) => [
      say(source, texts(source).changes[change.of], { number: change.submission }),
      change.from === null ? '' : money(change.from, source),
      money(change.to, source),
      whoSaid(change),
      oneLine(change.reason),
    ]),
  };
}
