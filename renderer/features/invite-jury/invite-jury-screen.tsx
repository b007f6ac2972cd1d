import { useShownState } from '../../personal-data/use-shown-state.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { InvitationsPanel } from './invitations-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';
import './invite-jury.css';

/** In a contest with two key keepers people count once the other one has approved them. */
function WaitingNote({ waiting }: { readonly waiting: number }) {
  const { t } = useText('jury');
  if (waiting === 0) return null;
  return (
    <Banner
      tone="warn"
      icon="key"
      action={
        <LinkButton variant="quiet" href="#/keys">
          {t('toKeys')}
        </LinkButton>
      }
    >
      {t('waiting', { count: waiting })}
    </Banner>
  );
}

/** Headquarters' jury: people, and the files that invite them. */
export function InviteJuryScreen() {
  const { t } = useText('jury');
  const { state } = useDesk('state');
  const shown = useShownState();
  if (state === null || shown === null || state.settings === null) return null;
  const { settings } = state;
  const jurors = [...state.people.values()].filter(({ role }) => role === 'juror').length;
  return (
    <main className="main col g4 jury">
      <PageHead title={t('title')} note={t('common:jurorCount', { count: jurors })} />
      <WaitingNote waiting={state.directory.waiting.length} />
      <Tabs
        label={t('title')}
        tabs={[
          {
            value: 'people',
            label: t('people'),
            icon: 'users',
            content: <PeoplePanel settings={settings} state={state} />,
          },
          {
            value: 'invitations',
            label: t('invitationsTab'),
            icon: 'mail',
            content: <InvitationsPanel settings={settings} state={shown} />,
          },
        ]}
      />
    </main>
  );
}
