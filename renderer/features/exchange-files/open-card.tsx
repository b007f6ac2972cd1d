import { useOneFile } from '../../hand-over/use-one-file.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Card } from '../../ui/card.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';

/** The card from headquarters; opening it sends nothing yet. */
export function OpenCard() {
  const { t } = useText('exchange-files');
  const desk = useDeskCommands();
  const command = useCommand();
  const { take, pick } = useOneFile(
    command.fail,
    (file) => void command.run(() => desk.openCard(file)),
  );
  return (
    <Card title={t('card.title')}>
      <div className="col g3">
        <p>{t('card.text')}</p>
        <FileDrop
          icon="key"
          prompt={t('card.drop')}
          button={t('card.pick')}
          busy={command.busy}
          onPick={pick}
          onFiles={take}
        />
        <ErrorBanner error={command.error} />
      </div>
    </Card>
  );
}
