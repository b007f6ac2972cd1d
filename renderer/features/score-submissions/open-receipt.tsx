import { useState } from 'react';

import type { Result } from '../../../shared/basics/result.ts';
import { ErrorBanner } from '../../language/error-banner.tsx';
import { RecentFiles } from '../../hand-over/recent-files.tsx';
import { useHost } from '../../host/host-context.ts';
import { useOpenedFiles } from '../../host/opened-files.tsx';
import { useText } from '../../language/use-text.ts';
import type { Desk, DeskError, FilePlan, NamedFile } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';

/** What files from headquarters turned out to be. */
type Opened =
  | { readonly kind: 'receipt' }
  | {
      readonly kind: 'invitation';
      readonly newOperations: number;
      readonly newDocuments: number;
    }
  | { readonly kind: 'known' };

type Accepted = Extract<FilePlan, { readonly accepted: true }>;

const isKnown = ({ sameAs, newOperations, newDocuments }: Accepted): boolean =>
  sameAs !== null && newOperations === 0 && newDocuments === 0;

const sum = (files: readonly Accepted[], count: (file: Accepted) => number): number =>
  files.reduce((total, file) => total + count(file), 0);

/**
 * Checks files and takes them in: the person chose them for that, and they change no score. Several files of one
 * invitation may be chosen at once; one that is refused keeps all of them out.
 */
async function openFiles(
  desk: Desk,
  files: readonly NamedFile[],
): Promise<Result<Opened, DeskError>> {
  const plan = await desk.planImport(files);
  if (!plan.ok) return plan;
  const accepted: Accepted[] = [];
  for (const found of plan.value.files) {
    if (!found.accepted) return { ok: false, error: found.error };
    accepted.push(found);
  }
  if (accepted.length === 0) return { ok: false, error: { type: 'FileUnreadable' } };
  if (accepted.every(isKnown)) return { ok: true, value: { kind: 'known' } };
  const summary = await desk.runImport(plan.value.id);
  if (!summary.ok) return summary;
  const invited = accepted.some(({ kind }) => kind === 'invitation');
  const newOperations = sum(accepted, (file) => file.newOperations);
  const newDocuments = sum(accepted, (file) => file.newDocuments);
  return {
    ok: true,
    value: invited ? { kind: 'invitation', newOperations, newDocuments } : { kind: 'receipt' },
  };
}

/** Opens a receipt of headquarters or a renewed invitation, whichever the juror was given, in one file or several. */
export function OpenReceipt() {
  const { t } = useText('juror-list');
  const desk = useDeskCommands();
  const host = useHost();
  const [busy, setBusy] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [error, setError] = useState<DeskError | null>(null);

  const choose = async (): Promise<Result<Opened, DeskError> | null> => {
    // Mail programs rename files: what a file is shows by its content, so any name can be chosen.
    const files = await host.pickFiles({ accept: [], multiple: true });
    return files.length === 0 ? null : openFiles(desk, files);
  };
  const open = async (choosing: () => Promise<Result<Opened, DeskError> | null>) => {
    setBusy(true);
    setOpened(null);
    setError(null);
    // The host rejects when the chosen file cannot be read: the stick is gone.
    const result = await choosing().catch(() => ({
      ok: false as const,
      error: { type: 'FileUnreadable' },
    }));
    setBusy(false);
    if (result === null) return;
    if (result.ok) setOpened(result.value);
    else setError(result.error);
  };
  useOpenedFiles((files) => void open(() => openFiles(desk, files)), !busy);
  return (
    <div className="col g3">
      <Button variant="quiet" icon="inbox" busy={busy} onClick={() => void open(choose)}>
        {t('answer.verb')}
      </Button>
      {opened !== null && (
        <div role="status">
          <Banner tone="ok" title={t(`answer.${opened.kind}`)}>
            {opened.kind === 'invitation' &&
              t('answer.newRecords', { count: opened.newOperations })}{' '}
            {opened.kind === 'invitation' &&
              opened.newDocuments > 0 &&
              t('answer.newDocuments', { count: opened.newDocuments })}
          </Banner>
        </div>
      )}
      <ErrorBanner error={error} />
      <RecentFiles />
    </div>
  );
}
