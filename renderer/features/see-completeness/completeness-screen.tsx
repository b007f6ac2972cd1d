import { useState } from 'react';
import { useLocation } from 'wouter';

import type { ContestSettings, RegionCode } from '../../../shared/contest/contest.ts';
import { tilePlace } from '../../../shared/contest/region-tiles.ts';
import { useText } from '../../language/use-text.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segment } from '../../ui/segment.tsx';
import { BoardFigures } from './board-figures.tsx';
import type { Completeness } from './completeness.ts';
import { DueNote } from './due-note.tsx';
import { HeldCard } from './held-card.tsx';
import { JurorStates, SilentRegions } from './juror-states.tsx';
import { JurorTable } from './juror-table.tsx';
import { RegionMap } from './region-map.tsx';
import { RegionTable } from './region-table.tsx';
import { remindersPath } from './reminders-path.ts';
import { RemindersView } from './reminders-view.tsx';
import { regionTitle } from './region-words.ts';
import { StageChoice } from './stage-choice.tsx';
import { type Stages, useBoard } from './use-board.ts';
import './completeness.css';

type View = 'map' | 'table';

/** The regions of headquarters: map or table, with who stands where. */
function Regions({
  board,
  settings,
  view,
  chosen,
  onChoose,
}: {
  readonly board: Completeness;
  readonly settings: ContestSettings;
  readonly view: View;
  readonly chosen: RegionCode | null;
  readonly onChoose: (region: RegionCode | null) => void;
}) {
  const Shown = view === 'map' ? RegionMap : RegionTable;
  return (
    <div className="split">
      <Shown
        regions={board.regions}
        profile={settings.regionsProfile}
        due={board.due}
        chosen={chosen}
        onChoose={onChoose}
      />
      <aside className="col g4">
        <JurorStates board={board} />
        <SilentRegions board={board} profile={settings.regionsProfile} />
      </aside>
    </div>
  );
}

function ViewChoice({
  view,
  onChange,
}: {
  readonly view: View;
  readonly onChange: (view: View) => void;
}) {
  const { t } = useText('completeness');
  return (
    <Segment
      label={t('view')}
      value={view}
      onChange={onChange}
      options={[
        { value: 'map', label: t('viewMap'), icon: 'map' },
        { value: 'table', label: t('viewTable'), icon: 'table' },
      ]}
    />
  );
}

function Board({
  settings,
  stages,
  only,
}: {
  readonly settings: ContestSettings;
  readonly stages: Stages;
  readonly only: RegionCode | null;
}) {
  const text = useText('completeness');
  const { t, format } = text;
  const { stage, board, setStage } = useBoard(stages, only);
  const [wantedView, setView] = useState<View>('map');
  const [chosen, setChosen] = useState<RegionCode | null>(null);
  if (board === null || stage === undefined) return null;
  const profile = settings.regionsProfile;
  const withMap = board.regions.some(({ region }) => region !== null && tilePlace(region) !== null);
  const withRegions = only === null && board.regions.some(({ region }) => region !== null);
  const view = withMap ? wantedView : 'table';
  const place = only === null ? '' : ` · ${regionTitle(only, profile, text)}`;
  return (
    <main className="main completeness">
      <PageHead title={t('title')} note={`${format.localized(stage.title)}${place}`}>
        <StageChoice stages={stages} value={stage.id} onChange={setStage} />
        {withRegions && withMap && <ViewChoice view={view} onChange={setView} />}
      </PageHead>
      <DueNote board={board} />
      <BoardFigures board={board} withRegions={withRegions} />
      {withRegions && <Regions {...{ board, settings, view, chosen }} onChoose={setChosen} />}
      <JurorTable
        jurors={board.jurors.filter(({ person }) => chosen === null || person.region === chosen)}
        profile={profile}
        title={
          chosen === null
            ? t('jurors')
            : t('jurorsOf', { region: regionTitle(chosen, profile, text) })
        }
        withRegion={withRegions}
        withLate={board.due.type === 'past'}
        onAllRegions={chosen === null ? null : () => setChosen(null)}
      />
      <HeldCard
        parts={board.heldParts.filter(({ juror }) => chosen === null || juror?.region === chosen)}
        profile={profile}
      />
    </main>
  );
}

/** Who has sent what: regions and jurors for headquarters, the own region for a coordinator. */
export function CompletenessScreen() {
  const { t } = useText('completeness');
  const state = useShownState();
  const { profile } = useDesk('profile');
  const [path] = useLocation();
  if (state === null || profile === null) return null;
  const stages = state.settings?.stages.filter(({ scored }) => scored) ?? [];
  const only = profile.role === 'coordinator' ? (profile.person.region ?? '') : null;
  if (state.settings !== null && stages.length > 0 && state.assignments.size > 0)
    return path === remindersPath ? (
      <RemindersView settings={state.settings} stages={stages} only={only} />
    ) : (
      <Board settings={state.settings} stages={stages} only={only} />
    );
  const headquarters = profile.role === 'headquarters';
  return (
    <main className="main">
      <PageHead title={t('title')} />
      <EmptyState
        title={t('empty.title')}
        {...(headquarters
          ? {
              action: (
                <LinkButton variant="primary" size="lg" href="#/jury">
                  {t('empty.assign')}
                </LinkButton>
              ),
            }
          : {})}
      >
        {headquarters ? t('empty.headquarters') : t('empty.coordinator')}
      </EmptyState>
    </main>
  );
}
