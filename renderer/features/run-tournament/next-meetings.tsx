import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';
import { extraRounds } from './extra-rounds.ts';
import type { MeetingRow, OpenSheet } from './meeting-rows.ts';
import { type TournamentSubject, useTournamentWords } from './tournament-subject.ts';
import { mostTables, useTables } from './use-tables.ts';

interface NextProps {
  readonly subject: TournamentSubject;
  readonly rows: readonly MeetingRow[];
  readonly isAllOver: boolean;
  readonly onEnter: (sheet: OpenSheet) => void;
}

/** One match that may be played now, with its table and a large button. */
function NextMeeting({
  row,
  table,
  onEnter,
}: {
  readonly row: MeetingRow;
  readonly table: number;
  readonly onEnter: (sheet: OpenSheet) => void;
}) {
  const { t, format } = useText('tournament');
  return (
    <li>
      <span className="next-table">{t('matches.table', { number: format.number(table) })}</span>
      <span className="grow">
        <b className="block">{row.sides.join(' — ')}</b>
        <span className="t2 block">{row.name}</span>
      </span>
      <Button
        variant={table === 1 ? 'primary' : 'default'}
        aria-label={t('matches.enterOf', { match: `${row.name}: ${row.sides.join(' — ')}` })}
        onClick={() => onEnter({ match: row.id, teams: row.teams })}
      >
        {t('matches.enter')}
      </Button>
    </li>
  );
}

/** Extra rounds that may tell apart who is equal at a medal. */
function ExtraRounds({ subject, onEnter }: Pick<NextProps, 'subject' | 'onEnter'>) {
  const { t } = useText('tournament');
  const words = useTournamentWords(subject);
  const extras = extraRounds(subject.tournament);
  return extras.map(({ match, teams }) => (
    <li key={teams.join(' ')}>
      <span className="grow">
        {t('matches.extra', { teams: teams.map(words.nameOf).join(' — ') })}
      </span>
      <Button onClick={() => onEnter({ match, teams })}>{t('matches.enter')}</Button>
    </li>
  ));
}

/** The next matches, one a table; how many tables there are is remembered on this computer. */
export function NextMeetings({ subject, rows, isAllOver, onEnter }: NextProps) {
  const { t, format } = useText('tournament');
  const [tables, setTables] = useTables();
  const hasExtra = isAllOver && extraRounds(subject.tournament).length > 0;
  return (
    <Card
      title={t('matches.next')}
      aside={
        <div className="tables-choice">
          <SelectField<string>
            label={t('matches.tables')}
            hint={t('matches.tablesHere')}
            value={String(tables)}
            onChange={(count) => setTables(Number(count))}
            options={Array.from({ length: mostTables }, (_, at) => ({
              value: String(at + 1),
              label: format.number(at + 1),
            }))}
          />
        </div>
      }
    >
      {rows.length === 0 && !hasExtra ? (
        <p>{isAllOver ? t('matches.allPlayed') : t('matches.nothingReady')}</p>
      ) : (
        <ul className="next-meetings">
          {rows.slice(0, tables).map((row, at) => (
            <NextMeeting key={row.id} row={row} table={at + 1} onEnter={onEnter} />
          ))}
          {hasExtra && <ExtraRounds subject={subject} onEnter={onEnter} />}
        </ul>
      )}
    </Card>
  );
}
