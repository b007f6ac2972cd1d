import { useMemo, useState } from 'react';

import { useText } from '../../language/use-text.ts';
import type { ImportPlan } from '../../storage/desk.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { FileNotes } from './file-notes.tsx';
import { FilePanel } from './file-panel.tsx';
import { PlanTable } from './plan-table.tsx';
import { QuarantineBanner } from './quarantine-banner.tsx';
import { acceptedFiles, holdsOnlyReceipts, importOffer, planRows } from './received-file.ts';

function PlanFigures({ plan }: { readonly plan: ImportPlan }) {
  const { t, format } = useText('receive');
  const { totals } = plan;
  const figure = (id: keyof typeof totals, tone?: 'warn' | 'hold' | 'danger') => ({
    id,
    value: format.number(totals[id]),
    note: t(`total.${id}`, { count: totals[id] }),
    ...(tone === undefined || totals[id] === 0 ? {} : { tone }),
  });
  return (
    <KeyFigures
      label={t('total.label')}
      figures={[
        figure('newOperations'),
        figure('knownOperations'),
        figure('conflicts', 'warn'),
        figure('quarantined', 'hold'),
        figure('refused', 'danger'),
      ]}
    />
  );
}

/** How files come in: chosen one by one, with a whole folder, or dropped. */
export interface WaysIn {
  readonly pick: () => void;
  readonly pickFolder: () => void;
  readonly drop: (files: Promise<readonly File[]>) => void;
}

interface DryRunProps {
  readonly plan: ImportPlan;
  readonly importing: boolean;
  readonly ways: WaysIn;
  readonly onRemove: (index: number) => void;
  readonly onImport: () => void;
  readonly onLeave: () => void;
}

/** The person's word: import, or leave everything as it is. */
function Word({ plan, importing, onImport, onLeave }: DryRunProps) {
  const { t } = useText('receive');
  const ready = importOffer(plan) === 'ready';
  return (
    <ActionBar start={<span className="meta">{t('untilImport')}</span>}>
      <Button variant={ready ? 'quiet' : 'primary'} disabled={importing} onClick={onLeave}>
        {ready ? t('leave') : t('finishWithout')}
      </Button>
      {ready && (
        <Button variant="primary" size="lg" busy={importing} onClick={onImport}>
          {t('run', { count: acceptedFiles(plan).length })}
        </Button>
      )}
    </ActionBar>
  );
}

/** What the files would change, before anything is written. */
export function DryRun(props: DryRunProps) {
  const { plan, importing, ways, onRemove } = props;
  const { t } = useText('receive');
  const [selected, setSelected] = useState<string | null>(null);
  const rows = useMemo(() => planRows(plan), [plan]);
  const shown = rows.find(({ id }) => id === selected) ?? rows[0];
  return (
    <>
      <div className="split">
        <div className="col g4">
          <PlanFigures plan={plan} />
          <section className="card plan">
            <PlanTable rows={rows} selected={shown?.id ?? null} onSelect={setSelected} />
            <FileDrop
              prompt={t('dropMore')}
              button={t('pick')}
              busy={importing}
              onPick={ways.pick}
              onUnread={ways.drop}
            />
          </section>
          {importOffer(plan) === 'nothing-new' && (
            <Banner tone="ok" title={t('offer.nothingNew')}>
              {t('offer.nothingNewDetail')}
            </Banner>
          )}
          {importOffer(plan) === 'ready' && holdsOnlyReceipts(plan) && (
            <Banner title={t('offer.receipt')}>{t('offer.receiptDetail')}</Banner>
          )}
          <FileNotes plan={plan} />
          <QuarantineBanner plan={plan} />
        </div>
        {shown !== undefined && (
          <FilePanel file={shown.file} onRemove={() => onRemove(Number(shown.id))} />
        )}
      </div>
      <Word {...props} />
    </>
  );
}
