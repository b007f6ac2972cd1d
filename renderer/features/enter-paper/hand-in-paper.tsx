import { useState } from 'react';

import { fullName } from '../../../shared/contest/people.ts';
import { sheetProgress } from '../../../shared/scoring/score-sheet.ts';
import type { Stage } from '../../../shared/contest/contest.ts';
import { useText } from '../../language/use-text.ts';
import { SheetTotal } from '../../score-form/sheet-total.tsx';
import type { DeskError } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { isClosed, type PaperJuror, type PaperSheet } from './paper-work.ts';

/** The foot of a paper sheet: what is missing, the total, and handing in for the juror. */
export function HandInPaper({
  stage,
  juror,
  paper,
  onDone,
  onError,
}: {
  readonly stage: Stage;
  readonly juror: PaperJuror;
  readonly paper: PaperSheet;
  readonly onDone: (receipt: string) => void;
  readonly onError: (error: DeskError) => void;
}) {
  const { t } = useText('coordinator');
  const desk = useDeskCommands();
  const [step, setStep] = useState<'closed' | 'asking' | 'handing-in'>('closed');
  const { submission, sheet } = paper;
  const progress = sheetProgress(sheet, stage.criteria);
  const handIn = async () => {
    setStep('handing-in');
    const result = await desk.handIn({
      stage: stage.id,
      sheets: [{ submission: submission.id, juror: juror.person.id }],
    });
    setStep('closed');
    if (result.ok) onDone(result.value.receipt);
    else onError(result.error);
  };
  const missing = [
    progress.missingScores.length === 0
      ? ''
      : t('paper.missingScores', { count: progress.missingScores.length }),
    progress.missingComments.length === 0
      ? ''
      : t('paper.missingComments', { count: progress.missingComments.length }),
  ].filter((part) => part !== '');
  if (isClosed(sheet)) return null;
  return (
    <>
      <ActionBar
        start={
          <span className="meta">{progress.complete ? t('paper.ready') : missing.join(' · ')}</span>
        }
      >
        <SheetTotal stage={stage} values={sheet} />
        <Button
          variant="primary"
          size="lg"
          disabled={!progress.complete}
          busy={step === 'handing-in'}
          onClick={() => setStep('asking')}
        >
          {t('paper.handIn')}
        </Button>
      </ActionBar>
      <ConfirmDialog
        open={step !== 'closed'}
        onClose={() => setStep('closed')}
        title={t('paper.question')}
        verb={t('paper.handIn')}
        cancel={t('common:cancel')}
        busy={step === 'handing-in'}
        onConfirm={() => void handIn()}
      >
        <p>{t('paper.onBehalf', { juror: fullName(juror.person), number: submission.id })}</p>
        <p>{t('paper.consequence')}</p>
      </ConfirmDialog>
    </>
  );
}
