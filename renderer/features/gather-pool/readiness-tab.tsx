import { useMemo, useState } from 'react';

import type { RegionCode, Stage } from '../../../shared/contest/contest.ts';
import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import { tilePlace } from '../../../shared/contest/region-tiles.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { readinessStages } from '../../../shared/reports/pool/pool-stages.ts';
import { readinessOf, type RegionReadiness } from '../../../shared/reports/pool/readiness.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField } from '../../ui/field.tsx';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { Segment } from '../../ui/segment.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { PoolSubject } from './own-part.ts';
import { ReadinessDetail } from './readiness-detail.tsx';
import { ReadinessMap } from './readiness-map.tsx';
import { ReadinessTable } from './readiness-table.tsx';
import { missingRegions, regionSubmission } from './region-subjects.ts';
import { SelfDialog } from './self-dialog.tsx';
import { type PoolWords, usePoolWords } from './use-pool-words.ts';

type View = 'map' | 'table';

/** Enters every region that is missing, in one step. */
function AddRegions({
  subject: { settings, state },
  words,
}: {
  readonly subject: PoolSubject;
  readonly words: PoolWords;
}) {
  const { t, format, language } = words;
  const desk = useDeskCommands();
  const show = useToast();
  const { busy, error, run } = useCommand();
  const missing = missingRegions(settings, state);
  if (missing.length === 0) return null;
  const add = async () => {
    const actions = missing.map((region) =>
      addSubmission(regionSubmission(settings, region, language)),
    );
    if ((await run(() => desk.record(actions))) !== null)
      show({ text: t('readiness.added', { count: format.number(missing.length) }) });
  };
  return (
    <>
      <ErrorBanner error={error} />
      <Button variant="primary" icon="plus" busy={busy} onClick={() => void add()}>
        {t('readiness.add', { count: format.number(missing.length) })}
      </Button>
    </>
  );
}

function Figures({
  regions,
  words,
}: {
  readonly regions: readonly RegionReadiness[];
  readonly words: PoolWords;
}) {
  const { t, format } = words;
  const of = (count: number) =>
    t('common:progress', {
      done: format.number(count),
      total: format.number(regions.length),
    });
  return (
    <KeyFigures
      label={t('readiness.figures')}
      figures={[
        {
          id: 'assessed',
          value: of(regions.filter(({ score }) => score !== null).length),
          note: t('readiness.assessed'),
        },
        {
          id: 'self',
          value: of(regions.filter(({ self }) => self !== null).length),
          note: t('readiness.selfDone'),
        },
      ]}
    />
  );
}

/** The regions as a map or as its twin, a table; beside it the one that was chosen. */
function Regions({
  subject,
  stage,
  regions,
  view,
  words,
}: {
  readonly subject: PoolSubject;
  readonly stage: Stage;
  readonly regions: readonly RegionReadiness[];
  readonly view: View;
  readonly words: PoolWords;
}) {
  const only = regions.length === 1 ? regions[0] : undefined;
  const [chosen, setChosen] = useState<RegionCode | null>(null);
  const [assessing, setAssessing] = useState<RegionReadiness | null>(null);
  const shown = only ?? regions.find(({ submission }) => submission.id === chosen);
  const Shown = view === 'map' ? ReadinessMap : ReadinessTable;
  return (
    <div className="readiness-split">
      {only === undefined && <Shown {...{ regions, stage, words, chosen }} onChoose={setChosen} />}
      <ReadinessDetail region={shown ?? null} stage={stage} words={words} onAssess={setAssessing} />
      {assessing !== null && (
        <SelfDialog
          key={assessing.submission.id}
          subject={subject}
          stage={stage}
          region={assessing}
          words={words}
          onClose={() => setAssessing(null)}
        />
      )}
    </div>
  );
}

function EmptyReadiness({
  subject,
  words,
}: {
  readonly subject: PoolSubject;
  readonly words: PoolWords;
}) {
  const { t } = words;
  return subject.own.region === null ? (
    <EmptyState
      title={t('readiness.empty.title')}
      action={<AddRegions subject={subject} words={words} />}
    >
      {t('readiness.empty.text')}
    </EmptyState>
  ) : (
    <EmptyState title={t('readiness.empty.title')}>{t('readiness.empty.coordinator')}</EmptyState>
  );
}

/** The regions of a stage, counted anew only where the contest or the stage is another one. */
const useReadiness = (state: ContestState, stage: Stage | null): readonly RegionReadiness[] =>
  useMemo(() => (stage === null ? [] : readinessOf(state, stage)), [state, stage]);

/** How ready regions are by the rubric: levels and medians, the region's own word beside them, and no order of worth. */
export function ReadinessTab(subject: PoolSubject) {
  const { state, settings, own } = subject;
  const words = usePoolWords(settings);
  const { t, format } = words;
  const stages = readinessStages(settings);
  const [wanted, setWanted] = useState(stages.at(-1)?.id ?? '');
  const [view, setView] = useState<View>('map');
  const stage = stages.find(({ id }) => id === wanted) ?? stages.at(-1);
  const all = useReadiness(state, stage ?? null);
  const regions =
    own.region === null ? all : all.filter((each) => each.submission.region === own.region);
  if (stage === undefined || regions.length === 0)
    return <EmptyReadiness subject={subject} words={words} />;
  const hasMap = regions.some(({ submission }) => tilePlace(submission.id) !== null);
  return (
    <div className="col g4">
      <Figures regions={regions} words={words} />
      <div className="pool-tools">
        {stages.length > 1 && (
          <SelectField
            label={t('readiness.stage')}
            value={stage.id}
            onChange={setWanted}
            options={stages.map(({ id, title }) => ({ value: id, label: format.localized(title) }))}
          />
        )}
        {own.region === null && <AddRegions subject={subject} words={words} />}
        {hasMap && regions.length > 1 && (
          <Segment
            label={t('board.view')}
            value={view}
            onChange={setView}
            options={[
              { value: 'map', label: t('readiness.viewMap'), icon: 'map' },
              { value: 'table', label: t('readiness.viewTable'), icon: 'table' },
            ]}
          />
        )}
      </div>
      <Regions
        subject={subject}
        stage={stage}
        regions={regions}
        view={hasMap ? view : 'table'}
        words={words}
      />
    </div>
  );
}
