import {
  hasPool,
  poolStage,
  proposalStage,
  readinessStages,
} from '../../../shared/reports/pool/pool-stages.ts';
import { useText } from '../../language/use-text.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { type Tab, Tabs } from '../../ui/tabs.tsx';
import { BoardTab } from './board-tab.tsx';
import { type PoolSubject, useOwnPart } from './own-part.ts';
import { ProposalsTab } from './proposals-tab.tsx';
import { ReadinessTab } from './readiness-tab.tsx';
import { TeamsTab } from './teams-tab.tsx';
import './gather-pool.css';

/** The parts that a contest has. */
function usePoolTabs(subject: PoolSubject): readonly Tab[] {
  const { t } = useText('gather-pool');
  const { settings } = subject;
  const isPool = poolStage(settings) !== null;
  const isReadiness = readinessStages(settings).length > 0;
  const all: readonly (Tab | null)[] = [
    isPool ? { value: 'board', label: t('tab.board'), content: <BoardTab {...subject} /> } : null,
    isReadiness
      ? { value: 'readiness', label: t('tab.readiness'), content: <ReadinessTab {...subject} /> }
      : null,
    isPool || isReadiness
      ? { value: 'teams', label: t('tab.teams'), content: <TeamsTab {...subject} /> }
      : null,
    proposalStage(settings) === null
      ? null
      : { value: 'proposals', label: t('tab.proposals'), content: <ProposalsTab {...subject} /> },
  ];
  return all.filter((tab) => tab !== null);
}

function PoolTabs(subject: PoolSubject) {
  const { t } = useText('gather-pool');
  const tabs = usePoolTabs(subject);
  return (
    <>
      <PageHead title={t('title')} note={t('note')}>
        {subject.own.region === null && (
          <LinkButton variant="primary" icon="print" href="#/issue">
            {t('papers')}
          </LinkButton>
        )}
      </PageHead>
      <Tabs spaced label={t('tab.label')} tabs={tabs} />
    </>
  );
}

/** Regional pools: projects that are collected, readiness of regions, teams, and proposals of a forum's sections. */
export function GatherPoolScreen() {
  const { t } = useText('gather-pool');
  const state = useShownState();
  const own = useOwnPart();
  const settings = state?.settings ?? null;
  if (state === null || own === null || settings === null || !hasPool(settings))
    return (
      <main className="main">
        <PageHead title={t('title')} />
        <EmptyState title={t('noContest.title')}>{t('noContest.text')}</EmptyState>
      </main>
    );
  return (
    <main className="main gather-pool">
      <PoolTabs state={state} settings={settings} own={own} />
    </main>
  );
}
