import type { SheetStatus } from '../../../shared/scoring/sheet.ts';
import { useText } from '../../language/use-text.ts';
import { Chip, type Tone } from '../../ui/chip.tsx';
import type { IconName } from '../../ui/icon.tsx';
import type { WorkItem } from './juror-work.ts';

const looks: Readonly<Record<SheetStatus, { readonly tone: Tone; readonly icon: IconName }>> = {
  empty: { tone: 'line', icon: 'circle' },
  partial: { tone: 'info', icon: 'half' },
  complete: { tone: 'ok', icon: 'done' },
  'handed-in': { tone: 'neutral', icon: 'lock' },
  disputed: { tone: 'warn', icon: 'alert' },
  recused: { tone: 'neutral', icon: 'hand' },
};

/** Picture of a sheet's state, for the start of a row. */
export const statusIcon = (item: WorkItem, later: boolean): IconName =>
  later && item.sheet.status === 'empty' ? 'later' : looks[item.sheet.status].icon;

/** A sheet's state in words; `plain` where the row has the picture already. */
export function SheetChip({
  item,
  later,
  plain = false,
}: {
  readonly item: WorkItem;
  readonly later: boolean;
  readonly plain?: boolean;
}) {
  const { t, format } = useText('juror-list');
  const { status } = item.sheet;
  if (later && status === 'empty')
    return (
      <Chip tone="warn" {...(plain ? {} : { icon: 'later' })}>
        {t('status.later')}
      </Chip>
    );
  const { tone, icon } = looks[status];
  const { answered, total, missingScores } = item.progress;
  const onlyComments = status === 'partial' && missingScores.length === 0;
  const partly = t('status.partialOf', {
    done: format.number(answered),
    total: format.number(total),
  });
  return (
    <Chip tone={onlyComments ? 'warn' : tone} {...(plain ? {} : { icon })}>
      {onlyComments
        ? t('status.commentMissing')
        : status === 'partial'
          ? partly
          : t(`status.${status}`)}
    </Chip>
  );
}
