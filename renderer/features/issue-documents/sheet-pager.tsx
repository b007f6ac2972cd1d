import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';

/** Goes through the sheets of a paper one by one. */
export function SheetPager({
  at,
  total,
  onGo,
}: {
  /** The sheet that is shown, the first being 0. */
  readonly at: number;
  readonly total: number;
  readonly onGo: (at: number) => void;
}) {
  const { t } = useText('issue');
  return (
    <div className="sheet-pager" role="group" aria-label={t('pager.label')}>
      <Button icon="left" disabled={at === 0} onClick={() => onGo(at - 1)}>
        {t('pager.previous')}
      </Button>
      <span className="num" role="status">
        {t('pager.at', { at: at + 1, total })}
      </span>
      <Button icon="right" disabled={at + 1 >= total} onClick={() => onGo(at + 1)}>
        {t('pager.next')}
      </Button>
    </div>
  );
}
