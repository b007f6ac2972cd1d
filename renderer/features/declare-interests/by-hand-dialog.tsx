import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { type InterestGround, setInterest } from '../../../shared/contest/interest.ts';
import { fullName } from '../../../shared/contest/people.ts';
import { toSortedByText } from '../../../shared/language/sort-key.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { numbersIn } from './interest-rows.ts';
import { GroundField } from './settle-dialog.tsx';

interface Entered {
  readonly juror: Id;
  readonly numbers: string;
  readonly ground: InterestGround;
  readonly note: string;
}

const nothing: Entered = { juror: '', numbers: '', ground: 'family', note: '' };

function Fields({
  entered,
  unknown,
  state,
  onChange,
}: {
  readonly entered: Entered;
  readonly unknown: readonly string[];
  readonly state: ContestState;
  readonly onChange: (entered: Entered) => void;
}) {
  const { t } = useText('interests');
  const jurors = toSortedByText(
    [...state.people.values()].filter(({ role }) => role === 'juror'),
    fullName,
  );
  return (
    <>
      <SelectField
        label={t('jurorField')}
        value={entered.juror}
        onChange={(juror) => onChange({ ...entered, juror })}
        options={[
          { value: '', label: t('chooseJuror') },
          ...jurors.map((person) => ({ value: person.id, label: fullName(person) })),
        ]}
      />
      <TextField
        label={t('numbersField')}
        hint={t('numbersHint')}
        value={entered.numbers}
        onChange={(numbers) => onChange({ ...entered, numbers })}
        error={
          unknown.length > 0 ? t('unknownNumbers', { numbers: unknown.slice(0, 5).join(', ') }) : ''
        }
      />
      <GroundField value={entered.ground} onChange={(ground) => onChange({ ...entered, ground })} />
      <TextArea
        label={t('noteField')}
        hint={t('noteHint')}
        value={entered.note}
        onChange={(note) => onChange({ ...entered, note })}
        rows={2}
        maxLength={1000}
      />
    </>
  );
}

/** A conflict that somebody told of: one juror, one or several applications. */
export function ByHandDialog({
  state,
  onClose,
}: {
  readonly state: ContestState;
  readonly onClose: () => void;
}) {
  const { t } = useText('interests');
  const desk = useDeskCommands();
  const toast = useToast();
  const command = useCommand();
  const [entered, setEntered] = useState(nothing);
  const { juror, ground, note, numbers } = entered;
  const { known, unknown } = numbersIn(numbers, state.submissions);
  const record = async () => {
    const interests = known.map((submission) =>
      setInterest({ submission, juror, ground, state: 'declared', note: note.trim() }),
    );
    if ((await command.run(() => desk.record(interests))) === null) return;
    toast({ text: t('recordedDeclared', { count: known.length }) });
    onClose();
  };
  const verbs = (
    <>
      <Button onClick={onClose}>{t('common:cancel')}</Button>
      <Button
        variant="primary"
        busy={command.busy}
        disabled={juror === '' || known.length === 0 || unknown.length > 0}
        onClick={() => void record()}
      >
        {t('common:save')}
      </Button>
    </>
  );
  return (
    <Dialog open wide onClose={onClose} title={t('byHandTitle')} verbs={verbs}>
      <ErrorBanner error={command.error} />
      <Fields entered={entered} unknown={unknown} state={state} onChange={setEntered} />
    </Dialog>
  );
}
