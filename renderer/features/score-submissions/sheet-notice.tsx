import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import type { WorkItem } from './juror-work.ts';

/** Why a sheet is closed, or open again, in a sentence. */
export function SheetNotice({
  item,
  state,
}: {
  readonly item: WorkItem;
  readonly state: ContestState;
}) {
  const { t, format } = useText('score');
  const { sheet } = item;
  if (sheet.status === 'recused') {
    const recusal = state.recusals.find(
      (each) =>
        each.stage === sheet.stage &&
        each.submission === sheet.submission &&
        each.juror === sheet.juror,
    );
    return (
      <Banner icon="hand" title={t('notice.recused')}>
        {recusal?.reason}
      </Banner>
    );
  }
  if (sheet.handIn !== null && sheet.reopening !== null)
    return (
      <Banner tone="warn" icon="pen" title={t('notice.reopened')}>
        {t('notice.reopenedDetail')}
      </Banner>
    );
  if (sheet.status === 'disputed')
    return (
      <Banner tone="warn" title={t('notice.disputed')}>
        {t('notice.disputedDetail')}
      </Banner>
    );
  if (sheet.handIn === null) return null;
  const { wallClock } = sheet.handIn;
  return (
    <Banner
      icon="lock"
      title={t('notice.handedIn', {
        date: format.date(wallClock, 'press'),
        time: format.time(wallClock),
      })}
    >
      {t('notice.handedInDetail')}
    </Banner>
  );
}
