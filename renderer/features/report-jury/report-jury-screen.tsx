import { type ReactNode, useMemo, useState } from 'react';
import { useLocation } from 'wouter';

import type { ContestSettings, Id, Stage } from '../../../shared/contest/contest.ts';
import { ChartPlaceProvider } from '../../charts/chart-place.ts';
import { useText } from '../../language/use-text.ts';
import { usePrinting } from '../../paper/use-printing.ts';
import { Counting } from '../../ranking/counting.tsx';
import { JudgedStage, type JudgedStageProps } from '../../ranking/judged-stage.tsx';
import { rankingSubject, RankingSubjectProvider } from '../../ranking/ranking-words.ts';
import { StageField } from '../../ranking/stage-field.tsx';
import { type StageRankingState, useStageRanking } from '../../ranking/use-stage-ranking.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segment } from '../../ui/segment.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ConflictsPart } from './conflicts-part.tsx';
import { JurorsPart } from './jurors-part.tsx';
import { PanelPart } from './panel-part.tsx';
import { PlacesPart } from './places-part.tsx';
import { sheetScores } from './report-facts.ts';
import { ReportNotes } from './report-notes.tsx';
import { ReportPaper } from './report-paper.tsx';
import { type OpenImpacts, ReportSubjectProvider } from './report-view.ts';
import { ScoresPart } from './scores-part.tsx';
import './report-jury.css';

const home = '/jury-report';
const parts = ['jurors', 'panel', 'scores', 'places', 'conflicts'] as const;
type Part = (typeof parts)[number];

const contents: Readonly<Record<Part, () => ReactNode>> = {
  jurors: () => <JurorsPart />,
  panel: () => <PanelPart />,
  scores: () => <ScoresPart />,
  places: () => <PlacesPart />,
  conflicts: () => <ConflictsPart />,
};

const icons: Readonly<Record<Part, IconName>> = {
  jurors: 'users',
  panel: 'half',
  scores: 'rank',
  places: 'list',
  conflicts: 'diff',
};

/** The part that the address names. */
function usePart() {
  const [path, navigate] = useLocation();
  const part = parts.find((each) => path === `${home}/${each}`) ?? 'jurors';
  const go = (value: string) => navigate(value === 'jurors' ? home : `${home}/${value}`);
  return { part, go };
}

interface HeadChoice {
  readonly settings: ContestSettings;
  readonly stage: Stage;
  readonly onStage: (stage: Id) => void;
  readonly nomination: Id;
  readonly onNomination: (nomination: Id) => void;
  readonly byNumbers: boolean;
  readonly onByNumbers: (byNumbers: boolean) => void;
}

/** Stage and nomination, and whether jurors are told by name. */
function HeadControls(choice: HeadChoice & { readonly onPrint: (() => void) | null }) {
  const { settings, stage, nomination, byNumbers, onPrint } = choice;
  const { t, format } = useText('jury-report');
  return (
    <>
      <StageField settings={settings} value={stage.id} onChange={choice.onStage} />
      {settings.nominations.length > 1 && (
        <SelectField
          label={t('common:nomination')}
          labelHidden
          value={nomination}
          onChange={choice.onNomination}
          options={[
            { value: '', label: t('allNominations') },
            ...settings.nominations.map(({ id, title }) => ({
              value: id,
              label: format.localized(title),
            })),
          ]}
        />
      )}
      <Segment
        label={t('names.label')}
        value={byNumbers ? 'numbers' : 'names'}
        onChange={(value) => choice.onByNumbers(value === 'numbers')}
        options={[
          { value: 'names', label: t('names.names') },
          { value: 'numbers', label: t('names.numbers') },
        ]}
      />
      <Button
        variant="primary"
        icon="print"
        disabled={onPrint === null}
        onClick={() => onPrint?.()}
      >
        {t('common:print')}
      </Button>
    </>
  );
}

/** The parts of the report under their tabs, with what must be known of all of them. */
function ReportTabs({ named }: { readonly named: boolean }) {
  const { t } = useText('jury-report');
  const { part, go } = usePart();
  const place = useMemo(() => ({ onPaper: false, named }), [named]);
  return (
    <ChartPlaceProvider value={place}>
      <div className="col report-notes">
        <ReportNotes />
      </div>
      <Tabs
        label={t('title')}
        value={part}
        onChange={go}
        spaced
        tabs={parts.map((each) => ({
          value: each,
          label: t(`part.${each}`),
          icon: icons[each],
          content: contents[each](),
        }))}
      />
    </ChartPlaceProvider>
  );
}

interface StageProps extends JudgedStageProps {
  readonly conflicts: OpenImpacts;
}

function ReportCounting({ counted }: { readonly counted: StageRankingState }) {
  const { t } = useText('jury-report');
  return (
    <Counting
      counted={counted}
      words={{
        working: t('working'),
        failed: t('failed'),
        stopped: { text: t('stopped') },
        again: t('common:retry'),
        stop: t('common:stop'),
      }}
    />
  );
}

function StageReport({ state, settings, stage, onStage, conflicts }: StageProps) {
  const { t } = useText('jury-report');
  const counted = useStageRanking(state, stage.id);
  const { stageRanking } = counted;
  const { printing, print } = usePrinting();
  const [nomination, setNomination] = useState<Id>('');
  const [byNumbers, setByNumbers] = useState(false);
  const ranking = useMemo(() => rankingSubject(state, settings, stage), [state, settings, stage]);
  const report = stageRanking?.report ?? null;
  const ranked = report === null ? null : (stageRanking?.ranking.submissions ?? null);
  const scores = useMemo(
    () => (ranked === null ? [] : sheetScores(ranked, state, stage)),
    [ranked, state, stage],
  );
  const subject = useMemo(
    () =>
      stageRanking === null || report === null
        ? null
        : {
            stageRanking,
            report,
            scores,
            conflicts,
            nomination: nomination === '' ? null : nomination,
            byNumbers,
          },
    [stageRanking, report, scores, conflicts, nomination, byNumbers],
  );
  const note = [
    t('common:jurorCount', { count: new Set(scores.map(({ juror }) => juror)).size }),
    t('common:sheetCount', { count: scores.length }),
  ].join(' · ');
  return (
    <main className="main report-jury">
      <PageHead title={t('title')} note={report === null ? '' : note}>
        <HeadControls
          settings={settings}
          stage={stage}
          onStage={onStage}
          nomination={nomination}
          onNomination={setNomination}
          byNumbers={byNumbers}
          onByNumbers={setByNumbers}
          onPrint={subject === null ? null : () => void print()}
        />
      </PageHead>
      <ReportCounting counted={counted} />
      {subject !== null && (
        <RankingSubjectProvider value={ranking}>
          <ReportSubjectProvider value={subject}>
            <ReportTabs named={!byNumbers} />
            {printing && <ReportPaper parts={parts.map((each) => contents[each])} />}
          </ReportSubjectProvider>
        </RankingSubjectProvider>
      )}
    </main>
  );
}

/** Headquarters looks at the jury: how each juror scored, how far the whole can be relied on, what pictures show. */
export function ReportJuryScreen({ conflicts }: { readonly conflicts: OpenImpacts }) {
  const { t } = useText('jury-report');
  return (
    <JudgedStage
      empty={{
        title: t('title'),
        heading: t('empty.title'),
        text: t('empty.text'),
        receive: t('empty.receive'),
      }}
    >
      {(props) => <StageReport {...props} conflicts={conflicts} />}
    </JudgedStage>
  );
}
