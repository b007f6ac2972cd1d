import { useState } from 'react';

import { setAudit } from '../../../shared/deciding/decision-operations.ts';
import { useText } from '../../language/use-text.ts';
import type { StageSubject } from '../../results/results-frame.tsx';
import type { DeskError } from '../../storage/desk.ts';
import { useDeskCommands } from '../../storage/use-desk.ts';
import { useToast } from '../../ui/toast.tsx';
import type { AuditGround } from '../../workers/deciding-messages.ts';
import { type AuditDraft, toAudit } from './audit-draft.ts';

/** The stage that is audited, and what the audit is about. */
export interface AuditSubject {
  readonly subject: StageSubject;
  readonly ground: AuditGround;
}

export interface Recording {
  readonly record: (draft: AuditDraft) => Promise<void>;
  readonly busy: boolean;
  /** Why the last one was not recorded. */
  readonly error: DeskError | null;
}

/** Records the audit as far as it went, and says so. */
export function useRecord({ subject: { stage }, ground }: AuditSubject): Recording {
  const { t } = useText('audit');
  const desk = useDeskCommands();
  const show = useToast();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const record = async (draft: AuditDraft): Promise<void> => {
    setBusy(true);
    setError(null);
    const recorded = await desk.record([setAudit(toAudit(stage, ground, draft))]);
    setBusy(false);
    if (recorded.ok) show({ text: t('recorded') });
    else setError(recorded.error);
  };
  return { record, busy, error };
}
