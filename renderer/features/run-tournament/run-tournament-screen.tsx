import { type ReactNode, useMemo, useState } from 'react';
import { useLocation } from 'wouter';

import type { ContestSettings } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import {
  disciplineStates,
  type DisciplineState,
} from '../../../shared/reports/tournament/discipline-state.ts';
import { useText } from '../../language/use-text.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import type { Profile } from '../../storage/desk.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectField } from '../../ui/field.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Segment } from '../../ui/segment.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { DrawTab } from './draw-tab.tsx';
import { HandOverTab } from './hand-over-tab.tsx';
import { MatchesTab } from './matches-tab.tsx';
import { isOver, meetingRows } from './meeting-rows.ts';
import { ScreenTab } from './screen-tab.tsx';
import { StandingsTab } from './standings-tab.tsx';
import { TeamsTab } from './teams-tab.tsx';
import { disciplineTitle, type TournamentSubject } from './tournament-subject.ts';
import { useStandingsShow } from './use-standings-show.ts';
import './run-tournament.css';

const marshalParts = ['matches', 'standings', 'screen', 'draw', 'teams'] as const;
const refereeParts = ['matches', 'standings', 'handOver'] as const;

type Part = (typeof marshalParts)[number] | (typeof refereeParts)[number];

const addressOf = (part: Part): string =>
  part === 'matches' ? '/tournament' : `/tournament/${part}`;

const icons = {
  matches: 'play',
  standings: 'rank',
  screen: 'screen',
  draw: 'swap',
  teams: 'users',
  handOver: 'usb',
} as const;

/** The part that stands in the address; matches otherwise. */
function usePart(parts: readonly Part[]): readonly [Part, (part: string) => void] {
  const [path, navigate] = useLocation();
  const part = parts.find((each) => path === addressOf(each)) ?? 'matches';
  const go = (next: string) => {
    const found = parts.find((each) => each === next);
    if (found !== undefined) navigate(addressOf(found));
  };
  return [part, go];
}

/** The parts of the day; the public window goes on whichever of them is open. */
function DayTabs({ subject }: { readonly subject: TournamentSubject }) {
  const { t } = useText('tournament');
  const screen = useStandingsShow(subject.state);
  const parts: readonly Part[] = subject.marshal ? marshalParts : refereeParts;
  const [part, go] = usePart(parts);
  const key = subject.discipline.nomination;
  const content: Readonly<Record<Part, ReactNode>> = {
    matches: <MatchesTab key={key} subject={subject} />,
    standings: <StandingsTab key={key} subject={subject} />,
    screen: <ScreenTab screen={screen} />,
    draw: <DrawTab key={key} subject={subject} />,
    teams: <TeamsTab key={key} subject={subject} />,
    handOver: <HandOverTab />,
  };
  return (
    <Tabs
      label={t('tab.label')}
      value={part}
      onChange={go}
      spaced
      tabs={parts.map((value) => ({
        value,
        label:
          value === 'matches' && subject.discipline.system === 'timed-heats'
            ? t('tab.runs')
            : t(`tab.${value}`),
        icon: icons[value],
        content: content[value],
      }))}
    />
  );
}

/** Which discipline is looked at: side by side while they are few. */
function DisciplineChoice({
  settings,
  states,
  value,
  onChange,
}: {
  readonly settings: ContestSettings;
  readonly states: readonly DisciplineState[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { t, format } = useText('tournament');
  if (states.length < 2) return null;
  const options = states.map(({ tournament: { discipline } }) => ({
    value: discipline.nomination,
    label: disciplineTitle(settings, discipline, format.localized),
  }));
  return options.length <= 4 ? (
    <Segment
      label={t('discipline')}
      value={value}
      onChange={onChange}
      options={options}
      className="discipline-choice"
    />
  ) : (
    <SelectField label={t('discipline')} value={value} onChange={onChange} options={options} />
  );
}

function Day({
  state,
  settings,
  profile,
}: {
  readonly state: ContestState;
  readonly settings: ContestSettings;
  readonly profile: Profile;
}) {
  const { t, format, language } = useText('tournament');
  const states = useMemo(() => disciplineStates(state), [state]);
  const [chosen, choose] = useState('');
  const each =
    states.find(({ tournament }) => tournament.discipline.nomination === chosen) ?? states[0];
  if (each === undefined) return null;
  const { tournament } = each;
  const { discipline } = tournament;
  const marshal = profile.role === 'headquarters';
  const rows = meetingRows(tournament, (team) => team, language);
  return (
    <main className="main run-tournament">
      <PageHead
        title={t('title')}
        note={
          rows.length === 0
            ? disciplineTitle(settings, discipline, format.localized)
            : t('progress', {
                done: format.number(rows.filter(isOver).length),
                count: format.number(rows.length),
              })
        }
      >
        {marshal && (
          <LinkButton icon="print" href="#/issue">
            {t('papers')}
          </LinkButton>
        )}
      </PageHead>
      <DisciplineChoice
        settings={settings}
        states={states}
        value={discipline.nomination}
        onChange={choose}
      />
      <DayTabs
        subject={{
          state,
          settings,
          each,
          tournament,
          discipline,
          marshal,
          person: profile.person.id,
        }}
      />
    </main>
  );
}

/** The day of a tournament: a marshal draws, settles and shows; a referee enters sheets and hands them over. */
export function RunTournamentScreen() {
  const { t } = useText('tournament');
  const state = useShownState();
  const { profile } = useDesk('profile');
  const settings = state?.settings ?? null;
  if (state === null || settings === null || profile === null || settings.disciplines.length === 0)
    return (
      <main className="main">
        <PageHead title={t('title')} />
        <EmptyState
          title={t('none.title')}
          action={
            profile?.role === 'headquarters' && (
              <LinkButton href="#/contest">{t('none.action')}</LinkButton>
            )
          }
        >
          {t('none.text')}
        </EmptyState>
      </main>
    );
  return <Day state={state} settings={settings} profile={profile} />;
}
