import { useEffect, useRef, useState } from 'react';

import type { Id } from '../../../shared/contest/contest.ts';
import type { DocumentRequest } from '../../../shared/documents/document-kinds.ts';
import type { ContestState } from '../../../shared/merge/state.ts';
import { useHost } from '../../host/host-context.ts';
import { useText } from '../../language/use-text.ts';
import { useNoteAccess } from '../../personal-data/use-note-access.ts';
import { useMaking } from '../../results/use-making.ts';
import type { DeskError } from '../../storage/desk.ts';
import { useToast } from '../../ui/toast.tsx';
import { createDocumentsMaker, type DocumentsMaker } from '../../workers/documents-maker.ts';
import type { DocumentPreview } from '../../workers/documents-messages.ts';

/** Languages a report may be drawn up in: one, or Kazakh and Russian side by side. */
export const reportLanguages = ['kk-ru', 'kk', 'ru', 'en'] as const;

export type ReportLanguage = (typeof reportLanguages)[number];

const languagesOf = (language: ReportLanguage): DocumentRequest['languages'] =>
  language === 'kk-ru' ? ['kk', 'ru'] : [language];

/** What is asked of the worker: the report on an order in one of its forms. */
export const reportRequest = (
  order: Id,
  language: ReportLanguage,
  form: 'html' | 'docx',
): DocumentRequest => ({
  kind: `monitoring.${form}`,
  languages: languagesOf(language),
  withRegister: false,
  order,
});

export interface ReportSubject {
  readonly state: ContestState;
  readonly stage: Id;
  readonly pictures: ReadonlyMap<string, Uint8Array> | null;
}

/** The report beside the window: its sheets for the screen, and its files. */
export function useReport(
  { state, stage, pictures }: ReportSubject,
  request: DocumentRequest,
): {
  readonly preview: DocumentPreview | null;
  readonly failed: boolean;
  readonly save: (form: DocumentRequest) => void;
  readonly saving: boolean;
  readonly error: DeskError | null;
} {
  const maker = useRef<DocumentsMaker | null>(null);
  const [opened, setOpened] = useState<{ readonly maker: DocumentsMaker } | null>(null);
  const [preview, setPreview] = useState<DocumentPreview | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (pictures === null) return undefined;
    const started = createDocumentsMaker();
    maker.current = started;
    started.open(state, stage, pictures).then(
      () => setOpened({ maker: started }),
      () => setFailed(maker.current === started),
    );
    return () => {
      maker.current = null;
      started.close();
    };
  }, [state, stage, pictures]);
  useEffect(() => {
    if (opened === null || opened.maker !== maker.current) return undefined;
    let isLeft = false;
    const job = opened.maker.preview(null, request);
    job.made.then(
      (made) => {
        if (isLeft || made === null) return;
        setPreview(made);
        setFailed(false);
      },
      () => {
        if (!isLeft) setFailed(true);
      },
    );
    return () => {
      isLeft = true;
      job.stop();
    };
  }, [opened, request]);
  const { save, saving, error } = useSaving(maker);
  return { preview, failed, save, saving, error };
}

/** Makes one file of the report and hands it to the host. */
function useSaving(maker: { readonly current: DocumentsMaker | null }) {
  const { t } = useText('follow-up');
  const host = useHost();
  const show = useToast();
  const note = useNoteAccess();
  const { progress, make } = useMaking();
  const [error, setError] = useState<DeskError | null>(null);
  const run = async (request: DocumentRequest) => {
    const { current } = maker;
    if (current === null) return;
    setError(null);
    const files = await make((told) =>
      current.files({ meeting: null, requests: [request], zip: null }, told),
    );
    if (files === null) return;
    const saved = await host.saveFiles(files);
    if (saved.ok) {
      note({ act: 'export', about: null, count: 1 });
      show({ text: t('report.saved', { file: saved.value.names[0] ?? '' }) });
    } else if (saved.error.type !== 'SaveCancelled') setError(saved.error);
  };
  const save = (request: DocumentRequest) => {
    run(request).catch(() => setError({ type: 'Unexpected' }));
  };
  return { save, saving: progress !== null, error };
}
