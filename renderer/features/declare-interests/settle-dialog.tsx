import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import {
  type Interest,
  type InterestGround,
  interestGrounds,
  setInterest,
} from '../../../shared/contest/interest.ts';
import { groundOf, type InterestSign } from '../../../shared/contest/suggest-interests.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { SelectField, TextArea } from '../../ui/field.tsx';
import { useToast } from '../../ui/toast.tsx';

export interface ChosenPair {
  readonly submission: Id;
  readonly juror: Id;
  /** By what it was suggested; null where a person entered it. */
  readonly about: InterestSign | null;
}

/** What is to be said of some pairs. */
export interface Settling {
  readonly state: Interest['state'];
  readonly pairs: readonly ChosenPair[];
}

/** The ground that all the pairs' signs lead to; "other" where they differ. */
function commonGround(pairs: readonly ChosenPair[]): InterestGround {
  const grounds = new Set(
    pairs.map(({ about }) => (about === null ? ('other' as const) : groundOf[about])),
  );
  const [only] = grounds;
  return grounds.size === 1 && only !== undefined ? only : 'other';
}

export function GroundField({
  value,
  onChange,
}: {
  readonly value: InterestGround;
  readonly onChange: (ground: InterestGround) => void;
}) {
  const { t } = useText('interests');
  return (
    <SelectField
      label={t('grounds.label')}
      value={value}
      onChange={onChange}
      options={interestGrounds.map((ground) => ({ value: ground, label: t(`grounds.${ground}`) }))}
    />
  );
}

/** Declares conflicts of some pairs, or says that there are none, with a note for all of them. */
export function SettleDialog({
  settling,
  onClose,
}: {
  readonly settling: Settling;
  readonly onClose: (done: boolean) => void;
}) {
  const { t } = useText('interests');
  const desk = useDeskCommands();
  const toast = useToast();
  const command = useCommand();
  const { state, pairs } = settling;
  const [ground, setGround] = useState(() => commonGround(pairs));
  const [note, setNote] = useState('');
  const isDeclared = state === 'declared';
  const record = async () => {
    const interests = pairs.map(({ submission, juror }) =>
      setInterest({ submission, juror, ground, state, note: note.trim() }),
    );
    if ((await command.run(() => desk.record(interests))) === null) return;
    toast({
      text: t(isDeclared ? 'recordedDeclared' : 'recordedDismissed', { count: pairs.length }),
    });
    onClose(true);
  };
  return (
    <ConfirmDialog
      open
      onClose={() => onClose(false)}
      title={t(isDeclared ? 'declareQuestion' : 'dismissQuestion', { count: pairs.length })}
      verb={t('common:apply')}
      cancel={t('common:cancel')}
      busy={command.busy}
      onConfirm={() => void record()}
    >
      <ErrorBanner error={command.error} />
      <p>{t(isDeclared ? 'declareWhat' : 'dismissWhat')}</p>
      {isDeclared && <GroundField value={ground} onChange={setGround} />}
      <TextArea
        label={t('noteField')}
        hint={t('noteHint')}
        value={note}
        onChange={setNote}
        rows={2}
        maxLength={1000}
      />
    </ConfirmDialog>
  );
}
