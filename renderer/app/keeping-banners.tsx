import { type ReactNode, useEffect, useState } from 'react';
import { useLocation } from 'wouter';

import type { StorageSpace } from '../../shared/host/keeping.ts';
import { useSaving } from '../hand-over/use-saving.ts';
import { ErrorBanner } from '../language/error-banner.tsx';
import { errorText } from '../language/error-text.ts';
import { useText } from '../language/use-text.ts';
import type { DeskError } from '../storage/desk.ts';
import { useDesk, useDeskCommands } from '../storage/use-desk.ts';
import { Banner } from '../ui/banner.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { journalReason } from './failure-kind.ts';
import { RepairBanner } from './repair-banner.tsx';
import { safetyAddress } from './rail.tsx';

/** What this role hands over, straight into a file: the way out that works when nothing else does. */
function ExportButton({ onFail }: { readonly onFail: (error: DeskError | null) => void }) {
  const { t } = useText('shell');
  const { profile } = useDesk('profile');
  const desk = useDeskCommands();
  const toast = useToast();
  const role = profile?.role ?? 'juror';
  const write = {
    juror: () => desk.exportScores(),
    coordinator: () => desk.exportRegional(),
    // Without documents: those are large, and nothing that was entered.
    headquarters: () => desk.exportArchive({ documents: false }),
  }[role];
  const { busy, saved, error, run } = useSaving({ write, confirm: role !== 'headquarters' });
  useEffect(() => onFail(error), [error, onFail]);
  useEffect(() => {
    if (saved !== null) toast({ text: t('save.exported') });
  }, [saved, toast, t]);
  return (
    <Button icon="download" busy={busy} onClick={() => void run()}>
      {t('save.export')}
    </Button>
  );
}

/** A banner whose one way out is a file; what goes wrong with the file is said under it. */
function WithExport({
  tone,
  title,
  children,
}: {
  readonly tone: 'warn' | 'danger';
  readonly title: string;
  readonly children: ReactNode;
}) {
  const [error, setError] = useState<DeskError | null>(null);
  return (
    <>
      <Banner tone={tone} title={title} action={<ExportButton onFail={setError} />}>
        {children}
      </Banner>
      <ErrorBanner error={error} />
    </>
  );
}

/** What went wrong with the last save, and what helps. Stays until something could be saved again. */
function NotSaved({ error }: { readonly error: DeskError }) {
  const { t, language } = useText('shell');
  const text = errorText(error, language);
  const reason = journalReason(error);
  return (
    <WithExport tone="danger" title={t('save.failed')}>
      <b>{text.title}.</b> {reason === null ? text.do : t(`save.reason.${reason}`)}{' '}
      {t('save.stays')}
    </WithExport>
  );
}

/** Little room, or so little that nothing new is taken. */
function LittleSpace({ space: { free, level } }: { readonly space: StorageSpace }) {
  const { t, format } = useText('shell');
  const [hidden, setHidden] = useState(false);
  const size = format.size(free ?? 0);
  if (level === 'blocked')
    return (
      <WithExport tone="danger" title={t('space.blocked', { size })}>
        {t('space.blockedText')}
      </WithExport>
    );
  if (level === 'ok' || hidden) return null;
  return (
    <Banner
      tone="warn"
      title={t('space.low', { size })}
      action={
        <Button variant="quiet" onClick={() => setHidden(true)}>
          {t('space.hide')}
        </Button>
      }
    >
      {t('space.lowText')}
    </Banner>
  );
}

function OpenCopies() {
  const { t } = useText('shell');
  return (
    <LinkButton variant="quiet" href={safetyAddress}>
      {t('appearance.safeOpen')}
    </LinkButton>
  );
}

/** Why the last copy could not be made: what was entered is saved all the same. */
function NotCopied({ error }: { readonly error: DeskError }) {
  const { language } = useText('shell');
  const text = errorText(error, language);
  return (
    <Banner tone="danger" title={text.title} action={<OpenCopies />}>
      {text.what} {text.do}
    </Banner>
  );
}

/** The second place did not get the last copy; whoever pulled the stick out on purpose hides this until the next start. */
function SecondFailed() {
  const { t } = useText('shell');
  const [path] = useLocation();
  const [hidden, setHidden] = useState(false);
  if (hidden || safetyAddress === `#${path}`) return null;
  return (
    <Banner
      tone="warn"
      icon="usb"
      title={t('second.failed')}
      action={
        <div className="row wrap">
          <OpenCopies />
          <Button variant="quiet" onClick={() => setHidden(true)}>
            {t('space.hide')}
          </Button>
        </div>
      }
    >
      {t('second.failedText')}
    </Banner>
  );
}

/**
 * Everything about keeping that a person has to know now, worst first: a save that failed, no room, what was put right
 * at the start, a file that is due. Practice is never worth a file.
 */
export function KeepingBanners() {
  const { t } = useText('shell');
  const { phase, save, keeping, profile } = useDesk('phase', 'save', 'keeping', 'profile');
  if (phase !== 'open' || profile === null) return null;
  const { space, repair, exportDue, lastSnapshot, copyError } = keeping;
  return (
    <aside className="top-banners" aria-label={t('appearance.safe')}>
      {save.status === 'failed' ? (
        <NotSaved error={save.error} />
      ) : (
        space !== null && <LittleSpace key={space.level} space={space} />
      )}
      {copyError !== null && <NotCopied error={copyError} />}
      {repair !== null && <RepairBanner repair={repair} />}
      {lastSnapshot?.second === 'failed' && save.status !== 'failed' && <SecondFailed />}
      {exportDue && !profile.demo && (
        <WithExport tone="warn" title={t('exportDue.title')}>
          {t('exportDue.text')}
        </WithExport>
      )}
    </aside>
  );
}
