import { Suspense, useEffect } from 'react';
import { Router, useLocation } from 'wouter';
import * as hashAddress from 'wouter/use-hash-location';
import { StartHereScreen } from '../features/start-here/start-here-screen.tsx';
import { UnlockScreen } from '../features/start-here/unlock-screen.tsx';
import { HostShelf } from '../hand-over/host-shelf.tsx';
import { WindowDrop } from '../hand-over/window-drop.tsx';
import type { Host } from '../host/host.ts';
import { HostProvider } from '../host/host-context.ts';
import { OpenedFilesProvider } from '../host/opened-files.tsx';
import { useText } from '../language/use-text.ts';
import type { Desk } from '../storage/desk.ts';
import { DeskProvider, useDesk } from '../storage/use-desk.ts';
import { ToastProvider } from '../ui/toast.tsx';
import { DemoBanner } from './demo-banner.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Header } from './header.tsx';
import { JobReports } from './job-reports.tsx';
import { KeepingBanners } from './keeping-banners.tsx';
import { KeyBanner } from './key-banner.tsx';
import { OpenContest } from './open-contest.tsx';
import { Diagnostics, RecoveryScreen, Rescue } from './recovery-screen.tsx';
import { RestoredProvider, useTellRestored } from './restored.tsx';
import { SaveStrip } from './save-strip.tsx';
import {
  newContestPath,
  restorePath,
  RestoreScreen,
  SetUpContestScreen,
  Welcome,
} from './screens.tsx';
import { SettingsProvider } from './settings-context.tsx';
import { useOpenedRoute } from './use-opened-route.ts';
import { useQuitWarning } from './use-quit-warning.ts';
import { useSpokenLanguage } from './use-spoken-language.ts';
import './app.css';

function Waiting() {
  const { t } = useText('shell');
  return (
    <main className="main">
      <p className="waiting muted" role="status">
        {t('starting')}
      </p>
    </main>
  );
}

/** The first run; behind it the set-up of a new contest, and the way back from a safety copy. */
function FirstRun() {
  const [path, navigate] = useLocation();
  const tellRestored = useTellRestored();
  if (path === restorePath)
    return <RestoreScreen onBack={() => navigate('/')} onRestored={tellRestored} />;
  if (path === newContestPath)
    return (
      <SetUpContestScreen mode="new" onDone={() => navigate('/')} onBack={() => navigate('/')} />
    );
  return (
    <StartHereScreen
      onCreateContest={() => navigate(newContestPath)}
      onRestoreCopy={() => navigate(restorePath)}
    />
  );
}

function Screens() {
  const { phase, profile } = useDesk('phase', 'profile');
  switch (phase) {
    case 'starting':
      return <Waiting />;
    case 'empty':
      return <FirstRun />;
    case 'locked':
      return <UnlockScreen />;
    case 'failed':
      return <RecoveryScreen />;
    case 'open':
      return profile === null ? <Waiting /> : <OpenContest profile={profile} />;
  }
}

/** Rows for jurors are roomy, tables for everybody else dense. */
function useDensity() {
  const { profile } = useDesk('profile');
  const dense = profile !== null && profile.role !== 'juror';
  useEffect(() => {
    document.body.dataset['density'] = dense ? 'dense' : 'roomy';
  }, [dense]);
}

/** What changes with every entry, beside the screens: they need not render again for it. */
function Watching() {
  useSpokenLanguage();
  useDensity();
  useQuitWarning();
  useOpenedRoute();
  return null;
}

/** What a screen that failed offers beside opening it again. */
const afterCrash = (failure: string) => (
  <>
    <Rescue first={false} />
    <Diagnostics failure={failure} />
  </>
);

/** Fetched only where there is a contest to be welcomed to. */
function Greeting() {
  const { phase } = useDesk('phase');
  return phase === 'open' ? (
    <Suspense fallback={null}>
      <Welcome />
    </Suspense>
  ) : null;
}

function Window() {
  return (
    <div className="app">
      <Watching />
      <Header />
      <DemoBanner />
      <SaveStrip />
      <KeepingBanners />
      <KeyBanner />
      <Greeting />
      <ErrorBoundary help={afterCrash}>
        <Suspense fallback={<Waiting />}>
          <Screens />
        </Suspense>
      </ErrorBoundary>
      <HostShelf />
    </div>
  );
}

/** The whole window, over the desk and the host it is given. Addresses live behind #, so any file server will do. */
export function App({ desk, host }: { readonly desk: Desk; readonly host: Host }) {
  return (
    <ErrorBoundary>
      <HostProvider host={host}>
        <DeskProvider value={desk}>
          <SettingsProvider>
            <ToastProvider>
              <Router hook={hashAddress.useHashLocation}>
                <ErrorBoundary help={afterCrash}>
                  <RestoredProvider>
                    <OpenedFilesProvider>
                      <WindowDrop>
                        <JobReports>
                          <Window />
                        </JobReports>
                      </WindowDrop>
                    </OpenedFilesProvider>
                  </RestoredProvider>
                </ErrorBoundary>
              </Router>
            </ToastProvider>
          </SettingsProvider>
        </DeskProvider>
      </HostProvider>
    </ErrorBoundary>
  );
}
