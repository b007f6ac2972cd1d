import type { RegionCode, RegionsProfileId } from '../../../shared/contest/contest.ts';
import { compareText } from '../../../shared/language/sort-key.ts';
import { useText } from '../../language/use-text.ts';
import { Chip, type Tone } from '../../ui/chip.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { isFull, type RegionLine, type RegionState } from './completeness.ts';
import { regionTitle } from './region-words.ts';

const looks: Readonly<Record<RegionState, readonly [tone: Tone, icon: IconName]>> = {
  full: ['ok', 'done'],
  most: ['info', 'half'],
  some: ['info', 'half'],
  held: ['hold', 'shieldx'],
  none: ['warn', 'circle'],
  idle: ['neutral', 'minus'],
};

/** The map's figures as a table, for those who would rather read. */
export function RegionTable({
  regions,
  profile,
  chosen,
  onChoose,
}: {
  readonly regions: readonly RegionLine[];
  readonly profile: RegionsProfileId;
  readonly chosen: RegionCode | null;
  readonly onChoose: (region: RegionCode | null) => void;
}) {
  const text = useText('completeness');
  const { t, format } = text;
  const title = ({ region }: RegionLine) => regionTitle(region, profile, text);
  const complete = ({ jurors }: RegionLine) => jurors.filter(isFull).length;
  const columns: readonly Column<RegionLine>[] = [
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
      cell: (line) => t('common:progress', { done: complete(line), total: line.jurors.length }),
    },
    {
      id: 'sheets',
      title: t('column.sheets'),
      numeric: true,
      cell: ({ received, expected }) =>
        t('common:progress', { done: format.number(received), total: format.number(expected) }),
      compare: (a, b) => a.received - b.received,
    },
    {
      id: 'held',
      title: t('column.held'),
      numeric: true,
      cell: ({ held }) =>
        held === 0 ? <span className="weak">0</span> : <b>{format.number(held)}</b>,
      compare: (a, b) => a.held - b.held,
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
  return (
    <section className="card">
      <Table
        label={t('table')}
        columns={columns}
        rows={regions}
        rowKey={({ region }) => region ?? ''}
        selected={chosen}
        onSelect={(key) => onChoose(key === '' || key === chosen ? null : key)}
      />
    </section>
  );
}
