import { type SyntheticEvent, useState } from 'react';

import { useHost } from '../../host/host-context.ts';
import { useText } from '../../language/use-text.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { CheckField, TextField } from '../../ui/field.tsx';
import { FirstRunFrame } from './first-run-frame.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useCommand } from '../../storage/use-command.ts';

/** What a person can do who has forgotten the passphrase: ask for a new invitation, and start again with it. */
function Forgotten() {
  const { t } = useText('first-run');
  const desk = useDeskCommands();
  const host = useHost();
  const erasing = useCommand();
  const [asked, setAsked] = useState(false);
  const [sure, setSure] = useState(false);
  const close = () => {
    setAsked(false);
    setSure(false);
  };
  const erase = async () => {
    const erased = await desk.erase();
    // The next contest here exchanges at a place that somebody chooses for it.
    if (erased.ok) await host.exchange?.forget();
    return erased;
  };
  return (
    <>
      <Banner title={t('unlock.forgotWhat')} icon="key">
        {t('unlock.forgotDo')}
      </Banner>
      <ErrorBanner error={erasing.error} />
      <div className="row">
        <Button variant="danger" onClick={() => setAsked(true)}>
          {t('unlock.erase')}
        </Button>
      </div>
      <ConfirmDialog
        open={asked}
        onClose={close}
        title={t('unlock.eraseTitle')}
        verb={t('unlock.eraseVerb')}
        cancel={t('common:cancel')}
        danger
        busy={erasing.busy}
        disabled={!sure}
        onConfirm={() => void erasing.run(erase).then(close)}
      >
        <p>{t('unlock.eraseText')}</p>
        <CheckField label={t('unlock.eraseSure')} checked={sure} onChange={setSure} />
      </ConfirmDialog>
    </>
  );
}

/** The locked door: asks for the passphrase of the contest on this computer. */
export function UnlockScreen() {
  const { t } = useText('first-run');
  const desk = useDeskCommands();
  const unlocking = useCommand();
  const [passphrase, setPassphrase] = useState('');
  const [shown, setShown] = useState(false);
  const [forgotten, setForgotten] = useState(false);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (passphrase !== '') void unlocking.run(() => desk.unlock(passphrase));
  };
  return (
    <FirstRunFrame title={t('unlock.title')} text={t('unlock.text')}>
      <form className="col g4 narrow" onSubmit={submit}>
        <TextField
          label={t('passphrase.label')}
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
        />
        <CheckField label={t('passphrase.show')} checked={shown} onChange={setShown} />
        <ErrorBanner error={unlocking.error} />
        <div className="row g3 wrap">
          <Button
            type="submit"
            variant="primary"
            size="lg"
            icon="key"
            busy={unlocking.busy}
            disabled={passphrase === ''}
          >
            {t('unlock.open')}
          </Button>
          <Button
            variant="quiet"
            aria-expanded={forgotten}
            onClick={() => setForgotten(!forgotten)}
          >
            {t('unlock.forgot')}
          </Button>
        </div>
      </form>
      {forgotten && <Forgotten />}
    </FirstRunFrame>
  );
}
