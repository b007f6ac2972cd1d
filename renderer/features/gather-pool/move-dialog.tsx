import { useState } from 'react';

import { present } from '../../../shared/basics/assert.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import { isDay } from '../../../shared/contest/deadlines.ts';
import { msToIsoDate } from '../../../shared/language/date-format.ts';
import { setPoolEntry } from '../../../shared/pooling/pooling-operations.ts';
import type { PoolMove } from '../../../shared/pooling/pool-entry.ts';
import { moveTable } from '../../../shared/reports/pool/move-table.ts';
import { poolRows } from '../../../shared/reports/pool/pool-board.ts';
import { useHost } from '../../host/host-context.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { type Text, useText } from '../../language/use-text.ts';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import { useCommand } from '../../storage/use-command.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { plainEntry } from './pool-view.ts';

type MoveText = Text<'gather-pool'>;

/** What is wrong with a move, by field. */
type Problems = Readonly<Partial<Record<keyof PoolMove, string>>>;

const problemsOf = ({ contest, day, reason }: PoolMove, { t }: MoveText): Problems => ({
  ...(contest.trim() === '' ? { contest: t('move.contestMissing') } : {}),
  ...(isDay(day) ? {} : { day: t('move.dayMissing') }),
  ...(reason.trim() === '' ? { reason: t('entry.whyMissing') } : {}),
});

/** Writes the file first; only what was saved is said to have moved. */
function useMoving(chosen: readonly Id[], text: MoveText, onClose: () => void) {
  const { t, language } = text;
  const desk = useDeskCommands();
  const host = useHost();
  const show = useToast();
  const note = useNoteAccess();
  const { state } = useDesk('state');
  const { busy, error, run } = useCommand();
  const recorded = present(state, 'a pool is part of a contest');
  const moving = poolRows(recorded).filter(
    ({ submission, entry }) => chosen.includes(submission.id) && entry.state !== 'withdrawn',
  );
  const move = async (where: PoolMove) => {
    const saved = await run(async () => {
      const { tableXlsx } = await import('../../../shared/documents/table-file.ts');
      const ids = moving.map(({ submission }) => submission.id);
      const bytes = await tableXlsx(moveTable(recorded, ids, language));
      return host.saveFiles([{ name: `${t('move.fileName')}.xlsx`, bytes }]);
    });
    if (saved === null) return;
    note({ act: 'export', about: null, count: moving.length });
    const actions = moving.map(({ submission, entry, said }) =>
      setPoolEntry(
        submission.id,
        { ...plainEntry(entry), state: 'moved', moved: where },
        said === null ? '' : where.reason,
      ),
    );
    if ((await run(() => desk.record(actions))) === null) return;
    const [file = ''] = saved.names;
    show({ text: t('move.done', { count: moving.length, file }) });
    onClose();
  };
  return { busy, error, move, count: moving.length };
}

/** Where projects go, when and why. */
function MoveFields({
  where,
  onChange,
  problems,
}: {
  readonly where: PoolMove;
  readonly onChange: (where: PoolMove) => void;
  readonly problems: Problems;
}) {
  const { t } = useText('gather-pool');
  const wrongAt = (field: keyof PoolMove) => {
    const problem = problems[field];
    return problem === undefined ? {} : { error: problem };
  };
  return (
    <>
      <TextField
        label={t('move.contest')}
        value={where.contest}
        onChange={(contest) => onChange({ ...where, contest })}
        {...wrongAt('contest')}
      />
      <TextField
        label={t('move.day')}
        value={where.day}
        onChange={(day) => onChange({ ...where, day })}
        {...wrongAt('day')}
      />
      <TextArea
        label={t('move.reason')}
        value={where.reason}
        onChange={(reason) => onChange({ ...where, reason })}
        {...wrongAt('reason')}
      />
    </>
  );
}

/** Projects of the pool go to another contest as a table of applications, and the pool remembers where. */
export function MoveDialog({
  chosen,
  onClose,
}: {
  readonly chosen: readonly Id[];
  readonly onClose: () => void;
}) {
  const text = useText('gather-pool');
  const { t, format } = text;
  const [where, setWhere] = useState<PoolMove>(() => ({
    contest: '',
    day: msToIsoDate(Date.now()),
    reason: '',
  }));
  const [tried, setTried] = useState(false);
  const { busy, error, move, count } = useMoving(chosen, text, onClose);
  const problems = problemsOf(where, text);
  const save = () => {
    setTried(true);
    if (Object.keys(problems).length === 0 && count > 0)
      void move({
        contest: where.contest.trim(),
        day: where.day,
        reason: where.reason.trim(),
      });
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('move.title', { count: format.number(count) })}
      verbs={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" busy={busy} disabled={count === 0} onClick={save}>
            {t('move.verb')}
          </Button>
        </>
      }
    >
      <div className="col g3">
        <ErrorBanner error={error} />
        <p>{t('move.text')}</p>
        {count < chosen.length && (
          <Banner tone="info">
            {t('move.skipped', { count: format.number(chosen.length - count) })}
          </Banner>
        )}
        <MoveFields where={where} onChange={setWhere} problems={tried ? problems : {}} />
      </div>
    </Dialog>
  );
}
