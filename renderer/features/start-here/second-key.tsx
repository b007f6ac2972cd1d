import { type SyntheticEvent, useState } from 'react';

import { utf8ToBytes } from '../../../shared/basics/bytes.ts';
import { ok } from '../../../shared/basics/result.ts';
import { useHost } from '../../host/host-context.ts';
import { useText } from '../../language/use-text.ts';
import type { NamedFile, PreparedKey } from '../../storage/desk.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import { enteredPassphrase, noEntries } from '../../ui/new-passphrase.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { FileChoice } from './file-choice.tsx';
import { NewPassphraseFields } from './new-passphrase-fields.tsx';
import { leastPassphraseLength } from './passphrase-strength.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useCommand } from '../../storage/use-command.ts';

const requestFile = 'qazylar-second-key.txt';

/** First visit: a key is made here, under a passphrase of its keeper. */
function PrepareKey({ onBack }: { readonly onBack: () => void }) {
  const { t } = useText('first-run');
  const desk = useDeskCommands();
  const preparing = useCommand();
  const [entries, setEntries] = useState(noEntries);
  const passphrase = enteredPassphrase(entries, leastPassphraseLength);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (passphrase !== null) void preparing.run(() => desk.prepareKey({ passphrase }));
  };
  return (
    <form className="col g4 narrow" onSubmit={submit}>
      <NewPassphraseFields entries={entries} onChange={setEntries} />
      <ErrorBanner error={preparing.error} />
      <div className="row g3 wrap">
        <Button icon="left" onClick={onBack} disabled={preparing.busy}>
          {t('common:back')}
        </Button>
        <Button
          type="submit"
          variant="primary"
          size="lg"
          busy={preparing.busy}
          disabled={passphrase === null}
        >
          {preparing.busy ? t('passphrase.busy') : t('secondKey.prepare')}
        </Button>
      </div>
    </form>
  );
}

/** The request that goes to headquarters, as a file or in front of its camera. */
function GiveRequest({ prepared }: { readonly prepared: PreparedKey }) {
  const { t } = useText('first-run');
  const host = useHost();
  const saving = useCommand();
  const save = async () => {
    await saving.run<unknown>(async () => {
      const file = { name: requestFile, bytes: utf8ToBytes(`${prepared.request}\n`) };
      const saved = await host.saveFiles([file]);
      // Closing the dialog is a choice and not a failure.
      return !saved.ok && saved.error.type === 'SaveCancelled' ? ok(null) : saved;
    });
  };
  return (
    <Card title={t('secondKey.giveTitle')}>
      <div className="col g3">
        <p>{t('secondKey.giveText')}</p>
        <div className="request">
          <Fingerprint label={t('common:fingerprint')} digits={prepared.fingerprint} size="lg" />
          <QrCode text={prepared.request} label={t('secondKey.qr')} />
        </div>
        <ErrorBanner error={saving.error} />
        <div className="row wrap">
          <Button icon="download" busy={saving.busy} onClick={() => void save()}>
            {t('secondKey.save')}
          </Button>
        </div>
      </div>
    </Card>
  );
}

/** Second visit: headquarters has founded the contest with this key and gives its archive. */
function OpenArchive() {
  const { t } = useText('first-run');
  const desk = useDeskCommands();
  const joining = useCommand();
  const [archive, setArchive] = useState<NamedFile | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (archive === null || passphrase === '') return;
    void joining.run(() => desk.joinAsRoot({ file: archive, passphrase }));
  };
  return (
    <Card title={t('secondKey.joinTitle')}>
      <form className="col g3 narrow" onSubmit={submit}>
        <p>{t('secondKey.joinText')}</p>
        <FileChoice
          label={t('restore.archive')}
          hint={t('secondKey.archiveHint')}
          file={archive}
          onChoose={setArchive}
          onFail={joining.fail}
        />
        <TextField
          label={t('secondKey.passphrase')}
          type="password"
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
        />
        <ErrorBanner error={joining.error} />
        <div className="row">
          <Button
            type="submit"
            variant="primary"
            busy={joining.busy}
            disabled={archive === null || passphrase === ''}
          >
            {t('secondKey.join')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

/** The second key keeper: makes a key, shows it to headquarters, and later opens headquarters' archive with it. */
export function SecondKey({ onBack }: { readonly onBack: () => void }) {
  const { t } = useText('first-run');
  const { preparedKey } = useDesk('preparedKey');
  if (preparedKey === null) return <PrepareKey onBack={onBack} />;
  return (
    <div className="col g4">
      <GiveRequest prepared={preparedKey} />
      <OpenArchive />
      <div className="row">
        <Button icon="left" onClick={onBack}>
          {t('common:back')}
        </Button>
      </div>
    </div>
  );
}
