import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { present } from '../../shared/basics/assert.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import type { DocumentFile, DocumentRequest } from '../../shared/documents/document-kinds.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { PublicOptions } from '../../shared/results/public-options.ts';
import type { PublicPageData } from '../../shared/results/public-page.ts';
import {
  createDocumentsMaker,
  type DocumentsJob,
  type DocumentsMaker,
  type ToldProgress,
} from '../workers/documents-maker.ts';
import type { DocumentPreview, MadeDocuments, StageReport } from '../workers/documents-messages.ts';

export interface StageReportState {
  /** The report of the newest state and meeting, or the one before while the next is being made; null at first. */
  readonly report: StageReport | null;
  readonly failed: boolean;
  /** What everybody would see of the result as it is now. */
  readonly createPage: (options: PublicOptions) => Promise<PublicPageData>;
  /** Makes what takes long: it tells how far it is, and can be stopped. */
  readonly begin: BeginDocuments;
}

export interface BeginDocuments {
  readonly files: (
    documents: Omit<MadeDocuments, 'meeting'>,
    progress: ToldProgress,
  ) => DocumentsJob<readonly DocumentFile[]>;
  readonly preview: (
    request: DocumentRequest,
    progress: ToldProgress,
  ) => DocumentsJob<DocumentPreview>;
}

/** What a screen may ask of the worker about the meeting that it shows. */
function useAsking(
  maker: RefObject<DocumentsMaker | null>,
  meeting: Meeting | null,
): Pick<StageReportState, 'begin' | 'createPage'> {
  const running = useCallback(
    () => present(maker.current, 'the worker runs while the screen is open'),
    [maker],
  );
  const begin = useMemo(
    (): BeginDocuments => ({
      files: (documents, progress) => running().files({ ...documents, meeting }, progress),
      preview: (request, progress) => running().preview(meeting, request, progress),
    }),
    [meeting, running],
  );
  const createPage = useCallback(
    (options: PublicOptions) => running().page(meeting, options),
    [meeting, running],
  );
  return { begin, createPage };
}

/** Has a stage ranked and its minutes written beside the window, again whenever the contest or the meeting changes. */
export function useStageReport(
  state: ContestState,
  stage: Id,
  meeting: Meeting | null,
): StageReportState {
  const maker = useRef<DocumentsMaker | null>(null);
  const [report, setReport] = useState<StageReport | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const started = createDocumentsMaker();
    maker.current = started;
    return () => {
      maker.current = null;
      started.close();
    };
  }, []);

  useEffect(() => {
    let current = true;
    const work = async (documents: DocumentsMaker) => {
      await documents.open(state, stage);
      const next = await documents.report(meeting);
      if (!current) return;
      setReport(next);
      setFailed(false);
    };
    work(present(maker.current, 'the worker starts with the screen')).catch(() => {
      if (current) setFailed(true);
    });
    return () => {
      current = false;
    };
  }, [state, stage, meeting]);

  const asking = useAsking(maker, meeting);
  return { report: report?.stage === stage ? report : null, failed, ...asking };
}
