import type { ScanAnswer, ScanRequest } from './code-messages.ts';

/** Looks for QR codes beside the window, so that the camera's picture does not freeze. */
export interface CodeScanner {
  /** The text of the code in a picture, null where there is none. The picture is given away. One at a time, in order. */
  readonly scan: (request: ScanRequest) => Promise<string | null>;
  readonly close: () => void;
}

/** Starts a worker; call `close` when the screen is left. Rejects where the worker itself fails. */
export function createCodeScanner(): CodeScanner {
  const worker = new Worker(new URL('./code-scanner.worker.ts', import.meta.url), {
    type: 'module',
  });
  let last: Promise<unknown> = Promise.resolve();
  const send = (request: ScanRequest): Promise<string | null> =>
    new Promise((resolve, reject) => {
      const once = { once: true };
      const answer = (event: MessageEvent<ScanAnswer>) => resolve(event.data.text);
      worker.addEventListener('message', answer, once);
      worker.addEventListener('error', (event) => reject(new Error(event.message)), once);
      worker.postMessage(request, [request.picture]);
    });
  return {
    scan: (request) => {
      const answer = last.then(
        () => send(request),
        () => send(request),
      );
      last = answer;
      return answer;
    },
    close: () => worker.terminate(),
  };
}
