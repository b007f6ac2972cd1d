import type { ModelFigures } from './measure-model.ts';

/** Fits and draws 100,000 × 2,000 × 3 in a worker; `frame` is the longest time that the window could paint nothing. */
async function model(): Promise<ModelFigures & { readonly frame: number }> {
  let [last, frame] = [performance.now(), 0];
  const tick = (now: number) => {
    frame = Math.max(frame, now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  const worker = new Worker(new URL('./model.worker.ts', import.meta.url), { type: 'module' });
  const figures = await new Promise<ModelFigures>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<ModelFigures>) => resolve(data));
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.postMessage(null, []);
  });
  return { ...figures, frame };
}

Object.assign(window, { bench: { model } });
