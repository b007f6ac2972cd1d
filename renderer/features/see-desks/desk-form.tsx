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

/** What is being said of a desk, and how it is recorded. */
function useNaming(log: LogId, desk: DeskView | null) {
  const { t } = useText('see-desks');
  const commands = useDeskCommands();
  const toast = useToast();
  const command = useCommand();
  const [name, setName] = useState(desk?.name ?? '');
  const [duty, setDuty] = useState(desk?.duty ?? '');
  const [state, setState] = useState<DeskState>(desk?.state ?? 'works');
  const [reason, setReason] = useState('');
  const isMissing = cleanText(name) === '' || (state === 'left' && cleanText(reason) === '');
  const save = async () => {
    const said = { name: cleanText(name), duty: cleanText(duty), state };
    const action = setDesk(log, said, cleanText(reason));
    if ((await command.run(() => commands.record([action]))) === null) return;
    toast({ text: t('common:saved') });
    setReason('');
  };
  const draft = { name, duty, state, reason };
  return { ...command, draft, setName, setDuty, setState, setReason, isMissing, save };
}

/** Names a desk, or says anew what it does; `desk` is null while nobody named it. */
export function DeskForm({ log, desk }: { readonly log: LogId; readonly desk: DeskView | null }) {
  const { t } = useText('see-desks');
  const { draft, setName, setDuty, setState, setReason, ...naming } = useNaming(log, desk);
  const { name, duty, state, reason } = draft;
  return (
    <div className="col g3">
      <ErrorBanner error={naming.error} />
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
      <SelectField
        label={t('state')}
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
