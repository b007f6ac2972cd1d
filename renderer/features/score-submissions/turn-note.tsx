import type { Id } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import type { WorkItem } from './juror-work.ts';

interface NumberedItem {
  readonly item: WorkItem;
  readonly number: number;
}

/** Where a juror is in the running order. */
interface Standing {
  readonly now: NumberedItem;
  /** Where to go on if nobody speaks now. */
  readonly next: NumberedItem | null;
  /** Numbers of turns before, whose sheets are not handed in. */
  readonly earlier: readonly number[];
}

const isOpen = ({ item: { sheet } }: NumberedItem): boolean =>
  sheet.handIn === null && sheet.status !== 'recused';

/**
 * The turn that goes on is told by the juror's own sheets: a laptop in the hall does not hear who did not come. Whoever
 * began or handed in a later sheet is past the earlier ones; null where no sheet is open any more.
 */
function standingOf(items: readonly WorkItem[], turns: ReadonlyMap<Id, number>): Standing | null {
  const numbered = items
    .flatMap((item) => {
      const number = turns.get(item.submission.id);
      return number === undefined ? [] : [{ item, number }];
    })
    .toSorted((a, b) => a.number - b.number);
  const begun = numbered.findLast(
    ({ item: { sheet } }) => !['empty', 'recused'].includes(sheet.status),
  );
  const open = numbered.filter(isOpen);
  const ahead = open.filter(({ number }) => number >= (begun?.number ?? 0));
  const [now = null, next = null] = ahead.length > 0 ? ahead : open;
  if (now === null) return null;
  const before = open.filter(({ number }) => number < now.number);
  return { now, next, earlier: before.map(({ number }) => number) };
}

/** On a live stage: the turn that goes on, with the way to its sheet and past it, and what was left out before. */
export function TurnNote({
  items,
  turns,
}: {
  readonly items: readonly WorkItem[];
  readonly turns: ReadonlyMap<Id, number>;
}) {
  const { t, format } = useText('juror-list');
  const standing = standingOf(items, turns);
  if (standing === null) return null;
  const { now, next, earlier } = standing;
  return (
    <Banner
      icon="play"
      title={t('turn.now', { number: format.number(now.number), count: format.number(turns.size) })}
      action={
        <LinkButton variant="primary" icon="pen" href={`#/sheet/${now.item.submission.id}`}>
          {t('turn.open')}
        </LinkButton>
      }
    >
      {now.item.submission.title}
      {earlier.length > 0 && (
        <p className="meta">
          {t('turn.earlier', {
            turns: format.list(earlier.map((number) => format.number(number))),
          })}
        </p>
      )}
      {next !== null && (
        <div className="row wrap">
          <LinkButton href={`#/sheet/${next.item.submission.id}`}>
            {t('turn.next', { number: format.number(next.number) })}
          </LinkButton>
        </div>
      )}
    </Banner>
  );
}
