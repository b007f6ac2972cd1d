import { type ReactNode, useState } from 'react';

import type { Stage } from '../../../shared/contest/contest.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { sheetProgress } from '../../../shared/scoring/score-sheet.ts';
import { useText } from '../../language/use-text.ts';
import { SheetTotal } from '../../score-form/sheet-total.tsx';
import type { DeskError } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { isClosed, type PaperJuror, type PaperSheet } from './paper-work.ts';

/** What a sheet still lacks, in words, or that a second person has to enter it. */
function Missing({
  stage,
  paper,
  confirmedBy,
}: {
  readonly stage: Stage;
  readonly paper: PaperSheet;
  readonly confirmedBy: string | null;
}) {
  const { t } = useText('coordinator');
  const { missingScores, missingComments } = sheetProgress(paper.sheet, stage.criteria);
  const parts = [
    missingScores.length === 0 ? '' : t('paper.missingScores', { count: missingScores.length }),
    missingComments.length === 0
      ? ''
      : t('paper.missingComments', { count: missingComments.length }),
  ].filter((part) => part !== '');
  const ready =
    confirmedBy === null ? t('paper.ready') : t('paper.confirmed', { person: confirmedBy });
  return <span className="meta">{parts.length === 0 ? ready : parts.join(' · ')}</span>;
}

interface HandInProps {
  readonly stage: Stage;
  readonly juror: PaperJuror;
  readonly paper: PaperSheet;
  /** Who entered it second with the same scores; null while nobody did. */
  readonly confirmedBy: string | null;
  readonly onSecond: () => void;
  readonly onDone: (receipt: string) => void;
  readonly onError: (error: DeskError) => void;
}

/** Handing in a sheet for its juror, with the reason that stays in the log. */
function useHandIn({ stage, juror, paper, onDone, onError }: HandInProps) {
  const desk = useDeskCommands();
  const [busy, setBusy] = useState(false);
  const handIn = async (reason: string) => {
    setBusy(true);
    const result = await desk.handIn({
      stage: stage.id,
      sheets: [{ submission: paper.submission.id, juror: juror.person.id }],
      reason,
    });
    setBusy(false);
    if (result.ok) onDone(result.value.receipt);
    else onError(result.error);
  };
  return { busy, handIn };
}

/** Asks once more before a sheet is handed in; `children` say on whose word. */
function HandInQuestion({
  props,
  busy,
  disabled,
  open,
  onClose,
  onConfirm,
  children,
}: {
  readonly props: HandInProps;
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useText('coordinator');
  const number = props.paper.submission.id;
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('paper.question')}
      verb={t('paper.handIn')}
      cancel={t('common:back')}
      busy={busy}
      disabled={disabled}
      onConfirm={onConfirm}
    >
      <p>{t('paper.onBehalf', { juror: fullName(props.juror.person), number })}</p>
      {children}
      <p>{t('paper.consequence')}</p>
    </ConfirmDialog>
  );
}

/** Handing in without a second person: possible, with a reason in words. */
function WithoutSecond(props: HandInProps) {
  const { t } = useText('coordinator');
  const { busy, handIn } = useHandIn(props);
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const reason = why.trim();
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('paper.alone.verb')}</Button>
      <HandInQuestion
        props={props}
        busy={busy}
        disabled={reason === ''}
        open={open}
        onClose={() => setOpen(false)}
        onConfirm={() =>
          void handIn(t('paper.alone.reason', { reason })).finally(() => setOpen(false))
        }
      >
        <TextField
          label={t('paper.alone.why')}
          hint={t('paper.alone.hint')}
          value={why}
          maxLength={300}
          onChange={setWhy}
        />
      </HandInQuestion>
    </>
  );
}

/** Handing in a sheet that two people entered alike. */
function Confirmed({ person, ...props }: HandInProps & { readonly person: string }) {
  const { t } = useText('coordinator');
  const { busy, handIn } = useHandIn(props);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        size="lg"
        disabled={!sheetProgress(props.paper.sheet, props.stage.criteria).complete}
        busy={busy}
        onClick={() => setOpen(true)}
      >
        {t('paper.handIn')}
      </Button>
      <HandInQuestion
        props={props}
        busy={busy}
        disabled={false}
        open={open}
        onClose={() => setOpen(false)}
        onConfirm={() => void handIn(t('paper.twice', { person })).finally(() => setOpen(false))}
      >
        <p>{t('paper.confirmed', { person })}</p>
      </HandInQuestion>
    </>
  );
}

/**
 * The foot of a paper sheet: what is missing, the total, and the next step, which is the second entry until somebody
 * confirmed the first, and then handing in.
 */
export function HandInPaper(props: HandInProps) {
  const { t } = useText('coordinator');
  const { stage, paper, confirmedBy } = props;
  if (isClosed(paper.sheet)) return null;
  const { complete } = sheetProgress(paper.sheet, stage.criteria);
  return (
    <ActionBar start={<Missing stage={stage} paper={paper} confirmedBy={confirmedBy} />}>
      <SheetTotal stage={stage} nomination={paper.submission.nomination} values={paper.sheet} />
      {confirmedBy !== null ? (
        <Confirmed {...props} person={confirmedBy} />
      ) : (
        <>
          {complete && <WithoutSecond {...props} />}
          <Button variant="primary" size="lg" disabled={!complete} onClick={props.onSecond}>
            {t('paper.second.verb')}
          </Button>
        </>
      )}
    </ActionBar>
  );
}
