import { Suspense, useEffect } from 'react';
import { Router, useLocation } from 'wouter';
import * as hashAddress from 'wouter/use-hash-location';
import type { Host } from '../host/host.ts';
import { HostProvider } from '../host/host-context.ts';
import { errorText } from '../language/error-text.ts';
import { useText } from '../language/use-text.ts';
import type { Desk } from '../storage/desk.ts';
import { DeskProvider, useDesk } from '../storage/use-desk.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { DemoBanner } from './demo-banner.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Header } from './header.tsx';
import { KeyBanner } from './key-banner.tsx';
import { OpenContest } from './open-contest.tsx';
import { newContestPath, SetUpContestScreen, StartHereScreen, UnlockScreen } from './screens.tsx';
import { SettingsProvider } from './settings-context.tsx';
import { useQuitWarning } from './use-quit-warning.ts';
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

/** The store did not open: what that means, and the way to try again. */
function FailedScreen() {
  const { t, language } = useText('shell');
  const { error } = useDesk();
  const text = errorText(error ?? { type: 'Unexpected' }, language);
  return (
    <main className="main">
      <Banner
        tone="danger"
        title={`${t('failed.title')}. ${text.title}`}
        action={<Button onClick={() => window.location.reload()}>{t('failed.again')}</Button>}
      >
        {text.what} {text.do}
      </Banner>
    </main>
  );
}

/** The first run, and the set-up of a new contest behind it. */
function FirstRun() {
  const [path, navigate] = useLocation();
  if (path === newContestPath)
    return (
      <SetUpContestScreen mode="new" onDone={() => navigate('/')} onBack={() => navigate('/')} />
    );
  return <StartHereScreen onCreateContest={() => navigate(newContestPath)} />;
}

function Screens() {
  const { phase, profile } = useDesk();
  switch (phase) {
    case 'starting':
      return <Waiting />;
    case 'empty':
      return <FirstRun />;
    case 'locked':
      return <UnlockScreen />;
    case 'failed':
      return <FailedScreen />;
    case 'open':
      return profile === null ? <Waiting /> : <OpenContest profile={profile} />;
  }
}

/** Rows for jurors are roomy, tables for everybody else dense. */
function useDensity() {
  const { profile } = useDesk();
  const dense = profile !== null && profile.role !== 'juror';
  useEffect(() => {
    document.body.dataset['density'] = dense ? 'dense' : 'roomy';
  }, [dense]);
}

function Window() {
  useDensity();
  useQuitWarning();
  return (
    <div className="app">
      <Header />
      <DemoBanner />
      <KeyBanner />
      <ErrorBoundary>
        <Suspense fallback={<Waiting />}>
          <Screens />
        </Suspense>
      </ErrorBoundary>
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
                <Window />
              </Router>
            </ToastProvider>
          </SettingsProvider>
        </DeskProvider>
      </HostProvider>
    </ErrorBoundary>
  );
}
