import { type SyntheticEvent, useEffect, useRef, useState } from 'react';

import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { RestorePreview, SnapshotFacts } from '../../storage/desk.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Card, KeyValues } from '../../ui/card.tsx';
import { CheckField, TextField } from '../../ui/field.tsx';
import type { ReadCopy } from './use-choosing.ts';

/** What the copy says of itself before it is opened. */
function Facts({ facts }: { readonly facts: SnapshotFacts }) {
  const { t, format } = useText('keep-safe');
  const { createdAt, role, operations, program, reason } = facts;
  return (
    <KeyValues
      items={[
        [t('restore.made'), `${format.date(createdAt, 'press')}, ${format.time(createdAt)}`],
        [t('list.why'), t(`reason.${reason}`)],
        [t('restore.role'), t(`common:roles.${role}`)],
        [t('restore.records'), format.number(operations)],
        [t('restore.program'), program],
      ]}
    />
  );
}

/** Opens the copy with its passphrase and checks all of it; nothing is written. */
export function OpenCopy({
  copy: { file, facts },
  onOpened,
  onBack,
}: {
  readonly copy: ReadCopy;
  readonly onOpened: (preview: RestorePreview, passphrase: string) => void;
  readonly onBack: () => void;
}) {
  const { t } = useText('keep-safe');
  const desk = useDeskCommands();
  const opening = useCommand();
  const [passphrase, setPassphrase] = useState('');
  const [shown, setShown] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // The button that led here is gone: whoever works by keyboard goes on in the field.
  useEffect(() => field.current?.focus(), []);
  const ready = !facts.locked || passphrase !== '';
  const open = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!ready) return;
    const preview = await opening.run(() => desk.previewRestore({ file, passphrase }));
    if (preview !== null) onOpened(preview, passphrase);
  };
  return (
    <Card title={t('restore.facts')} className="restore-card">
      <form className="col g4" onSubmit={(event) => void open(event)}>
        <Facts facts={facts} />
        {facts.locked ? (
          <div className="col g3 narrow">
            <TextField
              ref={field}
              label={t('restore.passphrase')}
              hint={t('restore.passphraseHint')}
              type={shown ? 'text' : 'password'}
              autoComplete="current-password"
              value={passphrase}
              onChange={setPassphrase}
            />
            <CheckField label={t('restore.show')} checked={shown} onChange={setShown} />
          </div>
        ) : (
          <p className="muted">{t('restore.noPassphrase')}</p>
        )}
        <ErrorBanner error={opening.error} />
        <div className="row g3 wrap">
          <Button icon="left" disabled={opening.busy} onClick={onBack}>
            {t('restore.other')}
          </Button>
          <Button type="submit" variant="primary" size="lg" busy={opening.busy} disabled={!ready}>
            {opening.busy ? t('restore.looking') : t('restore.look')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
