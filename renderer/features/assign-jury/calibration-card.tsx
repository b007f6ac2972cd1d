import { useState } from 'react';

import { setCalibration } from '../../../shared/contest/contest-operations.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { StageCalibration } from './stage-calibration.ts';

type Refusal = 'unknown' | 'known' | 'unassigned';

/** Why a submission cannot be added; null where it can. */
function refusalOf(
  id: Id,
  { stage, list }: StageCalibration,
  { submissions, assignments }: ContestState,
): Refusal | null {
  if (submissions.get(id)?.eligibility.admitted !== true) return 'unknown';
  if (list.some((each) => each.id === id)) return 'known';
  return (assignments.get(`${stage.id}/${id}`) ?? []).length === 0 ? 'unassigned' : null;
}

/** What comes to be in focus where a line is about to go: the next line's button, or the one before it. */
function focusBeside(button: HTMLElement): void {
  const line = button.closest('li');
  const beside = line?.nextElementSibling ?? line?.previousElementSibling;
  beside?.querySelector('button')?.focus();
}

/** One more submission by its number. */
function AddSubmission({
  calibration,
  state,
  busy,
  onAdd,
}: {
  readonly calibration: StageCalibration;
  readonly state: ContestState;
  readonly busy: boolean;
  readonly onAdd: (id: Id) => void;
}) {
  const { t } = useText('assign');
  const [number, setNumber] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const add = () => {
    const id = number.replace(/^№/u, '').trim();
    const found = refusalOf(id, calibration, state);
    setRefusal(found);
    if (found !== null) return;
    onAdd(id);
    setNumber('');
  };
  return (
    <form
      className="calibration-add"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField
        label={t('calibration.add')}
        value={number}
        onChange={(next) => {
          setNumber(next);
          setRefusal(null);
        }}
        error={refusal === null ? undefined : t(`calibration.${refusal}`)}
      />
      <Button type="submit" icon="plus" busy={busy}>
        {t('calibration.addVerb')}
      </Button>
    </form>
  );
}

/** By which submissions a stage's jurors begin: as the rule has it, told by invitations, changed here by hand. */
export function CalibrationCard({
  calibration,
  state,
}: {
  readonly calibration: StageCalibration;
  readonly state: ContestState;
}) {
  const { t, format } = useText('assign');
  const desk = useDeskCommands();
  const toast = useToast();
  const command = useCommand();
  const { stage, told, list, jurors } = calibration;
  const ids = list.map(({ id }) => id);
  const change = async (next: readonly Id[]) => {
    const done = await command.run(() => desk.record([setCalibration(stage.id, next)]));
    if (done !== null) toast({ text: t('calibration.changed') });
  };
  return (
    <Card title={t('calibration.title', { stage: format.localized(stage.title) })}>
      <p className="meta">{told ? t('calibration.told') : t('calibration.untold')}</p>
      <ErrorBanner error={command.error} />
      {list.length === 0 && <p>{t('calibration.none')}</p>}
      <ul className="calibration-list">
        {list.map((each) => (
          <li key={each.id}>
            <span>
              <b>{t('common:submissionNumber', { number: each.id })}</b> {each.title}
              <span className="t2">
                {t('calibration.jurors', {
                  number: format.number(each.jurors),
                  total: format.number(jurors),
                })}
              </span>
            </span>
            <Button
              variant="quiet"
              icon="x"
              aria-label={t('calibration.remove', { number: each.id })}
              title={t('calibration.remove', { number: each.id })}
              busy={command.busy}
              onClick={(event) => {
                focusBeside(event.currentTarget);
                void change(ids.filter((id) => id !== each.id));
              }}
            />
          </li>
        ))}
      </ul>
      <AddSubmission
        calibration={calibration}
        state={state}
        busy={command.busy}
        onAdd={(id) => void change([...ids, id])}
      />
    </Card>
  );
}
