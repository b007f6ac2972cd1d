import { memo, useMemo, useState } from 'react';

import type { ContestSettings, Id, Stage } from '../../../shared/contest/contest.ts';
import type { StageRanking } from '../../../shared/ranking/stage-ranking.ts';
import { useText } from '../../language/use-text.ts';
import { Counting } from '../../ranking/counting.tsx';
import { JudgedStage, type JudgedStageProps } from '../../ranking/judged-stage.tsx';
import { StageField } from '../../ranking/stage-field.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { RankingBody } from './ranking-body.tsx';
import { RankingNotes } from './ranking-notes.tsx';
import {
  rankingSubject,
  RankingSubjectProvider,
  useRankingWords,
} from '../../ranking/ranking-words.ts';
import { type StageRankingState, useStageRanking } from '../../ranking/use-stage-ranking.ts';
import { UnrankedStage } from './unranked-stage.tsx';
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
  const { t } = useText('ranking');
  return (
    <>
      <StageField settings={settings} value={stage.id} onChange={onStage} />
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
      <LinkButton variant="primary" icon="print" href="#/issue">
        {t('register')}
      </LinkButton>
    </>
  );
}

function RankingCounting({ counted }: { readonly counted: StageRankingState }) {
  const { t } = useText('ranking');
  const hasList = counted.stageRanking !== null;
  return (
    <Counting
      counted={counted}
      words={{
        working: hasList ? t('workingIntervals') : t('working'),
        failed: t('failed'),
        stopped: {
          title: t('stopped.title'),
          text: hasList ? t('stopped.text') : t('stopped.nothing'),
        },
        again: t('again'),
        stop: t('stopCounting'),
      }}
    />
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

function StageRankingView({ state, settings, stage, onStage }: JudgedStageProps) {
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
      <RankingCounting counted={counted} />
      {regulation !== null && (
        <RankingSubjectProvider value={subject}>
          <RankingOrWhatIf regulation={regulation} mode={mode} onMode={setMode} />
        </RankingSubjectProvider>
      )}
    </main>
  );
}

/** Headquarters reviews the ranking: places, how sure they are, how each came about, what other methods say. */
export function ReviewRankingScreen() {
  const { t } = useText('ranking');
  return (
    <JudgedStage
      empty={{
        title: t('title'),
        heading: t('empty.title'),
        text: t('empty.text'),
        receive: t('empty.receive'),
      }}
    >
      {(props) =>
        props.stage.ranked ? <StageRankingView {...props} /> : <UnrankedStage {...props} />
      }
    </JudgedStage>
  );
}
