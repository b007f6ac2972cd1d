import { useState } from 'react';

import type { RegionsProfileId } from '../../../shared/contest/contest.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { compareText } from '../../../shared/language/sort-key.ts';
import { useText } from '../../language/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip, type Tone } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterPills } from '../../ui/filter-pills.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { agoWords, isCountedInDays } from './ago-words.ts';
import { isLate, type JurorLine, type JurorState, needsAttention } from './completeness.ts';
import { labelledColumns } from './labelled-columns.tsx';
import { type CompletenessText, regionTitle } from './region-words.ts';

const looks: Readonly<Record<JurorState, readonly [tone: Tone, icon: IconName]>> = {
  complete: ['ok', 'done'],
  part: ['info', 'half'],
  held: ['hold', 'shieldx'],
  'not-started': ['warn', 'circle'],
  idle: ['neutral', 'minus'],
};

/** A yes or no that is heard as a word. */
function Mark({ yes }: { readonly yes: boolean }) {
  const { t } = useText('completeness');
  return (
    <span className={yes ? 'st y' : 'st n'}>
      <Icon name={yes ? 'check' : 'minus'} size="sm" />
      <span className="sr">{yes ? t('common:yes') : t('common:no')}</span>
    </span>
  );
}

/** Where a juror stands, and how late that is. */
function StateChips({ line: { state, held, daysLate, left } }: { readonly line: JurorLine }) {
  const { t, format } = useText('completeness');
  return (
    <div className="row wrap">
      <Chip tone={looks[state][0]} icon={looks[state][1]}>
        {state === 'held' ? t('juror.heldCount', { count: held }) : t(`juror.${state}`)}
      </Chip>
      {daysLate > 0 && (
        <Chip tone="warn" icon="clock">
          {isCountedInDays(daysLate)
            ? t('daysLate', { count: daysLate })
            : t('lateSince', { ago: agoWords(daysLate, '', format) })}
        </Chip>
      )}
      {left && <Chip icon="minus">{t('left')}</Chip>}
    </div>
  );
}

const sheetNotes = ({ begun, recused }: JurorLine, { t }: CompletenessText): string =>
  [
    begun === 0 ? '' : t('begun', { count: begun }),
    recused === 0 ? '' : t('recused', { count: recused }),
  ]
    .filter((part) => part !== '')
    .join(' · ');

function columnsOf(
  withRegion: boolean,
  profile: RegionsProfileId,
  text: CompletenessText,
): readonly Column<JurorLine>[] {
  const { t, format } = text;
  const region = ({ person }: JurorLine) => regionTitle(person.region, profile, text);
  return [
    ...(withRegion
      ? [
          {
            id: 'region',
            title: t('common:region'),
            cell: region,
            compare: (a: JurorLine, b: JurorLine) => compareText(region(a), region(b)),
          },
        ]
      : []),
    {
      id: 'juror',
      title: t('common:juror'),
      cell: ({ person }) => fullName(person),
      compare: (a, b) => compareText(fullName(a.person), fullName(b.person)),
    },
    { id: 'invited', title: t('column.invited'), cell: ({ invited }) => <Mark yes={invited} /> },
    {
      id: 'file',
      title: t('column.file'),
      cell: ({ lastFile, received, begun }) =>
        lastFile === null ? <Mark yes={received + begun > 0} /> : format.date(lastFile, 'short'),
    },
    {
      id: 'sheets',
      title: t('column.sheets'),
      numeric: true,
      cell: (line) => (
        <>
          {t('common:progress', {
            done: format.number(line.received),
            total: format.number(line.expected),
          })}
          <div className="t2">{sheetNotes(line, text)}</div>
        </>
      ),
      compare: (a, b) => a.received - b.received,
    },
    {
      id: 'state',
      title: t('column.state'),
      cell: (line) => <StateChips line={line} />,
    },
  ];
}

type Filter = 'all' | 'attention' | 'late';

const filters: Readonly<Record<Filter, (line: JurorLine) => boolean>> = {
  all: () => true,
  attention: needsAttention,
  late: isLate,
};

/** Which jurors are shown, with how many there are of each. */
function JurorFilter({
  jurors,
  withLate,
  value,
  onChange,
}: {
  readonly jurors: readonly JurorLine[];
  readonly withLate: boolean;
  readonly value: Filter;
  readonly onChange: (value: Filter) => void;
}) {
  const { t, format } = useText('completeness');
  return (
    <FilterPills
      label={t('common:filter')}
      value={value}
      onChange={onChange}
      options={(['all', 'attention', 'late'] as const)
        .filter((filter) => filter !== 'late' || withLate)
        .map((filter) => ({
          value: filter,
          label: filter === 'all' ? t('common:all') : t(filter),
          count: format.number(jurors.filter(filters[filter]).length),
        }))}
    />
  );
}

const emptyTexts = { all: 'noJurors', attention: 'nobodyWaiting', late: 'nobodyLate' } as const;

/** Every juror with what came of theirs; those who need a call come first by a filter. */
export function JurorTable({
  jurors,
  profile,
  title,
  withRegion,
  withLate,
  onAllRegions,
}: {
  readonly jurors: readonly JurorLine[];
  readonly profile: RegionsProfileId;
  readonly title: string;
  readonly withRegion: boolean;
  /** True once sheets are due. */
  readonly withLate: boolean;
  /** Present while one region is shown. */
  readonly onAllRegions: (() => void) | null;
}) {
  const text = useText('completeness');
  const { t } = text;
  const [filter, setFilter] = useState<Filter>('all');
  return (
    <Card
      pad={false}
      title={title}
      aside={
        <div className="row wrap">
          {onAllRegions !== null && (
            <Button variant="quiet" icon="x" onClick={onAllRegions}>
              {t('allRegions')}
            </Button>
          )}
          <JurorFilter jurors={jurors} withLate={withLate} value={filter} onChange={setFilter} />
        </div>
      }
    >
      <Table
        label={title}
        columns={labelledColumns(columnsOf(withRegion, profile, text))}
        rows={jurors.filter(filters[filter])}
        rowKey={({ person }) => person.id}
        empty={
          <EmptyState
            ornament={false}
            title={t(emptyTexts[jurors.length === 0 ? 'all' : filter])}
          />
        }
      />
    </Card>
  );
}
