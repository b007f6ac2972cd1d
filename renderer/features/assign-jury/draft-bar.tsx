import { useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useCommand } from '../../storage/use-command.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { ActionBar } from '../../ui/action-bar.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Table } from '../../ui/table.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useAssigningView, useAssigningWords } from './assigning-view.ts';
import { draftActions, draftChanges, jurorChanges, toInviteAnew } from './draft.ts';

/** So many people are named. */
const shown = 30;

/** Whom a draft concerns: what they get, what they give away, and who needs a new invitation. */
export function ConcernedCard() {
  const { ground, draft } = useAssigningView();
  const { t, format, jurorName } = useAssigningWords();
  const changes = draftChanges(ground.facts, draft);
  const concerned = jurorChanges(changes);
  if (concerned.length === 0) return null;
  const anew = new Set(toInviteAnew(ground.facts, changes));
  return (
    <Card title={t('draft.who')} pad={false} className="assign-table">
      <div className="scroll-x">
        <Table
          label={t('draft.who')}
          rows={concerned}
          rowKey={({ juror }) => juror}
          columns={[
            { id: 'juror', title: t('common:juror'), cell: ({ juror }) => jurorName(juror) },
            {
              id: 'added',
              title: t('draft.added'),
              numeric: true,
              compare: (a, b) => a.added - b.added,
              cell: ({ added }) => format.number(added),
            },
            {
              id: 'removed',
              title: t('draft.removed'),
              numeric: true,
              compare: (a, b) => a.removed - b.removed,
              cell: ({ removed }) => format.number(removed),
            },
            {
              id: 'invitation',
              title: t('draft.invitation'),
              cell: ({ juror }) => t(anew.has(juror) ? 'draft.anew' : 'draft.notYet'),
            },
          ]}
        />
      </div>
    </Card>
  );
}

/** After recording: whose laptops do not know of it yet. */
export function InviteAnew({ jurors }: { readonly jurors: readonly Id[] }) {
  const { t, jurorName } = useAssigningWords();
  if (jurors.length === 0) return null;
  const names = jurors.slice(0, shown).map(jurorName).join(', ');
  return (
    <div role="status">
      <Banner
        tone="warn"
        icon="mail"
        title={t('draft.inviteAnew', { count: jurors.length })}
        action={
          <LinkButton variant="quiet" href="#/jury">
            {t('draft.toInvitations')}
          </LinkButton>
        }
      >
        {jurors.length > shown ? `${names}…` : names}
      </Banner>
    </div>
  );
}

/** How much a draft changes, in words. */
function DraftWords() {
  const { ground, draft } = useAssigningView();
  const { t, format } = useAssigningWords();
  const changes = draftChanges(ground.facts, draft);
  const count = (of: 'added' | 'removed') =>
    format.number(changes.reduce((sum, change) => sum + change[of].length, 0));
  return (
    <>
      {changes.length > 0 && (
        <>
          {t('draft.changes', { count: changes.length })}.{' '}
          {t('draft.sheets', { added: count('added'), removed: count('removed') })}.{' '}
        </>
      )}
      {draft.leaving.size > 0 && <>{t('draft.leaving', { count: draft.leaving.size })}. </>}
      {t('draft.notRecorded')}
    </>
  );
}

/** The ways back: one step, or everything. */
function Back({ busy, hasActions }: { readonly busy: boolean; readonly hasActions: boolean }) {
  const { control } = useAssigningView();
  const { t } = useAssigningWords();
  const [asking, setAsking] = useState(false);
  const { undo } = control;
  return (
    <>
      <Button icon="undo" disabled={undo === null || busy} onClick={() => undo?.()}>
        {t('draft.undo')}
      </Button>
      {hasActions && (
        <Button variant="quiet" disabled={busy} onClick={() => setAsking(true)}>
          {t('draft.clear')}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('draft.clearQuestion')}
        verb={t('draft.clear')}
        cancel={t('common:cancel')}
        danger
        onConfirm={() => {
          control.clear();
          setAsking(false);
        }}
      >
        {t('draft.clearText')}
      </ConfirmDialog>
    </>
  );
}

/** What is not recorded yet, the ways back, and the one step that signs it. */
export function DraftBar({
  onRecorded,
}: {
  readonly onRecorded: (toInvite: readonly Id[]) => void;
}) {
  const { ground, draft, control } = useAssigningView();
  const { t } = useAssigningWords();
  const desk = useDeskCommands();
  const command = useCommand();
  const toast = useToast();
  const changes = draftChanges(ground.facts, draft);
  const actions = draftActions(ground.facts, draft);
  const record = async () => {
    const invited = toInviteAnew(ground.facts, changes);
    if ((await command.run(() => desk.record(actions))) === null) return;
    control.clear();
    onRecorded(invited);
    toast({ text: t('draft.recorded', { count: changes.length }) });
  };
  if (actions.length === 0 && control.undo === null) return null;
  return (
    <>
      <ErrorBanner error={command.error} />
      <ActionBar start={<Back busy={command.busy} hasActions={actions.length > 0} />}>
        <span className="meta" role="status">
          {actions.length > 0 && <DraftWords />}
        </span>
        <Button
          variant="primary"
          size="lg"
          busy={command.busy}
          disabled={actions.length === 0}
          onClick={() => void record()}
        >
          {actions.length === 0 ? t('draft.nothing') : t('draft.record')}
        </Button>
      </ActionBar>
    </>
  );
}
