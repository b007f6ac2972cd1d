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

/** What a sheet still lacks, in words; empty when nothing does. */
function Missing({ stage, paper }: { readonly stage: Stage; readonly paper: PaperSheet }) {
  const { t } = useText('coordinator');
  const { missingScores, missingComments } = sheetProgress(paper.sheet, stage.criteria);
  const parts = [
    missingScores.length === 0 ? '' : t('paper.missingScores', { count: missingScores.length }),
    missingComments.length === 0
      ? ''
      : t('paper.missingComments', { count: missingComments.length }),
  ].filter((part) => part !== '');
  return <span className="meta">{parts.length === 0 ? t('paper.ready') : parts.join(' · ')}</span>;
}

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
  const { complete } = sheetProgress(sheet, stage.criteria);
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
  if (isClosed(sheet)) return null;
  return (
    <>
      <ActionBar start={<Missing stage={stage} paper={paper} />}>
        <SheetTotal stage={stage} nomination={submission.nomination} values={sheet} />
        <Button
          variant="primary"
          size="lg"
          disabled={!complete}
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
        cancel={t('common:back')}
        busy={step === 'handing-in'}
        onConfirm={() => void handIn()}
      >
        <p>{t('paper.onBehalf', { juror: fullName(juror.person), number: submission.id })}</p>
        <p>{t('paper.consequence')}</p>
      </ConfirmDialog>
    </>
  );
}
