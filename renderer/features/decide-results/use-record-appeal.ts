import { useState } from 'react';

import type { Appeal } from '../../../shared/deciding/appeal.ts';
import { setAppeal } from '../../../shared/deciding/decision-operations.ts';
import { useText } from '../../language/use-text.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { useToast } from '../../ui/toast.tsx';
import type { AppealField } from './appeal-draft.ts';

/** Records an appeal once nothing is wrong with its form; what is wrong is told at the fields after the first try. */
export function useRecordAppeal(problems: ReadonlySet<AppealField>, onDone: () => void) {
  const { t } = useText('decide');
  const desk = useDeskCommands();
  const show = useToast();
  const { busy, error, run } = useCommand();
  const [tried, setTried] = useState(false);
  const record = async (appeal: Appeal, told: string) => {
    setTried(true);
    if (problems.size > 0) return;
    if ((await run(() => desk.record([setAppeal(appeal)]))) === null) return;
    show({ text: told });
    onDone();
  };
  return {
    busy,
    error,
    record: (appeal: Appeal, told: string): void => void record(appeal, told),
    /** What is wrong with a field, as the controls take it. */
    wrongAt: (field: AppealField): { readonly error?: string } =>
      tried && problems.has(field) ? { error: t(`appeals.problem.${field}`) } : {},
  };
}
