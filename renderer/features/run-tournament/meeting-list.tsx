import { useState } from 'react';

import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip, type Tone } from '../../ui/chip.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { type Column, Table, TwoLines } from '../../ui/table.tsx';
import { isOver, type MeetingRow, type OpenSheet } from './meeting-rows.ts';
import { mayOpen } from './sheet-lookup.ts';
import { sheetsOf, type TournamentSubject, useTournamentWords } from './tournament-subject.ts';

const tones: Readonly<Partial<Record<MeetingRow['state'], Tone>>> = {
  ready: 'info',
  disputed: 'danger',
  level: 'warn',
  decided: 'ok',
  run: 'ok',
  'not-started': 'warn',
  out: 'warn',
};

const kinds = ['open', 'done', 'all'] as const;
type Kind = (typeof kinds)[number];

const isShown = (row: MeetingRow, kind: Kind): boolean =>
  kind === 'all' || isOver(row) === (kind === 'done');

/** The way into a sheet; nobody writes where the teams are not known. */
function EnterCell({
  subject,
  row,
  onEnter,
}: {
  readonly subject: TournamentSubject;
  readonly row: MeetingRow;
  readonly onEnter: (sheet: OpenSheet) => void;
}) {
  const { t } = useText('tournament');
  const sheet = sheetsOf(subject).get(row.id);
  if (!mayOpen(subject, row)) return null;
  const enter = () => onEnter({ match: row.id, teams: row.teams });
  return sheet === undefined ? (
    <Button aria-label={t('matches.enterOf', { match: row.name })} onClick={enter}>
      {t('matches.enter')}
    </Button>
  ) : (
    <Button variant="quiet" aria-label={t('matches.changeOf', { match: row.name })} onClick={enter}>
      {t('matches.change')}
    </Button>
  );
}

function useColumns(
  subject: TournamentSubject,
  onEnter: (sheet: OpenSheet) => void,
): readonly Column<MeetingRow>[] {
  const { t, format } = useText('tournament');
  const words = useTournamentWords(subject);
  const isTimed = subject.discipline.system === 'timed-heats';
  return [
    {
      id: 'sides',
      title: t('matches.sides'),
      cell: ({ sides, name, winner }) => (
        <TwoLines
          first={sides.map((side, at) => (
            <span key={at} className="side">
              {side}
              {at === winner && <Chip tone="ok">{t('standings.winner')}</Chip>}
            </span>
          ))}
          second={name}
        />
      ),
    },
    {
      id: 'result',
      title: t('matches.result'),
      cell: ({ id, result }) => {
        const sheet = sheetsOf(subject).get(id);
        return (
          <TwoLines
            first={result}
            {...(sheet === undefined
              ? {}
              : {
                  second: t('matches.by', {
                    name: words.signerOf(sheet),
                    time: format.time(sheet.wallClock),
                  }),
                })}
          />
        );
      },
    },
    {
      id: 'state',
      title: isTimed ? t('matches.run') : t('matches.state'),
      cell: ({ state }) => <Chip tone={tones[state] ?? 'neutral'}>{t(`state.${state}`)}</Chip>,
    },
    {
      id: 'enter',
      title: <span className="sr">{t('matches.enter')}</span>,
      cell: (row) => <EnterCell subject={subject} row={row} onEnter={onEnter} />,
    },
  ];
}

/** All matches or runs in the order of the schedule. */
export function MeetingList({
  subject,
  rows,
  onEnter,
}: {
  readonly subject: TournamentSubject;
  readonly rows: readonly MeetingRow[];
  readonly onEnter: (sheet: OpenSheet) => void;
}) {
  const { t, format } = useText('tournament');
  const [kind, setKind] = useState<Kind>(() => (rows.every(isOver) ? 'all' : 'open'));
  const columns = useColumns(subject, onEnter);
  const title =
    subject.discipline.system === 'timed-heats' ? t('matches.allRuns') : t('matches.all');
  return (
    <Card title={title} pad={false}>
      <div className="meeting-filter">
        <FilterPills
          label={t('matches.show')}
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({
            value,
            label: t(`matches.filter.${value}`),
            count: format.number(rows.filter((row) => isShown(row, value)).length),
          }))}
        />
      </div>
      <Table
        label={title}
        columns={columns}
        rows={rows.filter((row) => isShown(row, kind))}
        rowKey={({ id }) => id}
        empty={t('common:nothingFoundDetail')}
      />
    </Card>
  );
}
