import { useLocation } from 'wouter';

import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import type { Profile } from '../../storage/desk.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { LinkButton } from '../../ui/button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { OwnKey } from './own-key.tsx';
import { PeopleKeys, RegionKeys } from './people-keys.tsx';
import { StageCutOffs } from './stage-cut-offs.tsx';
import './keep-keys.css';

interface KeysProps {
  readonly profile: Profile;
  readonly state: ContestState;
}

const home = '/keys';

/** The part that the address names, so that other screens can lead straight to it. */
function usePart<Part extends string>(parts: readonly Part[], first: Part) {
  const [path, navigate] = useLocation();
  const part = parts.find((each) => path === `${home}/${each}`) ?? first;
  const go = (value: string) => navigate(value === first ? home : `${home}/${value}`);
  return { part, go };
}

function HeadquartersKeys({ profile, state }: KeysProps) {
  const { t, format } = useText('keys');
  const { part, go } = usePart(['people', 'cut-off', 'own'], 'people');
  const { version, code } = state.directory;
  return (
    <main className="main col g4 keys">
      <PageHead
        title={t('title')}
        note={t('directory.note', { version: format.number(version), code })}
      />
      <Tabs
        label={t('title')}
        value={part}
        onChange={go}
        tabs={[
          {
            value: 'people',
            label: t('tabs.people'),
            icon: 'users',
            content: <PeopleKeys state={state} profile={profile} />,
          },
          {
            value: 'cut-off',
            label: t('tabs.cutOff'),
            icon: 'clock',
            content: <StageCutOffs state={state} />,
          },
          {
            value: 'own',
            label: t('tabs.own'),
            icon: 'key',
            content: <OwnKey profile={profile} state={state} />,
          },
        ]}
      />
    </main>
  );
}

function CoordinatorKeys({ profile, state }: KeysProps) {
  const { t } = useText('keys');
  const { part, go } = usePart(['people', 'own'], 'people');
  return (
    <main className="main col g4 keys">
      <PageHead title={t('title')} note={t('region.note')} />
      <Tabs
        label={t('title')}
        value={part}
        onChange={go}
        tabs={[
          {
            value: 'people',
            label: t('tabs.region'),
            icon: 'users',
            content: <RegionKeys state={state} profile={profile} />,
          },
          {
            value: 'own',
            label: t('tabs.own'),
            icon: 'key',
            content: <OwnKey profile={profile} state={state} />,
          },
        ]}
      />
    </main>
  );
}

function JurorKey({ profile, state }: KeysProps) {
  const { t } = useText('keys');
  return (
    <main className="main keys">
      <PageHead title={t('tabs.own')} note={t('own.note')}>
        <LinkButton icon="left" href="#/">
          {t('own.back')}
        </LinkButton>
      </PageHead>
      <OwnKey profile={profile} state={state} />
    </main>
  );
}

/** Who holds which key, and this computer's own: what a role has to do with keys. */
export function KeepKeysScreen() {
  const state = useShownState();
  const { profile } = useDesk('profile');
  if (profile === null || state === null) return null;
  switch (profile.role) {
    case 'headquarters':
      return <HeadquartersKeys profile={profile} state={state} />;
    case 'coordinator':
      return <CoordinatorKeys profile={profile} state={state} />;
    case 'juror':
      return <JurorKey profile={profile} state={state} />;
  }
}
