import { type ReactNode, useEffect, useRef, useState } from 'react';

import { fullName } from '../../../shared/contest/people.ts';
import { useHost } from '../../host/host-context.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { RestorePreview } from '../../storage/desk.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, KeyValues } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { CheckField } from '../../ui/field.tsx';
import { shortCode } from './short-code.ts';
import type { ReadCopy } from './use-choosing.ts';

/** Hash of what the copy holds, and of what is open now. */
export interface Restored {
  readonly copy: string;
  readonly here: string;
}

interface Opened {
  readonly copy: ReadCopy;
  readonly preview: RestorePreview;
  readonly passphrase: string;
}

function Content({ preview }: { readonly preview: RestorePreview }) {
  const { t, format } = useText('keep-safe');
  const { title, person, role, createdAt, sheets, operations, stateHash } = preview;
  const who = person === null ? '' : fullName(person);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('restore.contest'), title === null ? '—' : format.localized(title)],
    [
      t('restore.person'),
      [who, t(`common:roles.${role}`)].filter((part) => part !== '').join(' · '),
    ],
    [t('restore.made'), `${format.date(createdAt, 'press')}, ${format.time(createdAt)}`],
    [t('restore.sheets'), format.number(sheets)],
    [t('restore.records'), format.number(operations)],
    [t('restore.code'), <code key="code">{shortCode(stateHash)}</code>],
  ];
  return <KeyValues items={facts} />;
}

/** What is here and would leave the screen; a copy of another contest is named as such. */
function TakesAway({ copy, preview: { newerHere } }: Opened) {
  const { t } = useText('keep-safe');
  const { profile } = useDesk('profile');
  const { snapshots } = useHost();
  if (profile === null) return null;
  return (
    <>
      {copy.facts.contest !== profile.contest && (
        <Banner tone="warn" title={t('restore.otherContest')}>
          {t('restore.otherContestText')}
        </Banner>
      )}
      {newerHere === 0 ? (
        <p>{t('restore.nothingNewer')}</p>
      ) : (
        <Banner tone="warn" title={t('restore.newer', { count: newerHere })}>
          {snapshots === null ? t('restore.newerBrowser') : t('restore.newerText')}
        </Banner>
      )}
    </>
  );
}

/** The steps of restoring, in the order in which they happen. */
function WillHappen({ locked }: { readonly locked: boolean }) {
  const { t } = useText('keep-safe');
  const { snapshots } = useHost();
  return (
    <ul className="will-happen">
      {snapshots !== null && <li>{t('restore.will.first')}</li>}
      <li>{t('restore.will.replace')}</li>
      {locked && <li>{t('restore.will.passphrase')}</li>}
      <li>{t('restore.will.log')}</li>
    </ul>
  );
}

function useRestoring(
  { copy, preview, passphrase }: Opened,
  onRestored: (restored: Restored) => void,
) {
  const desk = useDeskCommands();
  const { busy, error, run } = useCommand();
  const restore = async () => {
    const done = await run(() => desk.restore({ file: copy.file, passphrase }));
    if (done !== null) onRestored({ copy: preview.stateHash, here: done.stateHash });
  };
  return { busy, error, restore };
}

/** The question before something that is here goes; what takes records away needs a tick more. */
function Question({
  opened,
  open,
  busy,
  onClose,
  onConfirm,
}: {
  readonly opened: Opened;
  readonly open: boolean;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}) {
  const { t } = useText('keep-safe');
  const [sure, setSure] = useState(false);
  const { newerHere } = opened.preview;
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('restore.question')}
      verb={t('restore.verb')}
      cancel={t('common:cancel')}
      busy={busy}
      disabled={newerHere > 0 && !sure}
      onConfirm={onConfirm}
    >
      {newerHere > 0 && (
        <div>
          <p>
            <b>{t('restore.newer', { count: newerHere })}.</b>
          </p>
          <CheckField label={t('restore.newerSure')} checked={sure} onChange={setSure} />
        </div>
      )}
      <WillHappen locked={opened.copy.facts.locked} />
    </ConfirmDialog>
  );
}

/** The copy was opened and checked: what it brings, what it takes away, and the decision. */
export function CheckCopy({
  opened,
  onBack,
  onRestored,
}: {
  readonly opened: Opened;
  readonly onBack: () => void;
  readonly onRestored: (restored: Restored) => void;
}) {
  const { t } = useText('keep-safe');
  const { profile } = useDesk('profile');
  const [asking, setAsking] = useState(false);
  const found = useRef<HTMLDivElement>(null);
  // What was found out is read first, before the buttons under it.
  useEffect(() => found.current?.focus(), []);
  const { busy, error, restore } = useRestoring(opened, onRestored);
  const go = async () => {
    await restore();
    setAsking(false);
  };
  return (
    <Card title={t('restore.question')} className="restore-card">
      <div className="col g4">
        <div ref={found} tabIndex={-1} className="found">
          <Banner tone="ok" title={t('restore.whole')}>
            {t('restore.wholeText')}
          </Banner>
        </div>
        <Content preview={opened.preview} />
        <TakesAway {...opened} />
        <ErrorBanner error={error} />
        <div className="row g3 wrap">
          <Button icon="left" disabled={busy} onClick={onBack}>
            {t('restore.other')}
          </Button>
          <Button
            variant="primary"
            size="lg"
            busy={busy}
            onClick={() => (profile === null ? void go() : setAsking(true))}
          >
            {busy ? t('restore.busy') : t('restore.verb')}
          </Button>
        </div>
      </div>
      <Question
        opened={opened}
        open={asking}
        busy={busy}
        onClose={() => setAsking(false)}
        onConfirm={() => void go()}
      />
    </Card>
  );
}
