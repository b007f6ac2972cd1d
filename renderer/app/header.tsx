import { type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { useText } from '../language/use-text.ts';
import type { DeskSnapshot } from '../storage/desk.ts';
import { useDesk } from '../storage/use-desk.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Brand } from './brand.tsx';
import { ExchangeState } from './exchange-state.tsx';
import { countSheets, JurorCounters } from './juror-counters.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { SaveState } from './save-state.tsx';
import { HelpDialog, newContestPath, restorePath, UpdateProgram } from './screens.tsx';
import { SettingsDialog } from './settings-dialog.tsx';
import { useDroppedUpdate } from './use-dropped-update.ts';

/** F1 opens help from everywhere. */
function useHelpKey(open: () => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'F1') return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [open]);
}

/** Name of the contest and, under it, who this is or that no network is needed. */
function ContestName({ profile, state }: Pick<DeskSnapshot, 'profile' | 'state'>) {
  const { t, format } = useText('shell');
  const settings = state?.settings ?? null;
  const title = settings === null ? '' : format.localized(settings.title);
  const season = settings?.season ?? '';
  const name = [title, season].filter(
    (part) => part !== '' && !(part === season && title.includes(season)),
  );
  const who =
    profile === null || profile.role === 'juror'
      ? t('common:offline')
      : t(`common:roles.${profile.role}`);
  return (
    <div className="contest">
      <b className="clip" title={title}>
        {name.join(' — ')}
      </b>
      <span className="clip" title={who}>
        {who}
      </span>
    </div>
  );
}

function Counters({ profile, state }: Pick<DeskSnapshot, 'profile' | 'state'>): ReactNode {
  const juror = profile?.role === 'juror' ? profile.person.id : null;
  const counters = useMemo(
    () => (state === null || juror === null ? null : countSheets(state, juror)),
    [state, juror],
  );
  return counters === null ? null : <JurorCounters counters={counters} />;
}

/** The first run and the passphrase have the sign and the language in their own frame. */
function useOwnFrame(): boolean {
  const { phase } = useDesk('phase');
  const [path] = useLocation();
  const behind = path === newContestPath || path === restorePath;
  return phase === 'locked' || (phase === 'empty' && !behind);
}

/** The head of every screen: contest, counters, whether all is saved, language, settings, help. */
export function Header() {
  const { t } = useText('shell');
  const { profile, state, phase } = useDesk('profile', 'state', 'phase');
  const [dialog, setDialog] = useState<'none' | 'help' | 'update' | 'settings'>('none');
  const openHelp = useCallback(() => setDialog('help'), []);
  useHelpKey(openHelp);
  useDroppedUpdate(() => setDialog('update'));
  const bare = useOwnFrame();
  return (
    <header className={classNames('header', bare && 'bare')}>
      {!bare && <Brand />}
      {!bare && <ContestName profile={profile} state={state} />}
      <Counters profile={profile} state={state} />
      {phase === 'open' && <ExchangeState />}
      {phase === 'open' && <SaveState />}
      {!bare && <LanguageSwitch />}
      <Button
        variant="quiet"
        icon="gear"
        aria-label={t('common:settings')}
        title={t('common:settings')}
        onClick={() => setDialog('settings')}
      />
      <Button
        variant="quiet"
        icon="help"
        title={t('common:help')}
        aria-label={t('common:help')}
        aria-keyshortcuts="F1"
        onClick={openHelp}
      >
        <span className="hide-m hide-s">{t('common:help')}</span>
        <span className="weak hide-m hide-s">F1</span>
      </Button>
      <SettingsDialog open={dialog === 'settings'} onClose={() => setDialog('none')} />
      {(dialog === 'help' || dialog === 'update') && (
        <Suspense>
          <HelpDialog
            key={dialog}
            open
            onClose={() => setDialog('none')}
            first={dialog === 'update' ? 'about' : 'start'}
            update={<UpdateProgram dropped={dialog === 'update'} />}
          />
        </Suspense>
      )}
    </header>
  );
}
