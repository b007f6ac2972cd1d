import { ok } from '../../../shared/basics/result.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useHost } from '../../host/host-context.ts';
import { useText } from '../../language/use-text.ts';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import { type Command, useCommand } from '../../storage/use-command.ts';
import { useToast } from '../../ui/toast.tsx';
import { interestList } from './interest-list.ts';
import type { InterestGroup } from './interest-rows.ts';

/** Saves the list as a workbook and notes that personal data has left. */
export function useExport(
  state: ContestState,
  groups: readonly InterestGroup[],
): Command & { readonly save: () => void } {
  const text = useText('interests');
  const host = useHost();
  const toast = useToast();
  const note = useNoteAccess();
  const command = useCommand();
  const write = async () => {
    const list = interestList(state, groups, text);
    const { tableXlsx } = await import('../../../shared/documents/table-file.ts');
    const name = `${text.t('fileName')}.xlsx`;
    const saved = await host.saveFiles([{ name, bytes: await tableXlsx(list) }]);
    if (!saved.ok) return saved.error.type === 'SaveCancelled' ? ok(null) : saved;
    note({ act: 'export', about: null, count: list.rows.length });
    toast({ text: text.t('exported', { file: saved.value.names[0] ?? name }) });
    return ok(null);
  };
  return { ...command, save: () => void command.run(write) };
}
