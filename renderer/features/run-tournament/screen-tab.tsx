import { useText } from '../../language/use-text.ts';
import { StagePicture } from '../../show/stage-picture.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { StandingsShow } from './use-standings-show.ts';

/** Opens the public window, fills its screen, closes it. */
function WindowButtons({ show }: Pick<StandingsShow, 'show'>) {
  const { t } = useText('tournament');
  const isOpen = show.status === 'open' || show.status === 'opening';
  if (!isOpen)
    return (
      <Button variant="primary" icon="screen" onClick={show.open}>
        {t('screen.open')}
      </Button>
    );
  return (
    <>
      <Button icon="screen" onClick={show.fullScreen}>
        {t('screen.fullScreen')}
      </Button>
      <Button icon="x" onClick={show.close}>
        {t('screen.close')}
      </Button>
    </>
  );
}

/** Live standings for everybody: what is seen now, turned by itself, held or turned by hand. */
export function ScreenTab({ screen }: { readonly screen: StandingsShow }) {
  const { t, format } = useText('tournament');
  const { show, now, page, pages, held, hold, turn } = screen;
  if (pages === 0)
    return <EmptyState title={t('screen.nothing.title')}>{t('screen.nothing.text')}</EmptyState>;
  return (
    <Card title={t('screen.title')}>
      <div className="col g3">
        <div className="standings-frame">
          <StagePicture picture={now.picture} look="dark" heading="p" />
        </div>
        {show.status === 'refused' && <Banner tone="warn">{t('screen.refused')}</Banner>}
        <div className="row wrap">
          <WindowButtons show={show} />
          <Button icon="left" aria-label={t('screen.previous')} onClick={() => turn(-1)} />
          <span role="status">
            {t('screen.page', { page: format.number(page + 1), count: format.number(pages) })}
          </span>
          <Button icon="right" aria-label={t('screen.next')} onClick={() => turn(1)} />
          <Button aria-pressed={held} icon={held ? 'play' : 'lock'} onClick={() => hold(!held)}>
            {held ? t('screen.go') : t('screen.hold')}
          </Button>
        </div>
        <p className="meta">{t('screen.privacy')}</p>
      </div>
    </Card>
  );
}
