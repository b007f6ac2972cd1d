import { useCallback, useEffect, useRef, useState } from 'react';

import { present } from '../../shared/basics/assert.ts';
import type { Id } from '../../shared/contest/contest.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import type { DocumentFile, DocumentRequest } from '../../shared/documents/document-kinds.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { PublicOptions } from '../../shared/results/public-options.ts';
import type { PublicPageData } from '../../shared/results/public-page.ts';
import { createDocumentsMaker, type DocumentsMaker } from '../workers/documents-maker.ts';
import type { StageReport } from '../workers/documents-messages.ts';

export interface StageReportState {
  /** The report of the newest state and meeting, or the one before while the next is being made; null at first. */
  readonly report: StageReport | null;
  readonly failed: boolean;
  /** What everybody would see of the result as it is now. */
  readonly createPage: (options: PublicOptions) => Promise<PublicPageData>;
  readonly createFiles: (requests: readonly DocumentRequest[]) => Promise<readonly DocumentFile[]>;
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

  const createFiles = useCallback(
    (requests: readonly DocumentRequest[]) =>
      present(maker.current, 'the worker runs while the screen is open').files(meeting, requests),
    [meeting],
  );
  const createPage = useCallback(
    (options: PublicOptions) =>
      present(maker.current, 'the worker runs while the screen is open').page(meeting, options),
    [meeting],
  );
  return { report: report?.stage === stage ? report : null, failed, createPage, createFiles };
}
