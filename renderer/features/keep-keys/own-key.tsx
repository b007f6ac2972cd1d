import { type ReactNode, useState } from 'react';

import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import type { Profile } from '../../storage/desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ChangePassphrase } from './change-passphrase.tsx';
import { ownStanding } from './key-facts.ts';
import { LargeFingerprint } from './large-fingerprint.tsx';
import { RecoveryCopy } from './recovery-copy.tsx';
import { SaveKeyFile } from './save-key-file.tsx';
import { StandingChip } from './standing-chip.tsx';

/** How a juror's key gets to the coordinator: with the scores, or at once. */
function CarriedKey() {
  const { t } = useText('keys');
  return (
    <>
      <p className="muted">{t('own.carried')}</p>
      <div className="row wrap">
        <LinkButton icon="qr" href="#/codes">
          {t('own.codes')}
        </LinkButton>
      </div>
    </>
  );
}

/** The own code, large, with what to do with it. */
function CodeCard({
  profile,
  state,
}: {
  readonly profile: Profile;
  readonly state: ContestState | null;
}) {
  const { t } = useText('keys');
  const standing = state === null ? null : ownStanding(state, profile.publicKey);
  return (
    <Card title={t('own.code')} aside={standing !== null && <StandingChip standing={standing} />}>
      <div className="col g3">
        <p>{t(`own.show.${profile.role}`)}</p>
        <LargeFingerprint digits={profile.fingerprint} />
        {standing !== null && <p className="muted">{t(`own.meaning.${standing}`)}</p>}
        {profile.role === 'juror' && <CarriedKey />}
      </div>
    </Card>
  );
}

function Task({
  title,
  text,
  verb,
  onStart,
}: {
  readonly title: string;
  readonly text: ReactNode;
  readonly verb: string;
  readonly onStart: () => void;
}) {
  return (
    <Card title={title}>
      <div className="col g3">
        <p className="muted">{text}</p>
        <div className="row wrap">
          <Button onClick={onStart}>{verb}</Button>
        </div>
      </div>
    </Card>
  );
}

/** This computer's key: its code to show, its passphrase, and at headquarters the copies that outlive the computer. */
export function OwnKey({
  profile,
  state,
}: {
  readonly profile: Profile;
  readonly state: ContestState | null;
}) {
  const { t } = useText('keys');
  const [task, setTask] = useState<'passphrase' | 'file' | 'recovery' | null>(null);
  const done = () => setTask(null);
  if (task === 'recovery') return <RecoveryCopy profile={profile} state={state} onDone={done} />;
  return (
    <div className="col g4 panel own-key">
      <CodeCard profile={profile} state={state} />
      {profile.demo && <Banner>{t('own.demo')}</Banner>}
      {!profile.demo && (
        <div className="key-tasks">
          {profile.role === 'headquarters' && (
            <>
              <Task
                title={t('recovery.title')}
                text={t('recovery.what')}
                verb={t('recovery.open')}
                onStart={() => setTask('recovery')}
              />
              <Task
                title={t('file.title')}
                text={t('file.what')}
                verb={t('file.open')}
                onStart={() => setTask('file')}
              />
            </>
          )}
          <Task
            title={t('common:passphrase')}
            text={t('passphrase.what')}
            verb={t('passphrase.open')}
            onStart={() => setTask('passphrase')}
          />
        </div>
      )}
      {task === 'passphrase' && <ChangePassphrase onClose={done} />}
      {task === 'file' && <SaveKeyFile onClose={done} />}
    </div>
  );
}
