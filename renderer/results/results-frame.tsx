import type { ComponentType } from 'react';
import { useLocation } from 'wouter';

import type { ContestSettings, Id } from '../../shared/contest/contest.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import { reportedStage } from '../../shared/results/reported-stage.ts';
import { useText } from '../language/use-text.ts';
import { useShownState } from '../personal-data/use-shown-state.ts';
import { StageField } from '../ranking/stage-field.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import type { IconName } from '../ui/icon.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useChosenStage } from './chosen-stage.ts';
import './results.css';

/** The stage that a screen of deciding or issuing is about. */
export interface StageSubject {
  readonly state: ContestState;
  readonly settings: ContestSettings;
  readonly stage: Id;
}

/** A screen behind a tab; the first of a section has the section's own address, others `<home>/<value>`. */
export interface ResultsTab {
  readonly value: string;
  readonly label: string;
  readonly icon: IconName;
  readonly screen: ComponentType<StageSubject>;
}

interface FrameProps {
  readonly title: string;
  /** Address of the section, e.g. `/decide`. */
  readonly home: string;
  readonly tabs: readonly [ResultsTab, ...ResultsTab[]];
}

/** The tab that the address names. */
function useTab(home: string, tabs: FrameProps['tabs']) {
  const [path, navigate] = useLocation();
  const [first] = tabs;
  const tab = tabs.find(({ value }) => path === `${home}/${value}`) ?? first;
  const go = (value: string) => navigate(value === first.value ? home : `${home}/${value}`);
  return { tab, go };
}

/** Whether the stage is sealed by everybody who has to, and whether its result may be shown. */
function StageStanding({ state, stage }: Omit<StageSubject, 'settings'>) {
  const { t, format } = useText('results');
  const seal = state.seals.get(stage);
  const publication = state.publications.get(stage);
  const sealed =
    seal === undefined ? t('notSealed') : seal.complete ? t('sealed') : t('halfSealed');
  if (publication === undefined) return sealed;
  const date = format.date(publication.day, 'press');
  const shown = publication.state === 'released' ? t('released', { date }) : t('embargo', { date });
  return `${sealed} · ${shown}`;
}

function StageTabs({
  title,
  home,
  tabs,
  subject,
}: FrameProps & { readonly subject: StageSubject }) {
  const { tab, go } = useTab(home, tabs);
  return (
    <Tabs
      label={title}
      value={tab.value}
      onChange={go}
      spaced
      tabs={tabs.map(({ value, label, icon, screen: Content }) => ({
        value,
        label,
        icon,
        content: <Content key={subject.stage} {...subject} />,
      }))}
    />
  );
}

/** Title, stage and tabs of a section that is about the results of one stage; the chosen stage is the same in all of them. */
export function ResultsFrame(props: FrameProps) {
  const { t } = useText('results');
  const state = useShownState();
  const [chosen, choose] = useChosenStage(state?.contest ?? '');
  const first = state === null ? null : reportedStage(state);
  if (state === null || state.settings === null || first === null) {
    return (
      <main className="main">
        <PageHead title={props.title} />
        <EmptyState title={t('noContest.title')}>{t('noContest.text')}</EmptyState>
      </main>
    );
  }
  const { settings } = state;
  const stage = settings.stages.find(({ id, scored }) => scored && id === chosen)?.id ?? first;
  return (
    <main className="main results">
      <PageHead title={props.title} note={<StageStanding state={state} stage={stage} />}>
        <StageField settings={settings} value={stage} onChange={choose} />
      </PageHead>
      <StageTabs {...props} subject={{ state, settings, stage }} />
    </main>
  );
}
