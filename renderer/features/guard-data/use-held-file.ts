import { utf8ToBytes } from '../../../shared/basics/bytes.ts';
import { ok } from '../../../shared/basics/result.ts';
import { tablesHtml } from '../../../shared/documents/tables-html.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { heldJson, heldOnApplicant, heldOnPerson } from '../../../shared/results/held-facts.ts';
import { useHost } from '../../host/host-context.ts';
import { useText } from '../../language/use-text.ts';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import { type Command, useCommand } from '../../storage/use-command.ts';
import { useToast } from '../../ui/toast.tsx';
import { nameOf, type Subject } from './data-subject.ts';
import { heldPage } from './held-tables.ts';

/** Saves everything held on somebody as a page to read and a file for programs, and notes that it was saved. */
export function useHeldFile(
  state: ContestState,
  subject: Subject,
): Command & { readonly save: () => void } {
  const text = useText('guard');
  const host = useHost();
  const toast = useToast();
  const note = useNoteAccess();
  const command = useCommand();
  const write = async () => {
    const { id } = subject;
    const facts =
      subject.subject === 'person' ? heldOnPerson(state, id) : heldOnApplicant(state, id);
    if (facts === null) return ok(null);
    const made = Date.now();
    const name = `${subject.subject === 'person' ? 'person' : 'applicant'}-${id}`;
    const saved = await host.saveFiles([
      {
        name: `${name}.html`,
        bytes: utf8ToBytes(tablesHtml(heldPage(facts, { state, text }, made), [])),
      },
      { name: `${name}.json`, bytes: utf8ToBytes(heldJson(facts, state.contest, made)) },
    ]);
    if (!saved.ok) return saved.error.type === 'SaveCancelled' ? ok(null) : saved;
    note({ act: 'export', about: nameOf(subject), count: 1 });
    toast({ text: text.t('card.saved', { file: saved.value.names.join(', ') }) });
    return ok(null);
  };
  return { ...command, save: () => void command.run(write) };
}
