import { useState } from 'react';

import { BehindNote } from '../../hand-over/behind-note.tsx';
import { ReceiptNote } from '../../hand-over/receipt-note.tsx';
import { useText } from '../../language/use-text.ts';
import type { ImportPlan, ImportSummary } from '../../storage/desk.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { Table } from '../../ui/table.tsx';
import { acceptedFiles, holdsOnlyReceipts } from './received-file.ts';
import { ReceiptsCard } from './receipts-card.tsx';

type FileResult = ImportSummary['files'][number];

function ResultFigures({
  summary,
  written,
}: {
  readonly summary: ImportSummary;
  readonly written: number;
}) {
  const { t, format } = useText('receive');
  const { counts } = summary;
  const open = (id: 'hard' | 'fork' | 'rule' | 'unknown', tone: 'warn' | 'hold') => ({
    id,
    value: format.number(counts[id]),
    note: t(`open.${id}`, { count: counts[id] }),
    ...(counts[id] === 0 ? {} : { tone }),
  });
  return (
    <KeyFigures
      label={t('open.label')}
      figures={[
        {
          id: 'written',
          value: format.number(written),
          note: t('open.written', { count: written }),
        },
        open('hard', 'warn'),
        open('fork', 'warn'),
        open('rule', 'hold'),
        ...(counts.unknown === 0 ? [] : [open('unknown', 'warn')]),
      ]}
    />
  );
}

/** The one filled button is what should be done next. */
function NextSteps({
  summary,
  onMore,
}: {
  readonly summary: ImportSummary;
  readonly onMore: () => void;
}) {
  const { t } = useText('receive');
  const { profile } = useDesk('profile');
  const open = summary.counts.hard + summary.counts.fork + summary.counts.rule;
  const settle = profile?.role === 'headquarters' && open > 0;
  return (
    <div className="row wrap">
      {settle && (
        <LinkButton variant="primary" size="lg" href="#/conflicts" iconEnd="right">
          {t('next.settle')}
        </LinkButton>
      )}
      {profile?.role === 'coordinator' && (
        <LinkButton variant="primary" size="lg" href="#/hand-over" iconEnd="right">
          {t('next.handOver')}
        </LinkButton>
      )}
      <LinkButton
        variant={profile?.role === 'headquarters' && !settle ? 'primary' : 'default'}
        size={profile?.role === 'headquarters' && !settle ? 'lg' : 'md'}
        href="#/completeness"
      >
        {t('next.completeness')}
      </LinkButton>
      <Button icon="inbox" onClick={onMore}>
        {t('next.more')}
      </Button>
    </div>
  );
}

/** Files shown at first. */
const mostFiles = 20;

/** The files of the import with what each brought. */
function ResultFiles({ summary }: { readonly summary: ImportSummary }) {
  const { t, format } = useText('receive');
  const [all, setAll] = useState(false);
  // What brought most is what people look for.
  const rows = summary.files
    .map((file, index) => ({ ...file, id: `${index}` }))
    .toSorted((a, b) => b.newOperations - a.newOperations);
  return (
    <Card pad={false} title={t('resultFiles')} className="imports">
      <Table<FileResult & { readonly id: string }>
        label={t('resultFiles')}
        rows={all ? rows : rows.slice(0, mostFiles)}
        rowKey={({ id }) => id}
        columns={[
          { id: 'name', title: t('column.file'), cell: ({ name }) => name },
          {
            id: 'new',
            title: t('column.new'),
            numeric: true,
            cell: ({ newOperations }) => format.number(newOperations),
          },
          {
            id: 'known',
            title: t('column.known'),
            numeric: true,
            cell: ({ knownOperations }) => format.number(knownOperations),
          },
        ]}
      />
      {rows.length > mostFiles && !all && (
        <div className="more">
          <Button variant="quiet" onClick={() => setAll(true)}>
            {t('showAll', { count: rows.length })}
          </Button>
        </div>
      )}
    </Card>
  );
}

/** What was proved after writing, and the code that says what the data are now. */
function Proof({ summary }: { readonly summary: ImportSummary }) {
  const { t } = useText('receive');
  const code = summary.stateHash.slice(0, 16).match(/.{1,4}/g) ?? [];
  return (
    <div className="col g1 meta">
      {summary.checkedSegments > 0 && (
        <p className="proof">
          <Icon name="shield" size="sm" />
          <span>{t('readBack', { count: summary.checkedSegments })}</span>
        </p>
      )}
      <p>
        {t('stateCode')} <code className="nowrap">{code.join(' ')}</code>
      </p>
    </div>
  );
}

/** What an import wrote, what is open now, and where to go on. */
export function ImportResult({
  summary,
  plan,
  onMore,
}: {
  readonly summary: ImportSummary;
  readonly plan: ImportPlan;
  readonly onMore: () => void;
}) {
  const { t } = useText('receive');
  const { profile } = useDesk('profile');
  const written = summary.files.reduce((total, { newOperations }) => total + newOperations, 0);
  const receipt = acceptedFiles(plan).some(({ kind }) => kind === 'receipt');
  const onlyReceipts = holdsOnlyReceipts(plan);
  return (
    <div className="col g4">
      <div className="row g3" role="status">
        <span className="seal">
          <Icon name="done" size="lg" />
        </span>
        <h2>{onlyReceipts ? t('doneReceipt') : t('done', { count: written })}</h2>
      </div>
      {receipt && <ReceiptNote />}
      <BehindNote />
      {!onlyReceipts && <ResultFigures summary={summary} written={written} />}
      {!onlyReceipts && <ResultFiles summary={summary} />}
      <Proof summary={summary} />
      {onlyReceipts ? (
        <div className="row">
          <Button variant="primary" icon="inbox" onClick={onMore}>
            {t('next.more')}
          </Button>
        </div>
      ) : (
        <NextSteps summary={summary} onMore={onMore} />
      )}
      {profile?.role === 'headquarters' && <ReceiptsCard />}
    </div>
  );
}
