import type { UpdateFacts, UpdateOffer } from '../../../shared/host/updates.ts';
import { useText } from '../../language/use-text.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';

/** What a chosen file is, what will happen with it, and the button that begins. */
export function OfferedUpdate({
  facts,
  offer,
  onBegin,
  onOther,
}: {
  readonly facts: UpdateFacts;
  readonly offer: UpdateOffer;
  readonly onBegin: () => void;
  readonly onOther: () => void;
}) {
  const { t, format } = useText('update-program');
  const { phase } = useDesk('phase');
  const isEmpty = phase === 'empty';
  return (
    <div className="col g4">
      <div>
        <p>
          <b>{t('offer', { version: offer.version })}</b>
        </p>
        <p className="muted">
          {t('now', { version: facts.version, size: format.size(offer.size) })}
        </p>
      </div>
      <div>
        <h4>{t('notes')}</h4>
        <p className="update-notes">{format.localized(offer.notes)}</p>
      </div>
      <div>
        <h4>{t('steps')}</h4>
        <ol className="update-steps">
          {!isEmpty && <li>{t('step.copy')}</li>}
          <li>{t('step.check')}</li>
          <li>{t(`step.${facts.ending}`)}</li>
        </ol>
      </div>
      {phase === 'locked' && <Banner tone="warn">{t('locked')}</Banner>}
      <div className="row wrap">
        <Button
          variant="primary"
          icon="refresh"
          disabled={phase === 'locked' || phase === 'starting'}
          onClick={onBegin}
        >
          {isEmpty ? t('beginEmpty') : t('begin')}
        </Button>
        <Button variant="quiet" onClick={onOther}>
          {t('other')}
        </Button>
      </div>
    </div>
  );
}
