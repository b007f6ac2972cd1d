import { useState } from 'react';

import type { DocumentRequest } from '../../../shared/documents/document-kinds.ts';
import { useHost } from '../../host/host-context.ts';
import { useText } from '../../language/use-text.ts';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import type { BeginDocuments } from '../../results/use-stage-report.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useDesk } from '../../storage/use-desk.ts';
import { useToast } from '../../ui/toast.tsx';
import type { Making } from '../../results/use-making.ts';

export interface Saving {
  readonly save: (requests: readonly DocumentRequest[], zip: string | null) => void;
  readonly busy: boolean;
  readonly error: DeskError | null;
  /** True where what was saved was read back. */
  readonly verified: boolean;
}

/** Makes files, hands them to the host, and says what came of it. */
export function useSave(begin: BeginDocuments, { make }: Making): Saving {
  const { t } = useText('issue');
  const host = useHost();
  const show = useToast();
  const note = useNoteAccess();
  const { state } = useDesk('state');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const [verified, setVerified] = useState(false);
  const run = async (requests: readonly DocumentRequest[], zip: string | null) => {
    const files = await make((progress) => begin.files({ requests, zip }, progress));
    if (files === null) return;
    const saved = await host.saveFiles(files);
    setVerified(saved.ok && saved.value.verified);
    if (saved.ok) {
      note({ act: 'export', about: null, count: state?.submissions.size ?? 0 });
      const [file = ''] = saved.value.names;
      const { length } = saved.value.names;
      show({
        text:
          length === 1 ? t('document.saved', { file }) : t('document.savedMany', { count: length }),
      });
    } else if (saved.error.type !== 'SaveCancelled') setError(saved.error);
  };
  const save: Saving['save'] = (requests, zip) => {
    setBusy(true);
    setError(null);
    run(requests, zip)
      .catch(() => setError({ type: 'Unexpected' }))
      .finally(() => setBusy(false));
  };
  return { save, busy, error, verified };
}
