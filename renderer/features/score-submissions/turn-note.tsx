import type { Id } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import type { WorkItem } from './juror-work.ts';

/** On a live stage: the first turn whose sheet is not handed in yet, with the way to it. */
export function TurnNote({
  items,
  turns,
}: {
  readonly items: readonly WorkItem[];
  readonly turns: ReadonlyMap<Id, number>;
}) {
  const { t, format } = useText('juror-list');
  const numbered = items.flatMap((item) => {
    const number = turns.get(item.submission.id);
    const open = item.sheet.handIn === null && item.sheet.status !== 'recused';
    return number === undefined || !open ? [] : [{ item, number }];
  });
  const [first] = numbered.toSorted((a, b) => a.number - b.number);
  if (first === undefined) return null;
  const { id, title } = first.item.submission;
  return (
    <Banner
      icon="play"
      title={t('turn.now', {
        number: format.number(first.number),
        count: format.number(turns.size),
      })}
      action={
        <LinkButton variant="primary" icon="pen" href={`#/sheet/${id}`}>
          {t('turn.open')}
        </LinkButton>
      }
    >
      {title}
    </Banner>
  );
}
