import { type ReactNode, useEffect, useRef, useState } from 'react';

import { ok } from '../../../shared/basics/result.ts';
import type { SavedFiles } from '../../../shared/host/host-table.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { RemovableNote } from '../../hand-over/removable-note.tsx';
import { useHost } from '../../host/host-context.ts';
import { useText } from '../../language/use-text.ts';
import type { NamedFile, Profile } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { isLastGroup } from './recovery-code.ts';
import { CodeGroups, RecoverySheet } from './recovery-sheet.tsx';
import { useCommand } from '../../storage/use-command.ts';

interface Made {
  readonly file: NamedFile;
  readonly code: string;
}

/** The passphrase first: a copy of headquarters' key is as good as the key. */
function AskPassphrase({
  onMade,
  onBack,
}: {
  readonly onMade: (made: Made) => void;
  readonly onBack: () => void;
}) {
  const { t } = useText('keys');
  const desk = useDeskCommands();
  const command = useCommand();
  const [passphrase, setPassphrase] = useState('');
  const make = async () => {
    const made = await command.run(() => desk.exportRecoveryCopy(passphrase));
    if (made !== null) onMade(made);
  };
  return (
    <Card title={t('recovery.title')}>
      <form
        className="col g4 narrow"
        onSubmit={(event) => {
          event.preventDefault();
          if (passphrase !== '' && !command.busy) void make();
        }}
      >
        <p>{t('recovery.explained')}</p>
        <ErrorBanner error={command.error} />
        <TextField
          label={t('passphrase.again1')}
          type="password"
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
        />
        <div className="row g3 wrap">
          <Button icon="left" onClick={onBack} disabled={command.busy}>
            {t('common:back')}
          </Button>
          <Button type="submit" variant="primary" busy={command.busy} disabled={passphrase === ''}>
            {t('recovery.make')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Step({
  number,
  title,
  done,
  children,
}: {
  readonly number: number;
  readonly title: string;
  readonly done: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useText('keys');
  return (
    <li className="recovery-step">
      <span className="step-mark">
        {done ? <Icon name="done" /> : <span aria-hidden="true">{number}</span>}
        {done && <span className="sr">{t('common:done')}</span>}
      </span>
      <div className="col g3 grow">
        <h3>{title}</h3>
        {children}
      </div>
    </li>
  );
}

/** Saves the copy where the person says; true once it is there. */
function useSavedCopy(file: NamedFile) {
  const host = useHost();
  const command = useCommand();
  const [saved, setSaved] = useState<SavedFiles | null>(null);
  const save = async () => {
    const written = await command.run<SavedFiles | null>(async () => {
      const result = await host.saveFiles([file]);
      return !result.ok && result.error.type === 'SaveCancelled' ? ok(null) : result;
    });
    if (written !== null) setSaved(written);
  };
  return { ...command, saved: saved !== null, verified: saved?.verified === true, save };
}

/** Save the file, print or copy the code, and prove from the paper that it is there. */
function Steps({
  made: { file, code },
  onProved,
}: {
  readonly made: Made;
  readonly onProved: (proved: boolean) => void;
}) {
  const { t } = useText('keys');
  const host = useHost();
  const { saved, verified, busy, error, save } = useSavedCopy(file);
  const [typed, setTyped] = useState('');
  const proved = isLastGroup(typed, code);
  useEffect(() => onProved(saved && proved), [saved, proved, onProved]);
  return (
    <ol className="recovery-steps">
      <Step number={1} title={t('recovery.saveTitle')} done={saved}>
        <p className="muted">{t('recovery.saveText', { file: file.name })}</p>
        <ErrorBanner error={error} />
        <div className="row wrap">
          <Button icon="download" busy={busy} onClick={() => void save()}>
            {t('recovery.save')}
          </Button>
        </div>
        <RemovableNote verified={verified} />
      </Step>
      <Step number={2} title={t('recovery.printTitle')} done={proved}>
        <p className="muted">{t('recovery.printText')}</p>
        <CodeGroups code={code} />
        <div className="row wrap">
          <Button icon="print" onClick={() => void host.print()}>
            {t('recovery.print')}
          </Button>
        </div>
      </Step>
      <Step number={3} title={t('recovery.proveTitle')} done={proved}>
        <div className="narrow">
          <TextField
            label={t('recovery.prove')}
            hint={proved ? t('recovery.proved') : t('recovery.proveHint')}
            autoCapitalize="characters"
            value={typed}
            onChange={setTyped}
          />
        </div>
      </Step>
    </ol>
  );
}

/** The copy that was made: the way to keep it, and the sheet for the printer. */
function KeepApart({
  made,
  profile,
  state,
  onDone,
}: {
  readonly made: Made;
  readonly profile: Profile;
  readonly state: ContestState | null;
  readonly onDone: () => void;
}) {
  const { t, format } = useText('keys');
  const toast = useToast();
  const [proved, setProved] = useState(false);
  const settings = state?.settings ?? null;
  const finish = () => {
    toast({ text: t('recovery.said') });
    onDone();
  };
  return (
    <Card title={t('recovery.title')}>
      <div className="col g4">
        <Banner tone="warn">{t('recovery.once')}</Banner>
        <Steps made={made} onProved={setProved} />
        <p>
          <b>{t('recovery.apart')}</b>
        </p>
        <div className="row g3 wrap">
          <Button onClick={onDone}>{t('recovery.leave')}</Button>
          <Button variant="primary" disabled={!proved} onClick={finish}>
            {t('recovery.finish')}
          </Button>
        </div>
      </div>
      <RecoverySheet
        title={settings === null ? '' : format.localized(settings.title)}
        file={made.file.name}
        code={made.code}
        fingerprint={profile.fingerprint}
      />
    </Card>
  );
}

/** A copy of headquarters' key under a code that is shown once: the file and the sheet are kept in two places. */
export function RecoveryCopy({
  profile,
  state,
  onDone,
}: {
  readonly profile: Profile;
  readonly state: ContestState | null;
  readonly onDone: () => void;
}) {
  const [made, setMade] = useState<Made | null>(null);
  const place = useRef<HTMLDivElement>(null);
  // The button that led here is gone: the first field gets the focus, and later the steps from their beginning.
  useEffect(() => {
    const part = place.current;
    (made === null ? part?.querySelector('input') : part)?.focus();
  }, [made]);
  return (
    <div className="panel own-key" ref={place} tabIndex={-1}>
      {made === null ? (
        <AskPassphrase onMade={setMade} onBack={onDone} />
      ) : (
        <KeepApart made={made} profile={profile} state={state} onDone={onDone} />
      )}
    </div>
  );
}
