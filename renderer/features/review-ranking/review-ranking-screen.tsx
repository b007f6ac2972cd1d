import { memo, useMemo, useState } from 'react';

import type { ContestSettings, Id, Stage } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { reportedStage } from '../../../shared/results/reported-stage.ts';
import { useText } from '../../language/use-text.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField } from '../../ui/field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Working } from '../../ui/progress.tsx';
import { RankingBody } from './ranking-body.tsx';
import { RankingNotes } from './ranking-notes.tsx';
import {
  rankingSubject,
  RankingSubjectProvider,
  useRankingWords,
} from '../../ranking/ranking-words.ts';
import { type StageRankingState, useStageRanking } from '../../ranking/use-stage-ranking.ts';
import { useWhatIf } from './use-what-if.ts';
import { WhatIfPanel } from './what-if-panel.tsx';
import { rowChanges, WhatIfSummary } from './what-if-summary.tsx';
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

/** What is shown: stage, what-if, methods side by side; and the way to the documents. */
function HeadControls({
  settings,
  stage,
  onStage,
  mode,
  onMode,
}: {
  readonly settings: ContestSettings;
  readonly stage: Stage;
  readonly onStage: (stage: Id) => void;
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
}) {
  const { t, format } = useText('ranking');
  const stages = settings.stages.filter(({ scored }) => scored);
  return (
    <>
      {stages.length > 1 && (
        <SelectField
          label={t('common:stage')}
          labelHidden
          value={stage.id}
          onChange={onStage}
          options={stages.map(({ id, title }) => ({ value: id, label: format.localized(title) }))}
        />
      )}
      <Button
        icon="swap"
        aria-expanded={mode.trying}
        onClick={() => onMode({ ...mode, trying: !mode.trying })}
      >
        {t('whatIf.open')}
      </Button>
      <Button
        icon="diff"
        aria-pressed={mode.comparing}
        onClick={() => onMode({ ...mode, comparing: !mode.comparing })}
      >
        {mode.comparing ? t('compare.back') : t('compare.open')}
      </Button>
      <LinkButton variant="primary" icon="print" href="#/protocol">
        {t('register')}
      </LinkButton>
    </>
  );
}

/** How far the counting is, with the way to stop it and to begin again; nothing where it is done. */
function Counting({ counted }: { readonly counted: StageRankingState }) {
  const { t } = useText('ranking');
  const { stageRanking, working, failed, stopped, progress, stop, again } = counted;
  const repeat = (
    <Button icon="refresh" onClick={again}>
      {t('again')}
    </Button>
  );
  if (failed)
    return (
      <Banner tone="danger" action={repeat}>
        {t('failed')}
      </Banner>
    );
  if (stopped)
    return (
      <Banner tone="warn" title={t('stopped.title')} action={repeat}>
        {stageRanking === null ? t('stopped.nothing') : t('stopped.text')}
      </Banner>
    );
  if (!working) return null;
  return (
    <div className="counting">
      <Working
        text={stageRanking === null ? t('working') : t('workingIntervals')}
        done={progress}
        total={1}
        stop={
          <Button variant="quiet" icon="x" onClick={stop}>
            {t('stopCounting')}
          </Button>
        }
      />
    </div>
  );
}

interface Mode {
  readonly comparing: boolean;
  readonly trying: boolean;
}

/** The ranking by the rules, or what a person tries out instead; a counting that goes on draws nothing of it anew. */
const RankingOrWhatIf = memo(function RankingOrWhatIf({
  regulation,
  mode,
  onMode,
}: {
  readonly regulation: StageRanking;
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
}) {
  const { state, stage, scope } = useRankingWords();
  const { choices, change, reset, options, tried, comparison } = useWhatIf(state, stage, {
    regulation,
    scope,
  });
  const [selected, setSelected] = useState<Id | null>(null);
  const other = options === null ? null : tried.stageRanking;
  const shown = other ?? regulation;
  const changes = useMemo(
    () => (comparison === null ? null : rowChanges(comparison)),
    [comparison],
  );
  return (
    <>
      {mode.trying && (
        <WhatIfPanel
          choices={choices}
          onChange={change}
          onClose={() => onMode({ ...mode, trying: false })}
        />
      )}
      {options !== null && (
        <WhatIfSummary {...{ options, tried, comparison }} onSelect={setSelected} onReset={reset} />
      )}
      <RankingNotes stageRanking={shown} />
      <RankingBody
        stageRanking={shown}
        isWhatIf={other !== null}
        changes={other === null ? null : changes}
        comparing={mode.comparing}
        selected={selected}
        onSelect={setSelected}
      />
    </>
  );
});

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
  const counted = useStageRanking(state, stage.id);
  const subject = useMemo(() => rankingSubject(state, settings, stage), [state, settings, stage]);
  const regulation = counted.stageRanking;
  const [mode, setMode] = useState<Mode>({ comparing: false, trying: false });
  return (
    <main className="main review-ranking">
      <PageHead title={t('title')} note={useHeadNote(regulation, counted.working)}>
        <HeadControls {...{ settings, stage, onStage, mode }} onMode={setMode} />
      </PageHead>
      <Counting counted={counted} />
      {regulation !== null && (
        <RankingSubjectProvider value={subject}>
          <RankingOrWhatIf regulation={regulation} mode={mode} onMode={setMode} />
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
