import { useState } from 'react';

import { ok } from '../../../shared/basics/result.ts';
import type { SavedFiles } from '../../../shared/host/host-table.ts';
import { RemovableNote } from '../../hand-over/removable-note.tsx';
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

/** The file was read back: whoever saved it to a stick is told when it may be pulled out. */
function ReadBack({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText('keys');
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('file.said')}
      verbs={<Button onClick={onClose}>{t('common:close')}</Button>}
    >
      <RemovableNote verified />
    </Dialog>
  );
}

/** Headquarters' key as a file that nothing protects: asked for with the passphrase, and said what it can do. */
export function SaveKeyFile({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText('keys');
  const desk = useDeskCommands();
  const host = useHost();
  const command = useCommand();
  const toast = useToast();
  const [passphrase, setPassphrase] = useState('');
  const [verified, setVerified] = useState(false);
  const save = async () => {
    const saved = await command.run<SavedFiles | null>(async () => {
      const file = await desk.exportKey(passphrase);
      if (!file.ok) return file;
      const written = await host.saveFiles([file.value]);
      // Closing the system's dialog is a choice and not a failure.
      return !written.ok && written.error.type === 'SaveCancelled' ? ok(null) : written;
    });
    if (saved === null) return;
    toast({ text: t('file.said') });
    if (saved.verified) setVerified(true);
    else onClose();
  };
  if (verified) return <ReadBack onClose={onClose} />;
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
