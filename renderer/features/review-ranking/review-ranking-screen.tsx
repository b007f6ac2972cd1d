import { useMemo, useState } from 'react';

import type { ContestSettings, Id, Stage } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { StageRanking } from '../../../shared/ranking/ranking.ts';
import { reportedStage } from '../../../shared/results/reported-stage.ts';
import { useText } from '../../language/use-text.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField } from '../../ui/field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { RankingList } from './ranking-list.tsx';
import { RankingNotes } from './ranking-notes.tsx';
import { rankingSubject, RankingSubjectProvider } from '../../ranking/ranking-words.ts';
import { useStageRanking } from '../../ranking/use-stage-ranking.ts';
import './review-ranking.css';

/** The line under the title: how much was judged, and whether it can be compared. */
function useHeadNote(stageRanking: StageRanking | null, working: boolean): string {
  const { t } = useText('ranking');
  if (stageRanking === null) return working ? t('working') : '';
  const { submissions, incomparable } = stageRanking.ranking;
  const sheets = submissions.reduce((sum, ranked) => sum + ranked.sheets, 0);
  return [
    t('common:submissionCount', { count: submissions.length }),
    t('common:sheetCount', { count: sheets }),
    working ? t('working') : incomparable ? t('notComparable') : t('comparable'),
  ].join(' · ');
}

/** What is shown: stage, nomination, methods side by side; and the way to the documents. */
function HeadControls({
  settings,
  stage,
  onStage,
  nomination,
  onNomination,
  comparing,
  onCompare,
}: {
  readonly settings: ContestSettings;
  readonly stage: Stage;
  readonly onStage: (stage: Id) => void;
  readonly nomination: Id;
  readonly onNomination: (nomination: Id) => void;
  readonly comparing: boolean;
  readonly onCompare: (comparing: boolean) => void;
}) {
  const { t, format } = useText('ranking');
  const stages = settings.stages.filter(({ scored }) => scored);
  const options = (items: readonly { readonly id: Id; readonly title: Stage['title'] }[]) =>
    items.map(({ id, title }) => ({ value: id, label: format.localized(title) }));
  return (
    <>
      {stages.length > 1 && (
        <SelectField
          label={t('common:stage')}
          labelHidden
          value={stage.id}
          onChange={onStage}
          options={options(stages)}
        />
      )}
      {settings.nominations.length > 1 && (
        <SelectField
          label={t('common:nomination')}
          labelHidden
          value={nomination}
          onChange={onNomination}
          options={[{ value: '', label: t('allNominations') }, ...options(settings.nominations)]}
        />
      )}
      <Button icon="diff" aria-pressed={comparing} onClick={() => onCompare(!comparing)}>
        {comparing ? t('compare.back') : t('compare.open')}
      </Button>
      <LinkButton variant="primary" icon="print" href="#/protocol">
        {t('register')}
      </LinkButton>
    </>
  );
}

function StageRankingView({
  state,
  settings,
  stage,
  onStage,
}: {
  readonly state: ContestState;
  readonly settings: ContestSettings;
  readonly stage: Stage;
  readonly onStage: (stage: Id) => void;
}) {
  const { t } = useText('ranking');
  const { stageRanking, working, failed } = useStageRanking(state, stage.id);
  const [nomination, setNomination] = useState<Id>('');
  const [comparing, setComparing] = useState(false);
  const subject = useMemo(() => rankingSubject(state, settings, stage), [state, settings, stage]);
  return (
    <main className="main review-ranking">
      <PageHead title={t('title')} note={useHeadNote(stageRanking, working)}>
        <HeadControls
          settings={settings}
          stage={stage}
          onStage={onStage}
          nomination={nomination}
          onNomination={setNomination}
          comparing={comparing}
          onCompare={setComparing}
        />
      </PageHead>
      {failed && <Banner tone="danger">{t('failed')}</Banner>}
      {stageRanking === null && !failed && (
        <p className="muted" role="status">
          {t('working')}
        </p>
      )}
      {stageRanking !== null && (
        <RankingSubjectProvider value={subject}>
          <RankingNotes ranking={stageRanking.ranking} />
          <RankingList
            stageRanking={stageRanking}
            nomination={nomination === '' ? null : nomination}
            comparing={comparing}
          />
        </RankingSubjectProvider>
      )}
    </main>
  );
}

function NothingJudged() {
  const { t } = useText('ranking');
  return (
    <main className="main">
      <PageHead title={t('title')} />
      <EmptyState
        title={t('empty.title')}
        action={
          <LinkButton variant="primary" size="lg" href="#/receive">
            {t('empty.receive')}
          </LinkButton>
        }
      >
        {t('empty.text')}
      </EmptyState>
    </main>
  );
}

/** Headquarters reviews the ranking: places, how sure they are, how each came about, what other methods say. */
export function ReviewRankingScreen() {
  const state = useShownState();
  const [wanted, setWanted] = useState<Id | null>(null);
  if (state === null || state.settings === null) return <NothingJudged />;
  const id = wanted ?? reportedStage(state);
  const stage = state.settings.stages.find((each) => each.id === id);
  const judged = [...state.sheets.values()].some(({ counted }) => counted);
  if (stage === undefined || !judged) return <NothingJudged />;
  return (
    <StageRankingView
      key={stage.id}
      state={state}
      settings={state.settings}
      stage={stage}
      onStage={setWanted}
    />
  );
}
