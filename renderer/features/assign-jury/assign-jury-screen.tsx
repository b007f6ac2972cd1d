import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';

import type { ContestSettings, Id, Stage } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useText } from '../../language/use-text.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { Banner } from '../../ui/banner.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField } from '../../ui/field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { assigningFacts, factsWithout, scoredStages } from './assigning-facts.ts';
import { AssigningViewProvider } from './assigning-view.ts';
import { BoardTab } from './board-tab.tsx';
import { CalibrationCard } from './calibration-card.tsx';
import { DraftBar, InviteAnew } from './draft-bar.tsx';
import { panelsWith } from './draft.ts';
import { isGreyAddress } from './grey-card.tsx';
import { interestSignsOf } from './interest-signs.ts';
import { panelGround } from './panel-rules.ts';
import { firstProposal, ProposalTab } from './proposal-tab.tsx';
import { stageCalibrations } from './stage-calibration.ts';
import { TopUpTab } from './top-up-tab.tsx';
import { useDraft } from './use-draft.ts';
import './assign-jury.css';

const home = '/assignment';
const parts = ['proposal', 'board', 'top-up', 'calibration'] as const;

/** The part that the address names, so that other screens can lead straight to it. */
function usePart() {
  const [path, navigate] = useLocation();
  const named = parts.find((part) => path === `${home}/${part}`) ?? 'proposal';
  const part = isGreyAddress(path) ? 'top-up' : named;
  const go = (value: string) => navigate(value === 'proposal' ? home : `${home}/${value}`);
  return { part, go };
}

interface StageProps {
  readonly settings: ContestSettings;
  readonly state: ContestState;
  readonly stage: Stage;
}

/** What all parts of a stage look at: the contest with the draft over it. */
function useView({ settings, state, stage }: StageProps) {
  const control = useDraft(stage.id);
  const { draft } = control;
  const facts = useMemo(() => assigningFacts(state, stage), [state, stage]);
  const signs = useMemo(() => interestSignsOf(facts), [facts]);
  const ground = useMemo(
    () => panelGround(factsWithout(facts, draft.leaving), signs),
    [facts, signs, draft.leaving],
  );
  const panels = useMemo(() => panelsWith(facts, draft), [facts, draft]);
  return useMemo(
    () => ({ settings, ground, draft, control, panels }),
    [settings, ground, draft, control, panels],
  );
}

function StageAssignment(props: StageProps) {
  const { state, stage } = props;
  const { t } = useText('assign');
  const view = useView(props);
  const { part, go } = usePart();
  const [proposal, setProposal] = useState(() => firstProposal(view));
  const [toInvite, setToInvite] = useState<readonly Id[]>([]);
  const { facts } = view.ground;
  const calibration = stageCalibrations(state).find((each) => each.stage.id === stage.id);
  if (facts.submissions.length === 0)
    return (
      <EmptyState
        title={t('empty.noApplications')}
        action={
          <LinkButton variant="primary" size="lg" href="#/applications">
            {t('empty.toApplications')}
          </LinkButton>
        }
      >
        {t('empty.noApplicationsText')}
      </EmptyState>
    );
  return (
    <AssigningViewProvider value={view}>
      {facts.everybody && <Banner>{t('everybody')}</Banner>}
      <InviteAnew jurors={toInvite} />
      <Tabs
        label={t('title')}
        value={part === 'calibration' && calibration === undefined ? 'proposal' : part}
        onChange={go}
        tabs={[
          {
            value: 'proposal',
            label: t('tabs.proposal'),
            icon: 'swap',
            content: <ProposalTab proposal={proposal} onProposal={setProposal} />,
          },
          { value: 'board', label: t('tabs.board'), icon: 'hand', content: <BoardTab /> },
          { value: 'top-up', label: t('tabs.topUp'), icon: 'users', content: <TopUpTab /> },
          ...(calibration === undefined
            ? []
            : [
                {
                  value: 'calibration',
                  label: t('tabs.calibration'),
                  icon: 'list' as const,
                  content: (
                    <div className="assign-part">
                      <CalibrationCard calibration={calibration} state={state} />
                    </div>
                  ),
                },
              ]),
        ]}
      />
      <DraftBar onRecorded={setToInvite} />
    </AssigningViewProvider>
  );
}

function Nothing({ what }: { readonly what: 'noStage' | 'nobody' }) {
  const { t } = useText('assign');
  const isStage = what === 'noStage';
  return (
    <main className="main">
      <PageHead title={t('title')} />
      <EmptyState
        title={t(`empty.${what}`)}
        action={
          <LinkButton variant="primary" size="lg" href={isStage ? '#/contest' : '#/jury'}>
            {t(isStage ? 'empty.toContest' : 'empty.toJury')}
          </LinkButton>
        }
      >
        {t(`empty.${what}Text`)}
      </EmptyState>
    </main>
  );
}

/** Headquarters' assignment of a stage: proposed, worked out by hand, topped up – and recorded in one signed step. */
export function AssignJuryScreen() {
  const { t, format } = useText('assign');
  const state = useShownState();
  const [wanted, setWanted] = useState<Id | null>(null);
  if (state === null || state.settings === null) return null;
  const stages = scoredStages(state);
  const stage = stages.find(({ id }) => id === wanted) ?? stages[0];
  if (stage === undefined) return <Nothing what="noStage" />;
  const jurors = [...state.people.values()].filter(({ role }) => role === 'juror').length;
  if (jurors === 0) return <Nothing what="nobody" />;
  return (
    <main className="main col g4 assign">
      <PageHead title={t('title')} note={t('common:jurorCount', { count: jurors })}>
        {stages.length > 1 && (
          <SelectField
            label={t('common:stage')}
            labelHidden
            value={stage.id}
            onChange={setWanted}
            options={stages.map(({ id, title }) => ({ value: id, label: format.localized(title) }))}
          />
        )}
      </PageHead>
      <StageAssignment key={stage.id} settings={state.settings} state={state} stage={stage} />
    </main>
  );
}
