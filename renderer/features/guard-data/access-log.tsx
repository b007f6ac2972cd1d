import { useMemo, useState } from 'react';

import { ok } from '../../../shared/basics/result.ts';
import { type Access, accessActs } from '../../../shared/contest/personal-data.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useHost } from '../../host/host-context.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import { useCommand } from '../../storage/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/field.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useToast } from '../../ui/toast.tsx';
import { accessesOf, accessList, accessWords, type ActFilter } from './access-rows.ts';

/** Entries shown before a person asks for more. */
const rowsAtOnce = 100;

function useSaveLog(accesses: readonly Access[], shown: ContestState) {
  const text = useText('guard');
  const host = useHost();
  const toast = useToast();
  const note = useNoteAccess();
  const command = useCommand();
  const write = async () => {
    const list = accessList(accesses, shown, text);
    const { tableXlsx } = await import('../../../shared/documents/table-file.ts');
    const name = `${text.t('log.fileName')}.xlsx`;
    const saved = await host.saveFiles([{ name, bytes: await tableXlsx(list) }]);
    if (!saved.ok) return saved.error.type === 'SaveCancelled' ? ok(null) : saved;
    note({ act: 'export', about: null, count: list.rows.length });
    toast({ text: text.t('log.exported', { file: saved.value.names[0] ?? name }) });
    return ok(null);
  };
  return { ...command, save: () => void command.run(write) };
}

function useColumns(shown: ContestState): readonly Column<Access>[] {
  const text = useText('guard');
  return (['when', 'who', 'what', 'about'] as const).map((id, at) => ({
    id,
    title: text.t(`log.${id}`),
    cell: (access) => accessWords(access, shown, text)[at],
  }));
}

/** Who looked at whose data, in words. */
export function AccessLog({ shown }: { readonly shown: ContestState }) {
  const { t } = useText('guard');
  const [act, setAct] = useState<ActFilter>('all');
  const [most, setMost] = useState(rowsAtOnce);
  const accesses = useMemo(() => accessesOf(shown, act), [shown, act]);
  const columns = useColumns(shown);
  const { save, busy, error } = useSaveLog(accesses, shown);
  const rest = accesses.length - most;
  return (
    <div className="col g4 panel">
      <p>{t('log.intro')}</p>
      <ErrorBanner error={error} />
      <div className="row wrap log-bar">
        <SelectField
          label={t('log.filter')}
          value={act}
          onChange={setAct}
          options={[
            { value: 'all', label: t('log.all') },
            ...accessActs.map((each) => ({ value: each, label: t(`acts.${each}`) })),
          ]}
        />
        <Button icon="download" busy={busy} disabled={accesses.length === 0} onClick={save}>
          {t('log.export')}
        </Button>
      </div>
      <Card pad={false} className="table-card">
        <div className="scroll-x">
          <Table
            label={t('log.list')}
            columns={columns}
            rows={accesses.slice(0, most)}
            rowKey={({ act: kind, about, by, wallClock }) =>
              [wallClock, by, kind, about ?? ''].join(' ')
            }
            empty={t('log.none')}
          />
        </div>
      </Card>
      {rest > 0 && (
        <Button variant="quiet" onClick={() => setMost(most + rowsAtOnce)}>
          {t('log.more', { count: rest })}
        </Button>
      )}
    </div>
  );
}
