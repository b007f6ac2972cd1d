import type { Id } from '../../shared/contest/contest.ts';
import type { Meeting } from '../../shared/deciding/meeting.ts';
import type { DocumentFile, DocumentRequest } from '../../shared/documents/document-kinds.ts';
import type { Pictures } from '../../shared/documents/paper.ts';
import { sendable } from '../../shared/merge/send-sheets.ts';
import type { SheetPaper } from '../../shared/documents/score-sheet-paper.ts';
import type { ContestState } from '../../shared/merge/state.ts';
import type { PublicOptions } from '../../shared/results/public-options.ts';
import type { PublicPageData } from '../../shared/results/public-page.ts';
import type {
  DocumentPreview,
  DocumentsAnswer,
  DocumentsRequest,
  MadeDocuments,
  StageReport,
} from './documents-messages.ts';

/** How far a job is, in sheets and files. */
export type ToldProgress = (done: number, total: number) => void;

/** A job that may take long: what comes of it is null where it was stopped. */
export interface DocumentsJob<Made> {
  readonly made: Promise<Made | null>;
  readonly stop: () => void;
}

/** Ranks a stage and writes its documents beside the window. */
export interface DocumentsMaker {
  /** Takes up a stage, and photos that papers show; what is asked later is about it. */
  readonly open: (state: ContestState, stage: Id, pictures?: Pictures) => Promise<void>;
  readonly report: (meeting: Meeting | null) => Promise<StageReport>;
  /** What everybody would see. */
  readonly page: (meeting: Meeting | null, options: PublicOptions) => Promise<PublicPageData>;
  readonly files: (
    documents: MadeDocuments,
    progress?: ToldProgress,
  ) => DocumentsJob<readonly DocumentFile[]>;
  readonly preview: (
    meeting: Meeting | null,
    request: DocumentRequest,
    progress?: ToldProgress,
  ) => DocumentsJob<DocumentPreview>;
  /** Jurors' sheets as one page with its fonts; at least one, and of no stage that was opened. */
  readonly sheets: (papers: readonly SheetPaper[]) => Promise<string>;
  readonly close: () => void;
}

type Asked = Exclude<DocumentsRequest, { readonly type: 'stop' }>;

interface Call {
  readonly resolve: (answer: DocumentsAnswer) => void;
  readonly reject: (error: Error) => void;
  readonly progress: ToldProgress | undefined;
}

const unexpected = (answer: DocumentsAnswer): Error =>
  new Error(`unexpected answer ${answer.type}`);

/** The worker's one queue: answers come in the order of the questions. */
function startWorker() {
  const worker = new Worker(new URL('./documents.worker.ts', import.meta.url), { type: 'module' });
  const waiting: Call[] = [];
  worker.addEventListener('message', ({ data }: MessageEvent<DocumentsAnswer>) => {
    if (data.type === 'progress') {
      waiting[0]?.progress?.(data.done, data.total);
      return;
    }
    const call = waiting.shift();
    if (data.type === 'failed') call?.reject(new Error(data.message));
    else call?.resolve(data);
  });
  worker.addEventListener('error', ({ message }) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(message));
  });
  const ask = (request: Asked, progress?: ToldProgress): Promise<DocumentsAnswer> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject, progress });
      worker.postMessage(request);
    });
  const tell = (request: DocumentsRequest): void => worker.postMessage(request);
  return { ask, tell, close: () => worker.terminate() };
}

/** Starts a worker; call `close` when the screen is left. Calls reject where the worker itself fails. */
export function createDocumentsMaker(): DocumentsMaker {
  const { ask, tell, close } = startWorker();
  let jobs = 0;
  const begin = <Made>(
    request: (job: number) => Asked,
    madeOf: (answer: DocumentsAnswer) => Made | null,
    progress: ToldProgress | undefined,
  ): DocumentsJob<Made> => {
    jobs += 1;
    const job = jobs;
    const made = ask(request(job), progress).then((answer) => {
      if (answer.type === 'stopped') return null;
      const content = madeOf(answer);
      if (content === null) throw unexpected(answer);
      return content;
    });
    return { made, stop: () => tell({ type: 'stop', job }) };
  };
  return {
    open: async (state, stage, pictures = new Map()) => {
      await ask({ type: 'open', state: sendable(state), stage, pictures });
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
    files: (documents, progress) =>
      begin(
        (job) => ({ type: 'files', job, ...documents }),
        (answer) => (answer.type === 'files' ? answer.files : null),
        progress,
      ),
    preview: (meeting, request, progress) =>
      begin(
        (job) => ({ type: 'preview', job, meeting, request }),
        (answer) => (answer.type === 'preview' ? answer.preview : null),
        progress,
      ),
    sheets: async (papers) => {
      const answer = await ask({ type: 'sheets', papers });
      if (answer.type !== 'sheets') throw unexpected(answer);
      return answer.html;
    },
    close,
  };
}
