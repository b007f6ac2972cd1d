import { useState } from 'react';

import type { ContestSettings } from '../../../shared/contest/contest.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useHost } from '../../host/host-context.ts';
import type { DeskError } from '../../storage/desk.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { KeyFigures } from '../../ui/key-figures.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { PlanSummary } from '../../workers/table-messages.ts';
import { useFieldName } from './fault-text.ts';
import { PlannedRows } from './planned-rows.tsx';
import { refusedWords } from './refused-words.ts';
import type { PreviewState, TableImportControl } from './use-table-import.ts';
import { ValueChoices } from './value-choices.tsx';
import { WorkingStep } from './working-step.tsx';

function Figures({ counts }: { readonly counts: PlanSummary['counts'] }) {
  const { t, format } = useText('intake');
  const figure = (id: keyof PlanSummary['counts'], tone?: 'warn' | 'danger') => ({
    id,
    value: format.number(counts[id]),
    note: t(`figures.${id}`),
    ...(tone === undefined || counts[id] === 0 ? {} : { tone }),
  });
  return (
    <KeyFigures
      label={t('preview')}
      figures={[
        figure('new'),
        figure('warned', 'warn'),
        figure('faulty', 'danger'),
        figure('known'),
      ]}
    />
  );
}

/** Name of a file without what stands behind its last point. */
const stemOf = (name: string): string => name.replace(/\.[^.]*$/, '');

/** The refused rows as a workbook that can be put right and opened here again. */
function Refused({
  current,
  control,
  settings,
}: {
  readonly current: PreviewState;
  readonly control: TableImportControl;
  readonly settings: ContestSettings;
}) {
  const { t, language } = useText('intake');
  const host = useHost();
  const toast = useToast();
  const fieldName = useFieldName();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const { faulty } = current.plan.counts;
  if (faulty === 0) return null;
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      const bytes = await control.refused(refusedWords(language, settings, fieldName));
      if (bytes === null) return;
      const name = `${t('refusedFile', { name: stemOf(current.name) })}.xlsx`;
      const saved = await host.saveFiles([{ name, bytes }]);
      if (saved.ok) toast({ text: t('refusedSaved', { count: faulty }) });
      else if (saved.error.type !== 'SaveCancelled') setError(saved.error);
    } catch {
      // The worker is gone; what it was doing has changed nothing.
      setError({ type: 'TableUnreadable' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Banner
        tone="warn"
        title={t('refusedTitle', { count: faulty })}
        action={
          <Button icon="table" busy={busy} disabled={control.busy} onClick={() => void save()}>
            {t('saveRefused')}
          </Button>
        }
      >
        {t('refusedText')}
      </Banner>
      <ErrorBanner error={error} />
    </>
  );
}

interface PreviewProps {
  readonly current: PreviewState;
  readonly control: TableImportControl;
  readonly settings: ContestSettings;
}

function Unknown({ current, control, settings }: PreviewProps) {
  const { plan, choices } = current;
  if (plan.unknown.length === 0) return null;
  return (
    <ValueChoices
      key={plan.unknown.map(({ key }) => key).join()}
      unknown={plan.unknown}
      settings={settings}
      busy={control.busy}
      onApply={(chosen) =>
        void control.plan(current, {
          nominations: { ...choices.nominations, ...chosen.nominations },
          regions: { ...choices.regions, ...chosen.regions },
        })
      }
    />
  );
}

/** What an import would do, before anything is written. */
export function PreviewStep({
  onImported,
  ...props
}: PreviewProps & {
  /** Told how many of `total` are recorded. */
  readonly onImported: (count: number, total: number) => void;
}) {
  const { current, control, settings } = props;
  const { t } = useText('intake');
  const { counts } = current.plan;
  const run = async () => {
    const count = await control.run(current);
    if (count > 0) onImported(count, counts.new);
  };
  return (
    <>
      <Figures counts={counts} />
      <Unknown {...props} />
      <Refused {...props} />
      <PlannedRows key={current.number} current={current} control={control} settings={settings} />
      <WorkingStep control={control} />
      <ActionBar
        start={
          <>
            <Button icon="left" disabled={control.busy} onClick={() => control.back(current)}>
              {t('common:back')}
            </Button>
            <span className="meta">{t('nothingWritten')}</span>
          </>
        }
      >
        <Button
          variant="primary"
          size="lg"
          busy={control.busy}
          disabled={counts.new === 0}
          onClick={() => void run()}
        >
          {counts.new === 0 ? t('nothingNew') : t('importRows', { count: counts.new })}
        </Button>
      </ActionBar>
    </>
  );
}
