import { useState } from 'react';

import { useText } from '../../language/use-text.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { enteredPassphrase, NewPassphrase, noEntries } from '../../ui/new-passphrase.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useCommand } from '../../storage/use-command.ts';

/** Fewest characters of a passphrase; the desk asks for as many. */
const leastLength = 8;

/** The present passphrase, and the next one twice. */
function useNewPassphrase(onChanged: () => void) {
  const desk = useDeskCommands();
  const command = useCommand();
  const [old, setOld] = useState('');
  const [entries, setEntries] = useState(noEntries);
  const next = enteredPassphrase(entries, leastLength);
  const ready = next !== null && old !== '';
  const change = async () => {
    if (next === null || !ready) return;
    const changed = await command.run(() => desk.changePassphrase({ old, next }));
    if (changed !== null) onChanged();
  };
  return { ...command, old, setOld, entries, setEntries, ready, change };
}

/** A new passphrase for the same key; the old one is asked for first. */
export function ChangePassphrase({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText('keys');
  const toast = useToast();
  const form = useNewPassphrase(() => {
    toast({ text: t('passphrase.said') });
    onClose();
  });
  const verbs = (
    <>
      <Button onClick={onClose}>{t('common:cancel')}</Button>
      <Button
        variant="primary"
        type="submit"
        form="change-passphrase"
        busy={form.busy}
        disabled={!form.ready}
      >
        {t('passphrase.open')}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t('passphrase.open')} verbs={verbs}>
      <form
        id="change-passphrase"
        className="col g3"
        onSubmit={(event) => {
          event.preventDefault();
          void form.change();
        }}
      >
        <ErrorBanner error={form.error} />
        <TextField
          label={t('passphrase.old')}
          type="password"
          autoComplete="current-password"
          value={form.old}
          onChange={form.setOld}
        />
        <NewPassphrase
          words={{
            label: t('passphrase.next'),
            again: t('passphrase.again'),
            show: t('passphrase.show'),
            different: t('passphrase.different'),
            hint: t('passphrase.rule', { least: String(leastLength) }),
          }}
          entries={form.entries}
          onChange={form.setEntries}
        />
        <p className="meta">{t('passphrase.copies')}</p>
      </form>
    </Dialog>
  );
}
