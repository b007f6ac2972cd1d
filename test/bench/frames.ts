/** What a bench page asks of the frames that are drawn. */

/** After what was just drawn is on the screen: the moment then. */
export const painted = (): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now()), { once: true });
      port1.start();
      port2.postMessage(null);
    });
  });

/** How many frames were drawn, the longest gap between two in milliseconds, and gaps over 100 ms. */
export interface FrameFigures {
  readonly frames: number;
  readonly longest: number;
  readonly over100: number;
}

/** Counts frames until `stop`; `onFrame` is called with each. */
export function watchFrames(onFrame?: () => void): { readonly stop: () => FrameFigures } {
  let last = performance.now();
  const figures = { frames: 0, longest: 0, over100: 0 };
  let runs = true;
  const frame = (): void => {
    if (!runs) return;
    const now = performance.now();
    figures.frames += 1;
    figures.longest = Math.max(figures.longest, now - last);
    if (now - last > 100) figures.over100 += 1;
    last = now;
    onFrame?.();
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  return {
    stop: () => {
      runs = false;
      return figures;
    },
  };
}
