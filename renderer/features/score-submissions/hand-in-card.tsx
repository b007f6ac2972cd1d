import { useState } from 'react';
import type { Stage } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Ornament } from '../../ui/ornament.tsx';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { isToDo, type WorkItem } from './juror-work.ts';

/** As many numbers as a person reads in a dialog. */
const mostNamed = 12;

/** What handing in means, and which sheets are not ready yet. */
function HandInWords({ items }: { readonly items: readonly WorkItem[] }) {
  const { t, format } = useText('juror-list');
  const open = items.filter(isToDo);
  const numbers = open
    .slice(0, mostNamed)
    .map(({ submission }) => t('common:submissionNumber', { number: submission.id }));
  return (
    <>
      <p>{t('handIn.consequence')}</p>
      {open.length === 0 ? (
        <p>{t('handIn.complete', { total: format.number(items.length) })}</p>
      ) : (
        <p>
          {t('handIn.missing', { count: open.length })} {numbers.join(', ')}
          {open.length > mostNamed && '…'}
        </p>
      )}
    </>
  );
}

/** The hand-in as it goes: the question, the work, the receipt or the error. */
function useHandIn(stage: Stage, ready: readonly WorkItem[]) {
  const desk = useDeskCommands();
  const [step, setStep] = useState<'closed' | 'asking' | 'handing-in'>('closed');
  const [receipt, setReceipt] = useState<string | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const handIn = async () => {
    setStep('handing-in');
    const result = await desk.handIn({
      stage: stage.id,
      sheets: ready.map(({ sheet }) => ({ submission: sheet.submission, juror: sheet.juror })),
    });
    setStep('closed');
    setError(result.ok ? null : result.error);
    if (result.ok) setReceipt(result.value.receipt);
  };
  return { step, setStep, receipt, error, handIn };
}

/** Handing in all complete sheets at once: what is handed in, what is not yet, and the receipt. */
export function HandInCard({
  stage,
  items,
}: {
  readonly stage: Stage;
  readonly items: readonly WorkItem[];
}) {
  const { t } = useText('juror-list');
  const ready = items.filter((item) => item.sheet.status === 'complete');
  const { step, setStep, receipt, error, handIn } = useHandIn(stage, ready);
  const count = ready.length;
  if (count === 0 && receipt === null && error === null) return null;
  return (
    <section className="cta" aria-label={t('handIn.title')}>
      <div className="in">
        <Ornament />
        <h2>{count > 0 ? t('handIn.ready', { count }) : t('handIn.done')}</h2>
        {count > 0 && (
          <>
            <p>{t('handIn.note')}</p>
            <Button size="lg" busy={step === 'handing-in'} onClick={() => setStep('asking')}>
              {t('handIn.verb', { count })}
            </Button>
          </>
        )}
        {receipt !== null && (
          <p role="status" className="receipt">
            {t('handIn.receipt')} <b>{receipt}</b>
          </p>
        )}
      </div>
      {error !== null && <ErrorBanner error={error} />}
      <ConfirmDialog
        open={step !== 'closed'}
        onClose={() => setStep('closed')}
        title={t('handIn.question', { count })}
        verb={t('handIn.verb', { count })}
        cancel={t('common:back')}
        busy={step === 'handing-in'}
        onConfirm={() => void handIn()}
      >
        <HandInWords items={items} />
      </ConfirmDialog>
    </section>
  );
}
