import { useState } from 'react';
import { useLocation } from 'wouter';

import { useText } from '../../language/use-text.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { AccessLog } from './access-log.tsx';
import { BlockedView } from './blocked-view.tsx';
import { FindView } from './find-view.tsx';
import { KeepingView } from './keeping-view.tsx';
import './guard-data.css';

const screenPath = '/guard';

/** Headquarters' personal data: what is held on whom, who looked at it, what is blocked, how long it is kept. */
export function GuardDataScreen() {
  const { t } = useText('guard');
  const shown = useShownState();
  const { state } = useDesk('state');
  const [path, navigate] = useLocation();
  const [tab, setTab] = useState('find');
  if (shown === null || state === null) return null;
  // "#/guard/person/j-01" opens a card: other screens lead to it.
  const named = path.startsWith(`${screenPath}/`) ? path.slice(screenPath.length + 1) : null;
  const open = (name: string) => {
    setTab('find');
    navigate(`${screenPath}/${name}`);
  };
  return (
    <main className="main col g4 guard">
      <PageHead title={t('title')} note={t('note')} />
      <Tabs
        label={t('title')}
        value={tab}
        onChange={setTab}
        tabs={[
          {
            value: 'find',
            label: t('tabs.find'),
            icon: 'search',
            content: <FindView shown={shown} state={state} open={named} onOpen={open} />,
          },
          {
            value: 'blocked',
            label: t('tabs.blocked'),
            icon: 'lock',
            content: <BlockedView shown={shown} onOpen={open} />,
          },
          {
            value: 'log',
            label: t('tabs.log'),
            icon: 'list',
            content: <AccessLog shown={shown} />,
          },
          {
            value: 'keeping',
            label: t('tabs.keeping'),
            icon: 'clock',
            content: <KeepingView state={state} />,
          },
        ]}
      />
    </main>
  );
}
