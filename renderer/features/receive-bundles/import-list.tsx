import { useState } from 'react';

import { fullName } from '../../../shared/contest/people.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { DeskError, ReceivedBundle } from '../../storage/desk.ts';
import { useShownState } from '../../personal-data/use-shown-state.ts';
import { useDesk, useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { type Column, Table, TwoLines } from '../../ui/table.tsx';

/** Imports shown at first: enough to find yesterday's. */
const most = 10;

const looks = {
  held: { tone: 'ok', icon: 'done' },
  undone: { tone: 'neutral', icon: 'undo' },
  interrupted: { tone: 'warn', icon: 'alert' },
} as const;

/** Takes an import back after the person said so, and keeps what became of it. */
function useUndo() {
  const desk = useDeskCommands();
  const [asked, setAsked] = useState<ReceivedBundle | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<ReceivedBundle | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const ask = (bundle: ReceivedBundle | null) => {
    setAsked(bundle);
    setDone(null);
    setError(null);
  };
  const undo = async () => {
    if (asked === null) return;
    setBusy(true);
    const result = await desk.undoImport(asked.id);
    setBusy(false);
    setAsked(null);
    if (result.ok) setDone(asked);
    else setError(result.error);
  };
  return { asked, ask, busy, undo, done, error };
}

/** The question before an import is taken back. */
function UndoDialog({
  bundle,
  busy,
  onClose,
  onConfirm,
}: {
  readonly bundle: ReceivedBundle | null;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}) {
  const { t, format } = useText('receive');
  return (
    <ConfirmDialog
      open={bundle !== null}
      onClose={onClose}
      title={t('undo.question')}
      verb={t('undo.verb')}
      cancel={t('undo.leave')}
      busy={busy}
      onConfirm={onConfirm}
    >
      {bundle !== null && (
        <>
          <p>
            {t('undo.what', {
              file: bundle.file,
              date: format.date(bundle.receivedAt, 'press'),
              records: t('common:recordCount', { count: bundle.newOperations }),
            })}
          </p>
          <p>{t('undo.later')}</p>
        </>
      )}
    </ConfirmDialog>
  );
}

interface Row {
  readonly bundle: ReceivedBundle;
  readonly sender: string;
}

/** Imports with their senders, the last one first. */
function useRows(): readonly Row[] {
  const { t } = useText('receive');
  const state = useShownState();
  const { received } = useDesk('received');
  return received.toReversed().map((bundle) => {
    const known = bundle.person === null ? undefined : state?.people.get(bundle.person);
    return { bundle, sender: known === undefined ? t('signature.unknown') : fullName(known) };
  });
}

function useColumns(onUndo: (bundle: ReceivedBundle) => void): readonly Column<Row>[] {
  const { t, format } = useText('receive');
  return [
    {
      id: 'file',
      title: t('column.file'),
      cell: ({ bundle }) => <TwoLines first={bundle.file} second={t(`kind.${bundle.kind}`)} />,
    },
    {
      id: 'sender',
      title: t('panel.sender'),
      cell: ({ bundle, sender }) => (
        <TwoLines
          first={sender}
          second={`${format.date(bundle.receivedAt, 'short')}, ${format.time(bundle.receivedAt)}`}
        />
      ),
    },
    {
      id: 'new',
      title: t('column.new'),
      numeric: true,
      cell: ({ bundle }) => format.number(bundle.newOperations),
    },
    {
      id: 'state',
      title: t('column.state'),
      cell: ({ bundle }) => (
        <Chip {...looks[bundle.state]}>{t(`importState.${bundle.state}`)}</Chip>
      ),
    },
    {
      id: 'undo',
      title: <span className="sr">{t('column.undo')}</span>,
      cell: ({ bundle }) =>
        bundle.state !== 'undone' &&
        bundle.newOperations > 0 && (
          <Button
            variant="quiet"
            icon="undo"
            aria-label={t('undo.label', { file: bundle.file })}
            onClick={() => onUndo(bundle)}
          >
            {t('undo.short')}
          </Button>
        ),
    },
  ];
}

/** Every import with its state, so that nobody has to remember what came, and the way to take one back. */
export function ImportList() {
  const { t } = useText('receive');
  const { asked, ask, busy, undo, done, error } = useUndo();
  const [all, setAll] = useState(false);
  const rows = useRows();
  const columns = useColumns(ask);
  if (rows.length === 0) return null;
  const interrupted = rows.some(({ bundle }) => bundle.state === 'interrupted');
  return (
    <>
      {interrupted && (
        <Banner tone="warn" title={t('interrupted.title')}>
          {t('interrupted.do')}
        </Banner>
      )}
      <ErrorBanner error={error} />
      {done !== null && (
        <div role="status">
          <Banner tone="ok" title={t('undo.done', { file: done.file })}>
            {t('undo.doneDetail')}
          </Banner>
        </div>
      )}
      <Card pad={false} title={t('receivedTitle')} className="imports">
        <Table
          label={t('receivedTitle')}
          rows={all ? rows : rows.slice(0, most)}
          rowKey={({ bundle }) => bundle.id}
          columns={columns}
        />
        {rows.length > most && !all && (
          <div className="more">
            <Button variant="quiet" onClick={() => setAll(true)}>
              {t('showAll', { count: rows.length })}
            </Button>
          </div>
        )}
      </Card>
      <UndoDialog
        bundle={asked}
        busy={busy}
        onClose={() => ask(null)}
        onConfirm={() => void undo()}
      />
    </>
  );
}
