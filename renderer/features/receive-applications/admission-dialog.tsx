import { useMemo, useRef, useState } from 'react';

import { addSubmission } from '../../../shared/contest/contest-operations.ts';
import type { Submission } from '../../../shared/contest/submission.ts';
import { groupByCheck } from '../../../shared/intake/missing-parts.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioField } from '../../ui/field.tsx';
import { Working } from '../../ui/progress.tsx';
import { DecisionFields, eligibilityOf, isReasoned, noDecision } from './decision-fields.tsx';

/** Applications recorded as one action. */
const batchSize = 10_000;

type Group = 'all' | 'complete' | 'incomplete' | 'late';

const groups = ['all', 'complete', 'incomplete', 'late'] as const satisfies readonly Group[];

const isSame = (a: Submission['eligibility'], b: Submission['eligibility']): boolean =>
  a.admitted === b.admitted && a.reason === b.reason;

/** Records a decision for many applications, batch by batch; what was recorded stays where it is stopped. */
function useDeciding() {
  const desk = useDeskCommands();
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const stopped = useRef(false);
  const record = async (changed: readonly Submission[]): Promise<boolean> => {
    stopped.current = false;
    setError(null);
    for (let done = 0; done < changed.length && !stopped.current; done += batchSize) {
      setProgress({ done, total: changed.length });
      const result = await desk.record(changed.slice(done, done + batchSize).map(addSubmission));
      if (result.ok) continue;
      setError(result.error);
      setProgress(null);
      return false;
    }
    setProgress(null);
    return !stopped.current;
  };
  const stop = () => {
    stopped.current = true;
  };
  return { progress, error, record, stop };
}

interface AdmissionProps {
  readonly chosen: readonly Submission[];
  readonly state: ContestState;
  /** True where something was recorded. */
  readonly onClose: (done: boolean) => void;
}

/** The chosen applications of one group, and how many there are in each. */
function useGroups({ chosen, state }: AdmissionProps) {
  const [group, setGroup] = useState<Group>('all');
  const found = useMemo(() => {
    const documentsOf = (id: string): number => state.documents.get(id)?.length ?? 0;
    return state.settings === null ? null : groupByCheck(chosen, documentsOf, state.settings);
  }, [chosen, state]);
  const idsOf = (of: Group): readonly string[] | null =>
    of === 'all' ? null : (found?.[of] ?? []);
  const wanted = idsOf(group);
  const ids = wanted === null ? null : new Set(wanted);
  return {
    group,
    setGroup,
    countOf: (of: Group): number => idsOf(of)?.length ?? chosen.length,
    members: ids === null ? chosen : chosen.filter(({ id }) => ids.has(id)),
  };
}

/** What is decided, and recording it for the applications that it changes. */
function useDecision(members: readonly Submission[], onDone: () => void) {
  const [decision, setDecision] = useState(noDecision);
  const [tried, setTried] = useState(false);
  const { record, ...deciding } = useDeciding();
  const save = async () => {
    setTried(true);
    if (!isReasoned(decision)) return;
    const changed = members.flatMap((submission) => {
      const eligibility = eligibilityOf(decision, submission.language);
      return isSame(eligibility, submission.eligibility) ? [] : [{ ...submission, eligibility }];
    });
    if (await record(changed)) onDone();
  };
  return { decision, setDecision, tried, save, ...deciding };
}

/** Decides on the admission of one application or of thousands: all that were chosen, or those of them that lack something. */
export function AdmissionDialog(props: AdmissionProps) {
  const { chosen, onClose } = props;
  const { t, format } = useText('intake');
  const { group, setGroup, countOf, members } = useGroups(props);
  const deciding = useDecision(members, () => onClose(true));
  const { decision, progress } = deciding;
  const busy = progress !== null;
  const verbs = (
    <>
      <Button disabled={busy} onClick={() => onClose(false)}>
        {t('common:cancel')}
      </Button>
      <Button
        variant="primary"
        busy={busy}
        disabled={members.length === 0}
        onClick={() => void deciding.save()}
      >
        {t('recordDecision', { count: members.length })}
      </Button>
    </>
  );
  const title = t('decideTitle', { count: chosen.length });
  return (
    <Dialog open wide onClose={() => !busy && onClose(false)} title={title} verbs={verbs}>
      <div className="col g4">
        <ErrorBanner error={deciding.error} />
        {chosen.length > 1 && (
          <RadioField
            label={t('decideFor')}
            value={group}
            onChange={setGroup}
            options={groups.map((value) => ({
              value,
              label: t(`groups.${value}`, { number: format.number(countOf(value)) }),
              disabled: countOf(value) === 0,
            }))}
          />
        )}
        <DecisionFields
          decision={decision}
          tried={deciding.tried}
          onChange={deciding.setDecision}
        />
        {progress !== null && (
          <Working
            text={t('recordingDecision')}
            {...progress}
            stop={<Button onClick={deciding.stop}>{t('stopWork')}</Button>}
          />
        )}
      </div>
    </Dialog>
  );
}
