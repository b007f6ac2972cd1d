import { useState } from 'react';

import type { Action } from '../../../shared/contest/action.ts';
import type { Id } from '../../../shared/contest/contest.ts';
import {
  removeDocument,
  setDocument,
  type SubmissionDocument,
} from '../../../shared/contest/document.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useText } from '../../language/use-text.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';

/** Actions that put a document at another place of its list: only what changes place is said anew. */
function moved(
  submission: Id,
  documents: readonly SubmissionDocument[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly Action[] {
  const order = [...documents];
  order.splice(to, 0, ...order.splice(from, 1));
  return order.flatMap((document, at) =>
    document.at === at ? [] : [setDocument(submission, { ...document, at })],
  );
}

function DocumentRow({
  document,
  place,
  busy,
  onMove,
  onRemove,
}: {
  readonly document: SubmissionDocument;
  readonly place: { readonly isFirst: boolean; readonly isLast: boolean };
  readonly busy: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}) {
  const { t, format } = useText('attach');
  const { name, kind, size } = document;
  return (
    <li className="attach-row">
      <div className="attach-what">
        <span className="attach-name">{name}</span>
        <span className="meta">{format.size(size)}</span>
        <Chip>{t(`kind.${kind}`)}</Chip>
      </div>
      <div className="row">
        {!(place.isFirst && place.isLast) && (
          <>
            <Button
              variant="quiet"
              icon="up"
              aria-label={t('earlier', { name })}
              disabled={busy || place.isFirst}
              onClick={() => onMove(-1)}
            />
            <Button
              variant="quiet"
              icon="down"
              aria-label={t('later', { name })}
              disabled={busy || place.isLast}
              onClick={() => onMove(1)}
            />
          </>
        )}
        <Button
          variant="quiet"
          icon="trash"
          aria-label={t('remove', { name })}
          disabled={busy}
          onClick={onRemove}
        />
      </div>
    </li>
  );
}

/** The documents of one application, in order; they can be moved and taken off. */
export function ApplicationDocuments({
  submission,
  documents,
}: {
  readonly submission: Id;
  readonly documents: readonly SubmissionDocument[];
}) {
  const { t } = useText('attach');
  const desk = useDeskCommands();
  const [leaving, setLeaving] = useState<SubmissionDocument | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const record = async (actions: readonly Action[]) => {
    if (actions.length === 0) return;
    setBusy(true);
    const recorded = await desk.record(actions);
    setBusy(false);
    setError(recorded.ok ? null : recorded.error);
  };
  const take = async (document: SubmissionDocument) => {
    await record([removeDocument(submission, document.hash)]);
    setLeaving(null);
  };
  return (
    <Card>
      <ErrorBanner error={error} />
      {documents.length === 0 ? (
        <p className="meta">{t('emptyHere')}</p>
      ) : (
        <ol className="attach-list">
          {documents.map((document, at) => (
            <DocumentRow
              key={document.hash}
              document={document}
              place={{ isFirst: at === 0, isLast: at === documents.length - 1 }}
              busy={busy}
              onMove={(by) => void record(moved(submission, documents, { from: at, to: at + by }))}
              onRemove={() => setLeaving(document)}
            />
          ))}
        </ol>
      )}
      <ConfirmDialog
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('removeTitle')}
        verb={t('removeVerb')}
        cancel={t('common:cancel')}
        danger
        busy={busy}
        onConfirm={() => leaving !== null && void take(leaving)}
      >
        {t('removeText', { name: leaving?.name ?? '' })}
      </ConfirmDialog>
    </Card>
  );
}
