import type { ExchangeCredentials, ExchangePlace } from '../../../shared/exchange/place.ts';
import { SavedFiles } from '../../hand-over/saved-files.tsx';
import { useSaving } from '../../hand-over/use-saving.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';

/** Headquarters' cards, by which the others join; also made again, when a region has come. */
export function MakeCards({
  place,
  credentials,
}: {
  readonly place: ExchangePlace;
  readonly credentials: ExchangeCredentials | null;
}) {
  const { t } = useText('exchange-files');
  const desk = useDeskCommands();
  const isOn = useDesk('exchange').exchange !== null;
  const { busy, saved, error, run } = useSaving({
    write: () => desk.makeCards({ place, credentials }),
    confirm: false,
  });
  return (
    <Card title={isOn ? t('cards.others') : t('cards.title')}>
      <div className="col g3">
        <p>{t('cards.text')}</p>
        <div>
          <Button
            variant={isOn ? 'default' : 'primary'}
            icon="files"
            busy={busy}
            onClick={() => void run()}
          >
            {isOn ? t('cards.again') : t('cards.make')}
          </Button>
        </div>
        <SavedFiles saved={saved}>
          {saved?.files.length === 1 ? t('cards.noRegion') : t('cards.give')}
        </SavedFiles>
        <ErrorBanner error={error} />
      </div>
    </Card>
  );
}
