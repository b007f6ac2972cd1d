import { useState } from 'react';

import type { SavedView } from '../../shared/finding/saved-view.ts';
import { useText } from '../language/use-text.ts';
import { ErrorBanner } from '../language/error-banner.tsx';
import type { DeskError } from '../storage/desk.ts';
import { useDesk, useDeskCommands } from '../storage/use-desk.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';

/** What a view holds beside its name and table. */
export type ViewContent = Omit<SavedView, 'name' | 'table'>;

const longestName = 60;

function SaveDialog({
  names,
  open,
  onClose,
  onSave,
}: {
  readonly names: readonly string[];
  readonly open: boolean;
  readonly onClose: () => void;
  /** What went wrong; null where it is saved. */
  readonly onSave: (name: string) => Promise<DeskError | null>;
}) {
  const { t } = useText('finding');
  const [name, setName] = useState('');
  const [error, setError] = useState<DeskError | null>(null);
  const trimmed = name.trim();
  const save = async () => {
    if (trimmed === '') return;
    const failure = await onSave(trimmed);
    setError(failure);
    if (failure !== null) return;
    setName('');
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('views.save')}
      verbs={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" disabled={trimmed === ''} onClick={() => void save()}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <form
        className="col g3"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p>{t('views.note')}</p>
        <ErrorBanner error={error} />
        <TextField
          label={t('views.name')}
          value={name}
          maxLength={longestName}
          onChange={setName}
          hint={names.includes(trimmed) ? t('views.replaces') : undefined}
        />
      </form>
    </Dialog>
  );
}

interface ViewChoiceProps {
  readonly table: string;
  readonly current: ViewContent;
  /** Name of the view that is shown, '' for none. */
  readonly chosen: string;
  /** Null for the table as it is without a view. */
  readonly onChoose: (name: string, view: ViewContent | null) => void;
}

/** Saving what is shown as a view, and taking one off; both are kept sealed on this computer. */
function useViews({ table, current, chosen, onChoose }: ViewChoiceProps) {
  const { t } = useText('finding');
  const desk = useDeskCommands();
  const toast = useToast();
  const { personal } = useDesk('personal');
  const views = personal.views.filter((view) => view.table === table);
  const save = async (name: string): Promise<DeskError | null> => {
    const kept = await desk.keepPersonal({ type: 'view', view: { ...current, table, name } });
    if (!kept.ok) return kept.error;
    onChoose(name, current);
    toast({ text: t('views.saved', { name }) });
    return null;
  };
  const remove = async (): Promise<void> => {
    const gone = views.find(({ name }) => name === chosen);
    if (gone === undefined) return;
    const dropped = await desk.keepPersonal({ type: 'drop-view', table, name: gone.name });
    if (!dropped.ok) return;
    onChoose('', current);
    const putBack = () => void desk.keepPersonal({ type: 'view', view: gone });
    toast({
      text: t('views.removed', { name: gone.name }),
      undo: { label: t('common:undo'), run: putBack },
    });
  };
  return { views, save, remove };
}

/** Views that the person saved: choosing one, saving what is shown as one, deleting one. */
export function ViewChoice(props: ViewChoiceProps) {
  const { chosen, onChoose } = props;
  const { t } = useText('finding');
  const { views, save, remove } = useViews(props);
  const [saving, setSaving] = useState(false);
  const names = views.map(({ name }) => name);
  return (
    <>
      {views.length > 0 && (
        <SelectField
          label={t('views.label')}
          labelHidden
          value={names.includes(chosen) ? chosen : ''}
          onChange={(name) => onChoose(name, views.find((view) => view.name === name) ?? null)}
          options={[
            { value: '', label: t('views.all') },
            ...names.map((name) => ({ value: name, label: name })),
          ]}
        />
      )}
      <Button variant="quiet" icon="save" onClick={() => setSaving(true)}>
        {t('views.save')}
      </Button>
      {names.includes(chosen) && (
        <Button variant="quiet" icon="trash" onClick={() => void remove()}>
          {t('views.remove')}
        </Button>
      )}
      <SaveDialog names={names} open={saving} onClose={() => setSaving(false)} onSave={save} />
    </>
  );
}
