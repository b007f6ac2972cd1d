import { useText } from '../../language/use-text.ts';
import { type KeyFigure, KeyFigures } from '../../ui/key-figures.tsx';
import { type Completeness, isFull } from './completeness.ts';

/** How many of how many, the base in small print. */
function Of({ count, total }: { readonly count: number; readonly total: number }) {
  const { t, format } = useText('completeness');
  return (
    <>
      {format.number(count)} <small>{t('ofExpected', { expected: format.number(total) })}</small>
    </>
  );
}

/** The few figures of the board; regions are left out where there is one only. */
export function BoardFigures({
  board,
  withRegions,
}: {
  readonly board: Completeness;
  readonly withRegions: boolean;
}) {
  const { t, format } = useText('completeness');
  const silent = board.jurors.filter(({ state }) => state === 'not-started').length;
  const regions = board.regions.filter(({ expected }) => expected > 0);
  const share = format.percent(board.expected === 0 ? 0 : board.received / board.expected, 0);
  const figures: readonly (KeyFigure | null)[] = [
    {
      id: 'sheets',
      value: format.number(board.received),
      note: t('figures.sheets', { expected: format.number(board.expected), share }),
    },
    {
      id: 'jurors',
      value: <Of count={board.jurors.filter(isFull).length} total={board.jurors.length} />,
      note: t('figures.jurors'),
    },
    withRegions
      ? {
          id: 'regions',
          value: <Of count={regions.filter(isFull).length} total={regions.length} />,
          note: t('figures.regions'),
        }
      : null,
    {
      id: 'silent',
      value: format.number(silent),
      note: t('figures.silent', { count: silent }),
      ...(silent === 0 ? {} : { tone: 'warn' }),
    },
    board.due.type === 'past'
      ? {
          id: 'late',
          value: format.number(board.late),
          note: t('figures.late', { count: board.late }),
          ...(board.late === 0 ? {} : { tone: 'warn' as const }),
        }
      : null,
    {
      id: 'held',
      value: format.number(board.held),
      note: t('figures.held', { count: board.held }),
      ...(board.held === 0 ? {} : { tone: 'hold' }),
    },
  ];
  return (
    <KeyFigures label={t('figures.label')} figures={figures.filter((figure) => figure !== null)} />
  );
}
