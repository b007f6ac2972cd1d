import { useState } from 'react';

import {
  placeText,
  runText,
  columnTexts,
  medalText,
  stepSentences,
  timeText,
} from '../../../shared/reports/tournament/standing-words.ts';
import { tournamentTexts } from '../../../shared/reports/tournament/tournament-texts.ts';
import { engineeringScores } from '../../../shared/reports/tournament/discipline-state.ts';
import type { Standing } from '../../../shared/tournament/standings.ts';
import { useText } from '../../language/use-text.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Segment } from '../../ui/segment.tsx';
import { type Column, Table, TwoLines } from '../../ui/table.tsx';
import { BracketView } from './bracket-view.tsx';
import { type TournamentSubject, useTournamentWords } from './tournament-subject.ts';

type StandingColumn = Column<Standing>;

/** Wins, figures and points of a table. */
function useTableColumns(): readonly StandingColumn[] {
  const { format, language } = useText('tournament');
  const column = columnTexts(language);
  const count = (id: 'played' | 'wins' | 'draws' | 'losses' | 'points'): StandingColumn => ({
    id,
    title: column[id],
    numeric: true,
    cell: ({ tally }) => format.number(tally[id]),
  });
  return [
    count('played'),
    count('wins'),
    count('draws'),
    count('losses'),
    {
      id: 'figures',
      title: column.figures,
      numeric: true,
      cell: ({ tally }) => (
        <span className="nowrap">
          {format.number(tally.scored)} – {format.number(tally.conceded)}
        </span>
      ),
    },
    count('points'),
  ];
}

/** Every run of a team and what is counted. */
function useHeatColumns({ discipline }: TournamentSubject): readonly StandingColumn[] {
  const { t, format, language } = useText('tournament');
  const column = columnTexts(language);
  const runs = Array.from({ length: discipline.heats }, (_, at): StandingColumn => ({
    id: `run-${at + 1}`,
    title: `${t('matches.run')} ${format.number(at + 1)}`,
    numeric: true,
    cell: ({ heats }) => runText(heats?.times[at] ?? null, language) || '–',
  }));
  return [
    ...runs,
    {
      id: 'checkpoints',
      title: column.checkpoints,
      numeric: true,
      cell: ({ heats }) => format.number(heats?.checkpoints ?? 0),
    },
    {
      id: 'time',
      title: column.time,
      numeric: true,
      cell: ({ heats }) => {
        const counted = heats?.counted ?? null;
        return <b>{counted === null ? t('standings.noTime') : timeText(counted, language)}</b>;
      },
    },
  ];
}

/** The team, its school, and in words what told it apart from equal ones. */
function useTeamColumn(subject: TournamentSubject): StandingColumn {
  const { t, format, language } = useText('tournament');
  const words = useTournamentWords(subject);
  const scores = engineeringScores(subject.state, subject.discipline);
  return {
    id: 'team',
    title: columnTexts(language).team,
    cell: (standing) => {
      const score = scores.get(standing.team);
      const isTold = standing.steps.some(({ rule }) => rule === 'engineering');
      const why = stepSentences(subject.tournament, standing, words.nameOf, language);
      return (
        <div className="standing-team">
          <TwoLines first={words.nameOf(standing.team)} second={words.schoolOf(standing.team)} />
          {why.length > 0 && (
            <details>
              <summary>{t('standings.why')}</summary>
              {why.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
              {isTold && score !== undefined && (
                <p>{t('standings.engineering', { score: format.rational(score, 2) })}</p>
              )}
            </details>
          )}
        </div>
      );
    },
  };
}

function MedalCell({ medal }: Pick<Standing, 'medal'>) {
  const { language } = useText('tournament');
  if (medal === null) return null;
  return (
    <Chip className={`medal-${medal}`} icon="star">
      {medalText(medal, language)}
    </Chip>
  );
}

function StandingsTable({ subject }: { readonly subject: TournamentSubject }) {
  const { language } = useText('tournament');
  const column = columnTexts(language);
  const tableColumns = useTableColumns();
  const heatColumns = useHeatColumns(subject);
  const team = useTeamColumn(subject);
  const isTimed = subject.discipline.system === 'timed-heats';
  return (
    <Table
      label={column.place}
      rows={subject.tournament.standings}
      rowKey={({ team: id }) => id}
      columns={[
        {
          id: 'place',
          title: column.place,
          cell: (standing) => (
            <b className={standing.place === null ? 't2' : 'standing-place'}>
              {placeText(standing, language)}
            </b>
          ),
        },
        team,
        ...(isTimed ? heatColumns : tableColumns),
        {
          id: 'medal',
          title: column.medal,
          cell: ({ medal }) => <MedalCell medal={medal} />,
        },
      ]}
    />
  );
}

/** Who won which medal, once all is decided. */
function Medals({ subject }: { readonly subject: TournamentSubject }) {
  const { t, language } = useText('tournament');
  const words = useTournamentWords(subject);
  const won = subject.tournament.standings.filter(({ medal }) => medal !== null);
  return (
    <Card title={t('standings.medals')}>
      {won.length === 0 ? (
        <p>{t('standings.noMedals')}</p>
      ) : (
        <ul className="medal-list">
          {won.map(({ team, medal }) => (
            <li key={team}>
              <MedalCell medal={medal} />
              <TwoLines first={words.nameOf(team)} second={words.schoolOf(team)} />
            </li>
          ))}
        </ul>
      )}
      <p className="meta">{tournamentTexts[language].system[subject.discipline.system]}</p>
    </Card>
  );
}

/** Live standings with the rule that decided each tie in words; of a bracket the picture beside its table. */
export function StandingsTab({ subject }: { readonly subject: TournamentSubject }) {
  const { t } = useText('tournament');
  const [view, setView] = useState<'table' | 'bracket'>('table');
  const { tournament, discipline, marshal } = subject;
  const isBracket = discipline.system === 'knock-out' || discipline.system === 'double-elimination';
  if (tournament.draw === null)
    return (
      <EmptyState
        title={t('matches.noDraw.title')}
        action={
          marshal && (
            <LinkButton variant="primary" icon="swap" href="#/tournament/draw">
              {t('matches.noDraw.action')}
            </LinkButton>
          )
        }
      >
        {t('matches.noDraw.text')}
      </EmptyState>
    );
  return (
    <div className="col g4">
      <Medals subject={subject} />
      <Card
        title={tournament.complete ? t('standings.final') : t('standings.soFar')}
        pad={false}
        aside={
          isBracket && (
            <Segment
              label={t('standings.view')}
              value={view}
              onChange={setView}
              options={[
                { value: 'table', label: t('standings.table'), icon: 'table' },
                { value: 'bracket', label: t('standings.bracket'), icon: 'rank' },
              ]}
            />
          )
        }
      >
        {isBracket && view === 'bracket' ? (
          <BracketView subject={subject} />
        ) : (
          <StandingsTable subject={subject} />
        )}
      </Card>
    </div>
  );
}
