import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { formatTiyn } from '../../../shared/language/number-format.ts';
import {
  awardedTotal,
  type BudgetFault,
  type Budgets,
  type ProjectBudget,
  proposedTotal,
} from '../../../shared/pitching/budget.ts';
import { setBudget } from '../../../shared/pitching/pitching-operations.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import {
  asProposed,
  budgetFaults,
  type DraftReading,
  draftOf,
  type LineDraft,
  newLine,
  readDraft,
} from './budget-draft.ts';
import type { FinalSubject } from './final-facts.ts';
import { useRecording } from './use-recording.ts';

/** Why a budget is not taken, in a sentence. */
function FaultText({
  fault,
  lines,
}: {
  readonly fault: BudgetFault;
  readonly lines: readonly LineDraft[];
}) {
  const { t, language } = useText('final');
  switch (fault.type) {
    case 'OverCeiling':
      return t('budget.fault.OverCeiling', { sum: formatTiyn(fault.by, language) });
    case 'OverProject':
      return t('budget.fault.OverProject', { sum: formatTiyn(fault.by, language) });
    case 'OverProposed':
      return t('budget.fault.OverProposed', {
        line: lines.find(({ id }) => id === fault.line)?.title ?? fault.line,
      });
    case 'PartialGrant':
      return t('budget.fault.PartialGrant');
    case 'GrantNotWhole':
      return t('budget.fault.GrantNotWhole', { tiyn: Number(fault.tiyn) });
  }
}

function Lines({
  lines,
  reading,
  tried,
  onChange,
}: {
  readonly lines: readonly LineDraft[];
  readonly reading: DraftReading;
  readonly tried: boolean;
  readonly onChange: (lines: readonly LineDraft[]) => void;
}) {
  const { t, format } = useText('final');
  const wrong = (place: string) => {
    const fault = reading.wrong.get(place);
    return tried && fault !== undefined ? { error: t(`budget.wrong.${fault}`) } : {};
  };
  const set = (at: number, line: LineDraft) => onChange(lines.with(at, line));
  return (
    <div className="budget-lines">
      {lines.map((line, at) => (
        <fieldset className="budget-line" key={line.id}>
          <legend className="sr">{t('budget.line', { number: format.number(at + 1) })}</legend>
          <TextField
            label={t('budget.title')}
            value={line.title}
            onChange={(title) => set(at, { ...line, title })}
            {...wrong(`${line.id}/title`)}
          />
          <TextField
            label={t('budget.proposed')}
            inputMode="decimal"
            value={line.proposed}
            onChange={(proposed) => set(at, { ...line, proposed })}
            {...wrong(`${line.id}/proposed`)}
          />
          <TextField
            label={t('budget.awarded')}
            inputMode="decimal"
            value={line.awarded}
            onChange={(awarded) => set(at, { ...line, awarded })}
            {...wrong(`${line.id}/awarded`)}
          />
          <div className="final-remove">
            <Button
              variant="quiet"
              icon="trash"
              aria-label={t('budget.removeLine', { title: line.title })}
              onClick={() => onChange(lines.toSpliced(at, 1))}
            />
          </div>
        </fieldset>
      ))}
    </div>
  );
}

/** What typed lines come to, and why they are not taken. */
function Outcome({
  reading: { budget },
  faults,
  lines,
}: {
  readonly reading: DraftReading;
  readonly faults: readonly BudgetFault[];
  readonly lines: readonly LineDraft[];
}) {
  const { t, language } = useText('final');
  return (
    <div role="status" className="col g3">
      {budget !== null && (
        <p>
          {t('budget.sums', {
            proposed: formatTiyn(proposedTotal(budget), language),
            awarded: formatTiyn(awardedTotal(budget), language),
          })}
        </p>
      )}
      {faults.map((fault, at) => (
        <Banner key={at} tone="danger">
          <FaultText fault={fault} lines={lines} />
        </Banner>
      ))}
    </div>
  );
}

/** What is typed, whether it may stand, and recording it. */
function useBudgetForm({ subject, submission, budget, budgets, onClose }: BudgetDialogProps) {
  const { t, language } = useText('final');
  const { settings, stage } = subject;
  const [lines, setLines] = useState(() => draftOf(budget, language));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, error, record } = useRecording();
  const reading = readDraft(lines);
  const faults = budgetFaults(budgets, submission, reading.budget, settings.grants);
  const save = async () => {
    setTried(true);
    if (reading.budget === null || faults.length > 0 || reason.trim() === '') return;
    const action = setBudget(stage.id, submission, reading.budget, reason.trim());
    if (await record([action], t('budget.saved'))) onClose();
  };
  return { lines, setLines, reason, setReason, tried, busy, error, reading, faults, save };
}

interface BudgetDialogProps {
  readonly subject: FinalSubject;
  readonly submission: Id;
  readonly budget: ProjectBudget;
  readonly budgets: Budgets;
  readonly onClose: () => void;
}

/** A project's lines, what they come to, and why they are changed. */
export function BudgetDialog(props: BudgetDialogProps) {
  const { t } = useText('final');
  const { subject, submission, onClose } = props;
  const form = useBudgetForm(props);
  const { lines, setLines, reason, setReason, tried, reading, faults } = form;
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('budget.dialog', { submission })}
      verbs={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" icon="save" busy={form.busy} onClick={() => void form.save()}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <div className="col g4">
        <p>{subject.state.submissions.get(submission)?.title ?? ''}</p>
        <Lines lines={lines} reading={reading} tried={tried} onChange={setLines} />
        <div className="row wrap">
          <Button icon="plus" onClick={() => setLines([...lines, newLine(lines)])}>
            {t('budget.addLine')}
          </Button>
          <Button icon="copy" onClick={() => setLines(asProposed(lines))}>
            {t('budget.asProposed')}
          </Button>
        </div>
        <Outcome reading={reading} faults={faults} lines={lines} />
        <TextArea
          label={t('budget.reason')}
          hint={t('budget.reasonHint')}
          value={reason}
          onChange={setReason}
          {...(tried && reason.trim() === '' ? { error: t('reasonMissing') } : {})}
        />
        <ErrorBanner error={form.error} />
      </div>
    </Dialog>
  );
}
