import { useHost } from '../../host/host-context.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { NamedFile } from '../../storage/desk.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Card } from '../../ui/card.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';

/** The card from headquarters; opening it sends nothing yet. */
export function OpenCard() {
  const { t } = useText('exchange-files');
  const host = useHost();
  const desk = useDeskCommands();
  const command = useCommand();
  const open = async (files: readonly NamedFile[]) => {
    const [file, ...others] = files;
    if (file === undefined) return;
    if (others.length > 0) command.fail({ type: 'OneFileExpected' });
    else await command.run(() => desk.openCard(file));
  };
  const pick = async () => {
    // Mail programs rename files: what a file is shows by its content, so any name can be chosen.
    const files = await host.pickFiles({ accept: [], multiple: false }).catch(() => null);
    if (files === null) command.fail({ type: 'FileUnreadable' });
    else await open(files);
  };
  return (
    <Card title={t('card.title')}>
      <div className="col g3">
        <p>{t('card.text')}</p>
        <FileDrop
          icon="key"
          prompt={t('card.drop')}
          button={t('card.pick')}
          busy={command.busy}
          onPick={() => void pick()}
          onFiles={(files) => void open(files)}
        />
        <ErrorBanner error={command.error} />
      </div>
    </Card>
  );
}
