import { useState } from 'react';

import { cleanText } from '../../../shared/contest/clean-text.ts';
import {
  deskLimits,
  type DeskState,
  deskStates,
  type DeskView,
  setDesk,
} from '../../../shared/deciding/desk.ts';
import type { LogId } from '../../../shared/log/operation.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { codeOf } from './desk-rows.ts';
import { leaves } from './replaced-desks.ts';

/** What is being said of a desk, and how it is recorded. */
function useNaming(log: LogId, desk: DeskView | null, others: readonly DeskView[]) {
  const { t } = useText('see-desks');
  const commands = useDeskCommands();
  const toast = useToast();
  const command = useCommand();
  const [name, setName] = useState(desk?.name ?? '');
  const [duty, setDuty] = useState(desk?.duty ?? '');
  const [state, setState] = useState<DeskState>(desk?.state ?? 'works');
  const [reason, setReason] = useState('');
  const [former, setFormer] = useState<DeskView | null>(null);
  const takePlaceOf = (other: string) => {
    const next = others.find((each) => each.log === other) ?? null;
    setFormer(next);
    if (next === null) return;
    setName(next.name);
    setDuty(next.duty);
    setState(next.state);
  };
  const isMissing = cleanText(name) === '' || (state === 'left' && cleanText(reason) === '');
  const save = async () => {
    const said = { name: cleanText(name), duty: cleanText(duty), state };
    const actions = [
      setDesk(log, said, cleanText(reason)),
      ...(former === null ? [] : [leaves(former, t('replaced.reason', { code: codeOf(log) }))]),
    ];
    if ((await command.run(() => commands.record(actions))) === null) return;
    toast({ text: t('common:saved') });
    setReason('');
  };
  const draft = { name, duty, state, reason };
  return {
    ...command,
    draft,
    former,
    takePlaceOf,
    setName,
    setDuty,
    setState,
    setReason,
    isMissing,
    save,
  };
}

/** Whether a desk works, audits or has left, and why it has. */
function Standing({
  state,
  setState,
  reason,
  setReason,
}: {
  readonly state: DeskState;
  readonly setState: (state: DeskState) => void;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
}) {
  const { t } = useText('see-desks');
  return (
    <>
      <SelectField
        label={t('state')}
        {...(state === 'audits' ? { hint: t('stateHint') } : {})}
        value={state}
        onChange={setState}
        options={deskStates.map((each) => ({ value: each, label: t(`states.${each}`) }))}
      />
      {state === 'left' && (
        <TextArea
          label={t('reason')}
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={1000}
        />
      )}
    </>
  );
}

/** Names a desk, or says anew what it does; `desk` is null while nobody named it, and may take another one's place then. */
export function DeskForm({
  log,
  desk,
  others,
}: {
  readonly log: LogId;
  readonly desk: DeskView | null;
  /** Desks that take part. */
  readonly others: readonly DeskView[];
}) {
  const { t } = useText('see-desks');
  const { draft, setName, setDuty, setState, setReason, ...naming } = useNaming(log, desk, others);
  const { name, duty, state, reason } = draft;
  return (
    <div className="col g3">
      <ErrorBanner error={naming.error} />
      {desk === null && others.length > 0 && (
        <SelectField
          label={t('former.label')}
          hint={t('former.hint')}
          value={naming.former?.log ?? ''}
          onChange={naming.takePlaceOf}
          options={[
            { value: '', label: t('former.nobody') },
            ...others.map((each) => ({ value: each.log as string, label: each.name })),
          ]}
        />
      )}
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        value={name}
        onChange={setName}
        maxLength={deskLimits.name}
      />
      <TextArea
        label={t('duty')}
        value={duty}
        onChange={setDuty}
        rows={2}
        maxLength={deskLimits.duty}
      />
      <Standing {...{ state, setState, reason, setReason }} />
      <div className="row wrap">
        <Button
          variant="primary"
          busy={naming.busy}
          disabled={naming.isMissing}
          onClick={() => void naming.save()}
        >
          {t('save')}
        </Button>
      </div>
    </div>
  );
}
