import { useText } from '../../language/use-text.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PartsBar, PartsLegend } from '../../ui/progress.tsx';
import type { WorkCounts, WorkItem } from './juror-work.ts';

/** How far the juror is, in figures and as a bar, and the ways to the next sheet and to all that was scored. */
export function ProgressCard({
  counts,
  next,
}: {
  readonly counts: WorkCounts;
  readonly next: WorkItem | null;
}) {
  const { t, format } = useText('juror-list');
  const handedIn = counts['handed-in'] + counts.disputed;
  const done = handedIn + counts.complete;
  const all = done + counts.partial + counts.empty;
  const parts = [
    { id: 'handed-in', amount: handedIn, look: 'solid', label: t('progress.handedIn') },
    { id: 'complete', amount: counts.complete, look: 'blue', label: t('progress.complete') },
    { id: 'partial', amount: counts.partial, look: 'hatched', label: t('progress.partial') },
    { id: 'empty', amount: counts.empty, look: 'empty', label: t('progress.empty') },
  ] as const;
  return (
    <Card
      title={t('progress.title', { done: format.number(done), total: format.number(all) })}
      aside={all === 0 ? undefined : <span className="muted">{format.percent(done / all, 0)}</span>}
    >
      <PartsBar
        label={parts.map((part) => `${part.label}: ${format.number(part.amount)}`).join(', ')}
        parts={parts}
      />
      <PartsLegend items={parts.map((part) => ({ ...part, value: format.number(part.amount) }))} />
      {next !== null && (
        <LinkButton
          wide
          icon="right"
          kbd="N"
          href={`#/sheet/${next.submission.id}`}
          aria-keyshortcuts="N"
        >
          {t('progress.next')}
        </LinkButton>
      )}
      <LinkButton wide variant="quiet" icon="rank" href="#/own">
        {t('progress.own')}
      </LinkButton>
    </Card>
  );
}
