import { useState } from 'react';

import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import { cleanLines } from '../../../shared/contest/clean-text.ts';
import { type DuplicateVerdict, judgeDuplicate } from '../../../shared/contest/duplicate.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { texts } from '../../language/texts.ts';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioField, TextArea } from '../../ui/field.tsx';
import type { ShownPair } from './duplicate-pair.tsx';

/** The application that is not kept, refused with a reason in its own language. */
function refused(submission: Submission, kept: Submission, note: string): Submission {
  const t = texts.getFixedT(submission.language, 'intake');
  const reason = [t('duplicateReason', { number: kept.id }), note].filter((part) => part !== '');
  return { ...submission, eligibility: { admitted: false, reason: reason.join('\n') } };
}

type Kept = 'first' | 'second' | 'both';

/** Records what was found of a pair, and the refusal of the one that does not stay. */
function useJudging(pair: ShownPair, verdict: DuplicateVerdict, onDone: () => void) {
  const desk = useDeskCommands();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const { first, second } = pair;
  const save = async (kept: Kept, note: string) => {
    const [stays, goes] = kept === 'second' ? [second, first] : [first, second];
    const refusal =
      verdict === 'same' && kept !== 'both' ? [addSubmission(refused(goes, stays, note))] : [];
    setBusy(true);
    const judged = judgeDuplicate(first.id, second.id, verdict, note);
    const recorded = await desk.record([judged, ...refusal]);
    setBusy(false);
    if (recorded.ok) onDone();
    else setError(recorded.error);
  };
  return { busy, error, save };
}

/** Says that two applications are one, and which of them stays, or that they are two. */
export function JudgeDialog({
  pair,
  verdict,
  onClose,
}: {
  readonly pair: ShownPair;
  readonly verdict: DuplicateVerdict;
  readonly onClose: () => void;
}) {
  const { t } = useText('intake');
  const [kept, setKept] = useState<Kept>('first');
  const [note, setNote] = useState('');
  const { busy, error, save } = useJudging(pair, verdict, onClose);
  const { first, second } = pair;
  const verbs = (
    <>
      <Button disabled={busy} onClick={onClose}>
        {t('common:cancel')}
      </Button>
      <Button variant="primary" busy={busy} onClick={() => void save(kept, cleanLines(note))}>
        {t('common:save')}
      </Button>
    </>
  );
  const title = t(`judgeTitles.${verdict}`, { first: first.id, second: second.id });
  return (
    <Dialog open onClose={onClose} title={title} verbs={verbs}>
      <div className="col g4">
        <ErrorBanner error={error} />
        {verdict === 'same' && (
          <RadioField
            label={t('whichStays')}
            value={kept}
            onChange={setKept}
            options={[
              { value: 'first', label: t('staysOne', { number: first.id }) },
              { value: 'second', label: t('staysOne', { number: second.id }) },
              { value: 'both', label: t('staysUndecided') },
            ]}
          />
        )}
        <TextArea label={t('judgeNote')} value={note} maxLength={2000} onChange={setNote} />
      </div>
    </Dialog>
  );
}
