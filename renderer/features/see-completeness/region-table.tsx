import type { RegionsProfileId } from '../../../shared/contest/contest.ts';
import { compareText } from '../../../shared/language/sort-key.ts';
import { useText } from '../../language/use-text.ts';
import { Chip, type Tone } from '../../ui/chip.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { isFull, type RegionLine, type RegionState } from './completeness.ts';
import type { Due } from './lateness.ts';
import { labelledColumns } from './labelled-columns.tsx';
import { RegionFileChip } from './region-file.tsx';
import type { RegionsViewProps } from './region-map.tsx';
import { type CompletenessText, regionTitle } from './region-words.ts';

const looks: Readonly<Record<RegionState, readonly [tone: Tone, icon: IconName]>> = {
  full: ['ok', 'done'],
  most: ['info', 'half'],
  some: ['info', 'half'],
  held: ['hold', 'shieldx'],
  none: ['warn', 'circle'],
  idle: ['neutral', 'minus'],
};

/** Counted once sheets are due. */
const lateColumn = (due: Due, { t, format }: CompletenessText): readonly Column<RegionLine>[] =>
  due.type === 'past'
    ? [
        {
          id: 'late',
          title: t('column.late'),
          numeric: true,
          cell: ({ late }) => <CountOf value={late} text={format.number(late)} />,
          compare: (a, b) => a.late - b.late,
        },
      ]
    : [];

/** A count of what should be none. */
function CountOf({ value, text }: { readonly value: number; readonly text: string }) {
  return value === 0 ? <span className="weak">{text}</span> : <b>{text}</b>;
}

function columnsOf(
  profile: RegionsProfileId,
  due: Due,
  text: CompletenessText,
): readonly Column<RegionLine>[] {
  const { t, format } = text;
  const title = ({ region }: RegionLine) => regionTitle(region, profile, text);
  const of = (done: number, total: number) =>
    t('common:progress', { done: format.number(done), total: format.number(total) });
  return [
    {
      id: 'region',
      title: t('common:region'),
      cell: title,
      compare: (a, b) => compareText(title(a), title(b)),
    },
    {
      id: 'jurors',
      title: t('column.jurorsDone'),
      numeric: true,
      cell: ({ jurors }) => of(jurors.filter(isFull).length, jurors.length),
    },
    {
      id: 'sheets',
      title: t('column.sheets'),
      numeric: true,
      cell: ({ received, expected }) => of(received, expected),
      compare: (a, b) => a.received - b.received,
    },
    ...lateColumn(due, text),
    {
      id: 'held',
      title: t('column.held'),
      numeric: true,
      cell: ({ held }) => <CountOf value={held} text={format.number(held)} />,
      compare: (a, b) => a.held - b.held,
    },
    {
      id: 'regionFile',
      title: t('column.regionFile'),
      cell: ({ region, file }) =>
        region === null ? '—' : <RegionFileChip file={file} due={due} />,
    },
    {
      id: 'state',
      title: t('column.state'),
      cell: ({ state }) => (
        <Chip tone={looks[state][0]} icon={looks[state][1]}>
          {t(`region.${state}`)}
        </Chip>
      ),
    },
  ];
}

/** The map's figures as a table, for those who would rather read. */
export function RegionTable({ regions, profile, due, chosen, onChoose }: RegionsViewProps) {
  const text = useText('completeness');
  return (
    <section className="card">
      <Table
        label={text.t('table')}
        columns={labelledColumns(columnsOf(profile, due, text))}
        rows={regions}
        rowKey={({ region }) => region ?? ''}
        selected={chosen}
        onSelect={(key) => onChoose(key === '' || key === chosen ? null : key)}
      />
    </section>
  );
}
