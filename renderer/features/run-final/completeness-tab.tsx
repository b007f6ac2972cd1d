import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { SavedFiles } from '../../hand-over/saved-files.tsx';
import { useSaving } from '../../hand-over/use-saving.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import {
  type FinalProgress,
  type FinalSubject,
  finalProgress,
  type SheetProgress,
} from './final-facts.ts';
import { TurnChip } from './turn-chip.tsx';

const icons: Readonly<Record<SheetProgress, IconName>> = {
  'handed-in': 'done',
  entered: 'half',
  nothing: 'circle',
  unawaited: 'right',
  'cannot-judge': 'minus',
  'not-theirs': 'dash',
};

/** From and to the other laptops in the hall: two presses from here. */
function Exchange() {
  const { t } = useText('final');
  const desk = useDeskCommands();
  const { busy, saved, error, run } = useSaving({
    write: () => desk.exportArchive({ documents: false }),
    confirm: false,
  });
  return (
    <Card title={t('exchange.title')}>
      <div className="col g3">
        <p className="muted">{t('exchange.text')}</p>
        <div className="row wrap">
          <LinkButton icon="inbox" href="#/receive">
            {t('exchange.receive')}
          </LinkButton>
          <LinkButton icon="qr" href="#/receive/codes">
            {t('exchange.codes')}
          </LinkButton>
          <Button icon="save" busy={busy} onClick={() => void run()}>
            {t('exchange.save')}
          </Button>
        </div>
        <SavedFiles saved={saved} />
        <ErrorBanner error={error} />
      </div>
    </Card>
  );
}

type Row = FinalProgress['rows'][number];

const shownCells = ['handed-in', 'entered', 'nothing', 'unawaited', 'cannot-judge'] as const;

function Figures({ rows }: { readonly rows: readonly Row[] }) {
  const { t, format } = useText('final');
  const cells = rows.flatMap((row) => row.cells);
  const counted = (progress: SheetProgress) => cells.filter((cell) => cell === progress).length;
  return (
    <KeyFigures
      label={t('progress.figures')}
      figures={shownCells.map((id) => ({
        id,
        value: format.number(counted(id)),
        note: t(`progress.cell.${id}`),
      }))}
    />
  );
}

/** What the signs of the table mean. */
function Legend() {
  const { t } = useText('final');
  return (
    <ul className="progress-key">
      {shownCells.map((cell) => (
        <li key={cell}>
          <Icon name={icons[cell]} size="sm" /> {t(`progress.cell.${cell}`)}
        </li>
      ))}
    </ul>
  );
}

function NothingYet() {
  const { t } = useText('final');
  return (
    <div className="col g4">
      <EmptyState
        title={t('progress.empty')}
        action={
          <LinkButton icon="swap" href="#/assignment">
            {t('progress.toAssignment')}
          </LinkButton>
        }
      >
        {t('progress.emptyText')}
      </EmptyState>
      <Exchange />
    </div>
  );
}

function useColumns(jurors: FinalProgress['jurors']): readonly Column<Row>[] {
  const { t, format } = useText('final');
  return [
    {
      id: 'turn',
      title: t('progress.turn'),
      cell: ({ turn }) => (
        <span className="nowrap">
          {t('progress.turnCell', {
            number: format.number(turn.number),
            submission: turn.submission,
          })}
        </span>
      ),
    },
    {
      id: 'state',
      title: t('progress.state'),
      cell: ({ turn }) => <TurnChip state={turn.turn.state} />,
    },
    ...jurors.map(({ id, name }, at): Column<Row> => ({
      id,
      title: name,
      cell: (row) => {
        const cell = row.cells[at] ?? 'not-theirs';
        return (
          <span className={`progress-cell ${cell}`}>
            <Icon name={icons[cell]} size="sm" />
            <span className="sr">{t(`progress.cell.${cell}`)}</span>
          </span>
        );
      },
    })),
    {
      id: 'missing',
      title: t('progress.missing'),
      numeric: true,
      cell: ({ missing }) => format.number(missing),
    },
  ];
}

/** Whose sheets have come, turn by turn; nobody's scores are here. */
export function CompletenessTab({ subject }: { readonly subject: FinalSubject }) {
  const { t } = useText('final');
  const { jurors, rows } = finalProgress(subject);
  const columns = useColumns(jurors);
  if (rows.length === 0 || jurors.length === 0) return <NothingYet />;
  return (
    <div className="col g4">
      <Figures rows={rows} />
      <p className="muted">{t('progress.noScores')}</p>
      <Exchange />
      <Legend />
      <div className="scroll-x">
        <Table
          label={t('progress.table')}
          columns={columns}
          rows={rows}
          rowKey={({ turn }) => turn.submission}
        />
      </div>
    </div>
  );
}
