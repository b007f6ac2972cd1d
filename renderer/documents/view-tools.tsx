import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { useText } from '../language/use-text.ts';
import { Button } from '../ui/button.tsx';
import { isLargest, isSmallest, type Zoom } from './zoom.ts';

/** Smaller, how large it is now, larger, as wide as its place. */
function ZoomTools({
  zoom,
  percent,
  onStep,
  onFit,
}: {
  readonly zoom: Zoom;
  readonly percent: number;
  readonly onStep: (direction: 1 | -1) => void;
  readonly onFit: () => void;
}) {
  const { t, format } = useText('document-pane');
  return (
    <div className="row" role="group" aria-label={t('zoom.label')}>
      <Button
        icon="minus"
        aria-label={t('zoom.out')}
        aria-disabled={isSmallest(percent)}
        onClick={() => onStep(-1)}
      />
      <output className="zoom-level" aria-label={t('zoom.level')}>
        {format.percent(percent / 100, 0)}
      </output>
      <Button
        icon="plus"
        aria-label={t('zoom.in')}
        aria-disabled={isLargest(percent)}
        onClick={() => onStep(1)}
      />
      <Button variant="quiet" aria-pressed={zoom.type === 'fit'} onClick={onFit}>
        {t('zoom.fit')}
      </Button>
    </div>
  );
}

/** The page that is read, of how many; another one by its number or step by step. */
export function PageTools({
  page,
  total,
  onPage,
}: {
  readonly page: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}) {
  const { t, format } = useText('document-pane');
  const [typed, setTyped] = useState<string | null>(null);
  const go = (event: SyntheticEvent) => {
    event.preventDefault();
    const wanted = Number.parseInt(typed ?? '', 10);
    setTyped(null);
    if (wanted >= 1) onPage(Math.min(wanted, total));
  };
  return (
    <form className="row" onSubmit={go} aria-label={t('page.label')}>
      <Button
        icon="up"
        aria-label={t('page.previous')}
        aria-disabled={page <= 1}
        onClick={() => onPage(Math.max(1, page - 1))}
      />
      <input
        className="page-number"
        inputMode="numeric"
        autoComplete="off"
        aria-label={t('page.number', { total: format.number(total) })}
        maxLength={5}
        value={typed ?? String(page)}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, ''))}
        onBlur={() => setTyped(null)}
      />
      <span>{t('page.of', { total: format.number(total) })}</span>
      <Button
        icon="down"
        aria-label={t('page.next')}
        aria-disabled={page >= total}
        onClick={() => onPage(Math.min(total, page + 1))}
      />
    </form>
  );
}

/** The line of tools above what is read. */
export function ViewTools({
  children,
  ...zoom
}: Parameters<typeof ZoomTools>[0] & { readonly children?: ReactNode }) {
  return (
    <div className="view-tools">
      {children}
      <ZoomTools {...zoom} />
    </div>
  );
}
