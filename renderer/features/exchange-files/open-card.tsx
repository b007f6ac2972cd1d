import { useState } from 'react';

import { isPlaceOf } from '../../../shared/exchange/place.ts';
import { useOneFile } from '../../hand-over/use-one-file.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { NamedFile } from '../../storage/desk.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { UsedPlace } from './use-place.ts';

/** The card from headquarters, or a later one in place of it; opening it sends nothing yet. */
export function OpenCard({ used }: { readonly used: UsedPlace }) {
  const { t } = useText('exchange-files');
  const before = useDesk('exchange').exchange?.place ?? null;
  const desk = useDeskCommands();
  const command = useCommand();
  const [taken, setTaken] = useState(false);
  const open = async (file: NamedFile) => {
    setTaken(false);
    const place = await command.run(() => desk.openCard(file));
    if (place === null || before === null) return;
    const isSame = isPlaceOf(before, place) && before.address === place.address;
    // A folder that was chosen for the former place would be taken for the next one's.
    if (!isSame) await used.forget();
    setTaken(true);
  };
  const { take, pick } = useOneFile(command.fail, (file) => void open(file));
  const isOn = before !== null;
  return (
    <Card title={isOn ? t('card.newTitle') : t('card.title')}>
      <div className="col g3">
        <p>{isOn ? t('card.newText') : t('card.text')}</p>
        {isOn ? (
          // What is dropped here by then is a file of the contest, which goes its usual way.
          <div>
            <Button icon="key" busy={command.busy} onClick={pick}>
              {t('card.pick')}
            </Button>
          </div>
        ) : (
          <FileDrop
            icon="key"
            prompt={t('card.drop')}
            button={t('card.pick')}
            busy={command.busy}
            onPick={pick}
            onFiles={take}
          />
        )}
        {taken && (
          <p className="row g3 exchange-good" role="status">
            <Icon name="done" />
            <span>{used.place === null ? t('card.takenElsewhere') : t('card.taken')}</span>
          </p>
        )}
        <ErrorBanner error={command.error} />
      </div>
    </Card>
  );
}
