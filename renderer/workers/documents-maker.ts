import type { Id } from '../../shared/contest/contest.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import type { DocumentFile, DocumentRequest } from '../../shared/documents/document-kinds.ts';
import { sendable } from '../../shared/merge/send-sheets.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { PublicOptions } from '../../shared/results/public-options.ts';
import type { PublicPageData } from '../../shared/results/public-page.ts';
import type { DocumentsAnswer, DocumentsRequest, StageReport } from './documents-messages.ts';

/** Ranks a stage and writes its documents beside the window. */
export interface DocumentsMaker {
  /** Takes up a stage; what is asked later is about it. */
  readonly open: (state: ContestState, stage: Id) => Promise<void>;
  readonly report: (meeting: Meeting | null) => Promise<StageReport>;
  readonly page: (meeting: Meeting | null, options: PublicOptions) => Promise<PublicPageData>;
  readonly files: (
    meeting: Meeting | null,
    requests: readonly DocumentRequest[],
  ) => Promise<readonly DocumentFile[]>;
  readonly close: () => void;
}

/** Starts a worker; call `close` when the screen is left. Calls reject where the worker itself fails. */
export function createDocumentsMaker(): DocumentsMaker {
  const worker = new Worker(new URL('./documents.worker.ts', import.meta.url), { type: 'module' });
  const waiting: {
    readonly resolve: (answer: DocumentsAnswer) => void;
    readonly reject: (error: Error) => void;
  }[] = [];
  worker.addEventListener('message', ({ data }: MessageEvent<DocumentsAnswer>) => {
    const call = waiting.shift();
    if (data.type === 'failed') call?.reject(new Error(data.message));
    else call?.resolve(data);
  });
  worker.addEventListener('error', ({ message }) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(message));
  });
  const ask = (request: DocumentsRequest): Promise<DocumentsAnswer> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.postMessage(request);
    });
  const unexpected = (answer: DocumentsAnswer): Error =>
    new Error(`unexpected answer ${answer.type}`);
  return {
    open: async (state, stage) => {
      await ask({ type: 'open', state: sendable(state), stage });
    },
    report: async (meeting) => {
      const answer = await ask({ type: 'report', meeting });
      if (answer.type !== 'report') throw unexpected(answer);
      return answer.report;
    },
    page: async (meeting, options) => {
      const answer = await ask({ type: 'page', meeting, options });
      if (answer.type !== 'page') throw unexpected(answer);
      return answer.page;
    },
    files: async (meeting, requests) => {
      const answer = await ask({ type: 'files', meeting, requests });
      if (answer.type !== 'files') throw unexpected(answer);
      return answer.files;
    },
    close: () => worker.terminate(),
  };
}
