import { useState } from 'react';

import { ok } from '../../../shared/basics/result.ts';
import { useHost } from '../../host/host-context.ts';
import { useText } from '../../language/use-text.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useCommand } from '../../storage/use-command.ts';

/** Headquarters' key as a file that nothing protects: asked for with the passphrase, and said what it can do. */
export function SaveKeyFile({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText('keys');
  const desk = useDeskCommands();
  const host = useHost();
  const command = useCommand();
  const toast = useToast();
  const [passphrase, setPassphrase] = useState('');
  const save = async () => {
    const saved = await command.run(async () => {
      const file = await desk.exportKey(passphrase);
      if (!file.ok) return file;
      const written = await host.saveFiles([file.value]);
      // Closing the system's dialog is a choice and not a failure.
      if (!written.ok && written.error.type === 'SaveCancelled') return ok(false);
      return written.ok ? ok(true) : written;
    });
    if (saved !== true) return;
    toast({ text: t('file.said') });
    onClose();
  };
  const verbs = (
    <>
      <Button onClick={onClose}>{t('common:cancel')}</Button>
      <Button
        variant="primary"
        icon="download"
        type="submit"
        form="save-key-file"
        busy={command.busy}
        disabled={passphrase === ''}
      >
        {t('file.open')}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t('file.open')} verbs={verbs}>
      <form
        id="save-key-file"
        className="col g3"
        onSubmit={(event) => {
          event.preventDefault();
          if (passphrase !== '') void save();
        }}
      >
        <Banner tone="warn">{t('file.warning')}</Banner>
        <p>{t('file.use')}</p>
        <ErrorBanner error={command.error} />
        <TextField
          label={t('passphrase.again1')}
          type="password"
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
        />
      </form>
    </Dialog>
  );
}
