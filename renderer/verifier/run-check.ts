import { type CheckAnswer, checkFiles, type CheckQuestion } from './check-files.ts';

/** What the worker answers with. */
type Message =
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'answer'; readonly answer: CheckAnswer }
  | { readonly type: 'failed' };

interface TypedUrls {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string };
}

let ownPolicy: ReturnType<TypedUrls['createPolicy']> | undefined;

/** The program's own text as a worker: its address comes from nowhere else, and the page's policy wants that said. */
function startWorker(program: string): Worker {
  const url = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TypedUrls };
  ownPolicy ??= trustedTypes?.createPolicy('qazylar-verifier', { createScriptURL: (own) => own });
  return new Worker(ownPolicy?.createScriptURL(url) ?? url);
}

let ownWorker: Worker | null | undefined;

/** One worker for all questions, made when it is first needed; null where the browser allows none from a file. */
function workerOf(program: string): Worker | null {
  if (ownWorker !== undefined) return ownWorker;
  try {
    ownWorker = startWorker(program);
  } catch {
    ownWorker = null;
  }
  return ownWorker;
}

/** A check that is running. */
export interface RunningCheck {
  /** Null where it was stopped. */
  readonly answer: Promise<CheckAnswer | null>;
  readonly stop: () => void;
}

/** How long the page's own thread works before it lets the page live. */
const sliceMilliseconds = 24;

function checkHere(question: CheckQuestion, tell: (share: number) => void): RunningCheck {
  const stopping = new AbortController();
  let since = performance.now();
  const pause = async (share: number): Promise<void> => {
    if (performance.now() - since > sliceMilliseconds) {
      tell(share);
      await new Promise((resolve) => {
        setTimeout(resolve, 0);
      });
      since = performance.now();
    }
    stopping.signal.throwIfAborted();
  };
  const answer = checkFiles(question, pause).catch((error: unknown) => {
    if (stopping.signal.aborted) return null;
    throw error;
  });
  return {
    answer,
    stop: () => {
      stopping.abort();
    },
  };
}

/** Checks beside the page where the browser allows it, else in slices on its own thread; either can be stopped. */
export function runCheck(
  question: CheckQuestion,
  program: string,
  tell: (share: number) => void,
): RunningCheck {
  const worker = workerOf(program);
  if (worker === null) return checkHere(question, tell);
  let inner: RunningCheck | null = null;
  const over = new AbortController();
  let end: (answer: CheckAnswer | null) => void = () => undefined;
  const answer = new Promise<CheckAnswer | null>((resolve, reject) => {
    end = resolve;
    const goOnHere = (): void => {
      // The worker never began: some browsers refuse it only once it is asked.
      ownWorker = null;
      inner = checkHere(question, tell);
      inner.answer.then(resolve, reject);
    };
    const { signal } = over;
    worker.addEventListener('error', goOnHere, { signal });
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<Message>) => {
        if (data.type === 'progress') {
          tell(data.share);
          return;
        }
        over.abort();
        if (data.type === 'answer') resolve(data.answer);
        else reject(new Error('the check failed'));
      },
      { signal },
    );
  });
  worker.postMessage(question);
  return {
    answer,
    stop: () => {
      inner?.stop();
      over.abort();
      worker.terminate();
      ownWorker = undefined;
      end(null);
    },
  };
}

/** What of a worker's own scope is needed. */
interface WorkerScope {
  readonly addEventListener: (
    type: 'message',
    listener: (event: MessageEvent<CheckQuestion>) => void,
  ) => void;
  readonly postMessage: (message: Message) => void;
}

/** How often the page hears how far it is. */
const tellMilliseconds = 100;

/** The same program inside the worker. */
export function answerInWorker(scope: WorkerScope): void {
  scope.addEventListener('message', ({ data }) => {
    let told = 0;
    const tell = (share: number): Promise<void> => {
      if (performance.now() - told > tellMilliseconds) {
        told = performance.now();
        scope.postMessage({ type: 'progress', share });
      }
      return Promise.resolve();
    };
    checkFiles(data, tell).then(
      (answer) => {
        scope.postMessage({ type: 'answer', answer });
      },
      () => {
        scope.postMessage({ type: 'failed' });
      },
    );
  });
}
