import { useMemo, useState } from 'react';

import type { ContestSettings, Id, RegionCode } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField } from '../../ui/field.tsx';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segment } from '../../ui/segment.tsx';
import { type Completeness, completenessOf, isFull } from './completeness.ts';
import { JurorStates, SilentRegions } from './juror-states.tsx';
import { JurorTable } from './juror-table.tsx';
import { RegionMap } from './region-map.tsx';
import { RegionTable } from './region-table.tsx';
import { regionTitle } from './region-words.ts';
import { tilePlace } from './tile-places.ts';
import './completeness.css';

type View = 'map' | 'table';

function Figures({
  board,
  withRegions,
}: {
  readonly board: Completeness;
  readonly withRegions: boolean;
}) {
  const { t, format } = useText('completeness');
  const done = board.jurors.filter(isFull).length;
  const silent = board.jurors.filter(({ state }) => state === 'not-started').length;
  const counted = board.regions.filter(({ expected }) => expected > 0);
  const full = counted.filter(isFull).length;
  const of = (total: number) => (
    <small>{t('ofExpected', { expected: format.number(total) })}</small>
  );
  const share = format.percent(board.expected === 0 ? 0 : board.received / board.expected, 0);
  return (
    <KeyFigures
      label={t('figures.label')}
      figures={[
        {
          id: 'sheets',
          value: format.number(board.received),
          note: t('figures.sheets', { expected: format.number(board.expected), share }),
        },
        {
          id: 'jurors',
          value: (
            <>
              {format.number(done)} {of(board.jurors.length)}
            </>
          ),
          note: t('figures.jurors'),
        },
        ...(withRegions
          ? [
              {
                id: 'regions',
                value: (
                  <>
                    {format.number(full)} {of(counted.length)}
                  </>
                ),
                note: t('figures.regions'),
              },
            ]
          : []),
        {
          id: 'silent',
          value: format.number(silent),
          note: t('figures.silent', { count: silent }),
          ...(silent === 0 ? {} : { tone: 'warn' as const }),
        },
        {
          id: 'held',
          value: format.number(board.held),
          note: t('figures.held', { count: board.held }),
          ...(board.held === 0 ? {} : { tone: 'hold' as const }),
        },
      ]}
    />
  );
}

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

function Board({
  settings,
  stages,
}: {
  readonly settings: ContestSettings;
  readonly stages: ContestSettings['stages'];
}) {
  const text = useText('completeness');
  const { t, format } = text;
  const { state, received, profile } = useDesk();
  const [wantedStage, setWantedStage] = useState<Id>('');
  const [wantedView, setView] = useState<View>('map');
  const [chosen, setChosen] = useState<RegionCode | null>(null);
  const stage = stages.find(({ id }) => id === wantedStage) ?? stages[0];
  const stageId = stage?.id ?? '';
  const only = profile?.role === 'coordinator' ? (profile.person.region ?? '') : null;
  const board = useMemo(
    () => (state === null ? null : completenessOf({ state, stage: stageId, received }, only)),
    [state, stageId, received, only],
  );
  if (board === null || stage === undefined) return null;
  const withMap = board.regions.some(({ region }) => region !== null && tilePlace(region) !== null);
  const withRegions = only === null && board.regions.some(({ region }) => region !== null);
  const view = withMap ? wantedView : 'table';
  const jurors =
    chosen === null ? board.jurors : board.jurors.filter(({ person }) => person.region === chosen);
  const profileId = settings.regionsProfile;
  const place = only === null ? '' : ` · ${regionTitle(only, profileId, text)}`;
  return (
    <main className="main completeness">
      <PageHead title={t('title')} note={`${format.localized(stage.title)}${place}`}>
        {stages.length > 1 && (
          <SelectField
            label={t('common:stage')}
            labelHidden
            value={stageId}
            onChange={setWantedStage}
            options={stages.map(({ id, title }) => ({ value: id, label: format.localized(title) }))}
          />
        )}
        {withRegions && withMap && (
          <Segment
            label={t('view')}
            value={view}
            onChange={setView}
            options={[
              { value: 'map', label: t('viewMap'), icon: 'map' },
              { value: 'table', label: t('viewTable'), icon: 'table' },
            ]}
          />
        )}
      </PageHead>
      <Figures board={board} withRegions={withRegions} />
      {withRegions && (
        <Regions
          board={board}
          settings={settings}
          view={view}
          chosen={chosen}
          onChoose={setChosen}
        />
      )}
      <JurorTable
        jurors={jurors}
        profile={profileId}
        title={
          chosen === null
            ? t('jurors')
            : t('jurorsOf', { region: regionTitle(chosen, profileId, text) })
        }
        withRegion={only === null && withRegions}
        onAllRegions={chosen === null ? null : () => setChosen(null)}
      />
    </main>
  );
}

/** Who has sent what: regions and jurors for headquarters, the own region for a coordinator. */
export function CompletenessScreen() {
  const { t } = useText('completeness');
  const { state, profile } = useDesk();
  if (state === null || profile === null) return null;
  const stages = state.settings?.stages.filter(({ scored }) => scored) ?? [];
  if (state.settings !== null && stages.length > 0 && state.assignments.size > 0)
    return <Board settings={state.settings} stages={stages} />;
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
