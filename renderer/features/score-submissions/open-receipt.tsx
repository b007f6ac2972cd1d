import { useState } from 'react';

import type { Result } from '../../../shared/basics/result.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { useHost } from '../../host/host-context.ts';
import { useText } from '../../language/use-text.ts';
import type { Desk, DeskError, NamedFile } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';

/** What a file from headquarters turned out to be. */
type Opened =
  | { readonly kind: 'receipt' }
  | { readonly kind: 'invitation'; readonly newOperations: number }
  | { readonly kind: 'known' };

/** Checks a file and takes it in: the person chose it for that, and it changes no score. */
async function openFile(desk: Desk, file: NamedFile): Promise<Result<Opened, DeskError>> {
  const plan = await desk.planImport([file]);
  if (!plan.ok) return plan;
  const [found] = plan.value.files;
  if (found === undefined) return { ok: false, error: { type: 'FileUnreadable' } };
  if (!found.accepted) return { ok: false, error: found.error };
  const { kind, newOperations, sameAs } = found;
  if (sameAs !== null && newOperations === 0) return { ok: true, value: { kind: 'known' } };
  const summary = await desk.runImport(plan.value.id);
  if (!summary.ok) return summary;
  return {
    ok: true,
    value: kind === 'invitation' ? { kind, newOperations } : { kind: 'receipt' },
  };
}

/** Opens a receipt of headquarters or a renewed invitation, whichever the juror was given. */
export function OpenReceipt() {
  const { t } = useText('juror-list');
  const desk = useDeskCommands();
  const host = useHost();
  const [busy, setBusy] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [error, setError] = useState<DeskError | null>(null);

  const choose = async (): Promise<Result<Opened, DeskError> | null> => {
    // Mail programs rename files: what a file is shows by its content, so any name can be chosen.
    const [file] = await host.pickFiles({ accept: [], multiple: false });
    return file === undefined ? null : openFile(desk, file);
  };
  const open = async () => {
    setBusy(true);
    setOpened(null);
    setError(null);
    // The host rejects when the chosen file cannot be read: the stick is gone.
    const result = await choose().catch(() => ({
      ok: false as const,
      error: { type: 'FileUnreadable' },
    }));
    setBusy(false);
    if (result === null) return;
    if (result.ok) setOpened(result.value);
    else setError(result.error);
  };
  return (
    <div className="col g3">
      <Button variant="quiet" icon="inbox" busy={busy} onClick={() => void open()}>
        {t('answer.verb')}
      </Button>
      {opened !== null && (
        <div role="status">
          <Banner tone="ok" title={t(`answer.${opened.kind}`)}>
            {opened.kind === 'invitation' &&
              t('answer.newRecords', { count: opened.newOperations })}
          </Banner>
        </div>
      )}
      <ErrorBanner error={error} />
    </div>
  );
}
