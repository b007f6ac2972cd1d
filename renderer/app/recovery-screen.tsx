import { type ReactNode, useState } from 'react';

import { DiagnosticsFile } from '../hand-over/diagnostics-file.tsx';
import { SavedFiles } from '../hand-over/saved-files.tsx';
import { useSaving } from '../hand-over/use-saving.ts';
import { ErrorBanner } from '../language/error-banner.tsx';
import { errorText } from '../language/error-text.ts';
import { useText } from '../language/use-text.ts';
import type { DeskError } from '../storage/desk.ts';
import { useDesk, useDeskCommands } from '../storage/use-desk.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { journalReason } from './failure-kind.ts';
import { useTellRestored } from './restored.tsx';
import { RestoreScreen } from './screens.tsx';

type Way = 'again' | 'restore' | 'rescue';

/**
 * What helps first. An older program takes no copy, because an older copy would take the newer work away; a second
 * window has nothing to put right.
 */
function waysFor(error: DeskError): readonly Way[] {
  if (journalReason(error) === 'newer') return ['rescue', 'again'];
  switch (error.type) {
    case 'StoreBusy':
      return ['again'];
    case 'StoreNewer':
      return ['rescue', 'again'];
    case 'StoreDamaged':
      return ['restore', 'rescue', 'again'];
    default:
      return ['again', 'restore', 'rescue'];
  }
}

function WayCard({
  title,
  text,
  button,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly button: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <Card title={title}>
      <div className="col g3">
        <p className="muted">{text}</p>
        <div className="row wrap">{button}</div>
        {children}
      </div>
    </Card>
  );
}

interface WayProps {
  /** The way that helps first has the screen's one filled button. */
  readonly first: boolean;
}

const look = (first: boolean) => (first ? 'primary' : 'default');

function TryAgain({ first }: WayProps) {
  const { t } = useText('shell');
  return (
    <WayCard
      title={t('failed.again')}
      text={t('failed.againText')}
      button={
        <Button variant={look(first)} icon="refresh" onClick={() => window.location.reload()}>
          {t('failed.again')}
        </Button>
      }
    />
  );
}

/** Everything that can be read, as sealed files: also where the program is older than its data. */
export function Rescue({ first }: WayProps) {
  const { t } = useText('shell');
  const desk = useDeskCommands();
  const { busy, saved, error, run } = useSaving({ write: () => desk.rescue(), confirm: false });
  return (
    <WayCard
      title={t('failed.rescue')}
      text={t('failed.rescueText')}
      button={
        <Button variant={look(first)} icon="usb" busy={busy} onClick={() => void run()}>
          {t('failed.rescueVerb')}
        </Button>
      }
    >
      <SavedFiles saved={saved} />
      <ErrorBanner error={error} />
    </WayCard>
  );
}

function Restore({ first, onChoose }: WayProps & { readonly onChoose: () => void }) {
  const { t } = useText('shell');
  return (
    <WayCard
      title={t('failed.restore')}
      text={t('failed.restoreText')}
      button={
        <Button variant={look(first)} icon="copy" onClick={onChoose}>
          {t('failed.choose')}
        </Button>
      }
    />
  );
}

/** What the program and this computer are, for whoever helps; `failure` is the kind of what went wrong. */
export function Diagnostics({ failure }: { readonly failure?: string }) {
  const { t } = useText('hand-over');
  return (
    <Card title={t('diagnostics.title')}>
      <DiagnosticsFile {...(failure === undefined ? {} : { failure })} />
    </Card>
  );
}

/** The name of the failure, for the person at headquarters who is called. */
function FailureCode({ error: { type, details } }: { readonly error: DeskError }) {
  const { t } = useText('shell');
  const reason = details?.['reason'];
  return (
    <p className="meta">
      {t('failed.code')}:{' '}
      <code lang="en">{reason === undefined ? type : `${type}: ${reason}`}</code>
    </p>
  );
}

/** The contest did not open: what that means, that nothing is gone, and what helps; never an empty page. */
export function RecoveryScreen() {
  const { t, language } = useText('shell');
  const tellRestored = useTellRestored();
  const [restoring, setRestoring] = useState(false);
  const error = useDesk('error').error ?? { type: 'Unexpected' };
  const text = errorText(error, language);
  const reason = journalReason(error);
  if (restoring)
    return <RestoreScreen onBack={() => setRestoring(false)} onRestored={tellRestored} />;
  const ways = waysFor(error);
  return (
    <main className="main col g4 recovery" data-density="roomy">
      <h1>{t('failed.title')}</h1>
      <Banner tone="danger" title={text.title}>
        {text.what} {reason === null ? text.do : t(`save.reason.${reason}`)}
      </Banner>
      <p>{t('failed.kept')}</p>
      <section className="col g4" aria-label={t('failed.ways')}>
        <h2>{t('failed.ways')}</h2>
        <div className="ways">
          {ways.map((way, index) => {
            const first = index === 0;
            switch (way) {
              case 'again':
                return <TryAgain key={way} first={first} />;
              case 'restore':
                return <Restore key={way} first={first} onChoose={() => setRestoring(true)} />;
              case 'rescue':
                return <Rescue key={way} first={first} />;
            }
          })}
        </div>
      </section>
      <Diagnostics />
      <FailureCode error={error} />
    </main>
  );
}
