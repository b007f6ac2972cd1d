/** The value below which this share of all lies. */
export function share(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

interface Watch {
  /** Milliseconds from the next press of a key to the frame after which this is so. */
  readonly untilPainted: (isThere: () => boolean) => void;
  readonly measured: () => Promise<number>;
}

declare global {
  /** In the page. */
  var paintWatch: Watch;
}

/** Runs in the page: times from a trusted key press to the end of the frame that shows what it led to. */
export function watchPaints(): void {
  let waiting: Promise<number> = Promise.resolve(NaN);
  globalThis.paintWatch = {
    untilPainted: (isThere) => {
      waiting = new Promise((resolve) => {
        const press = (event: KeyboardEvent): void => {
          window.removeEventListener('keydown', press, true);
          const look = (): void => {
            if (!isThere()) {
              requestAnimationFrame(look);
              return;
            }
            // A message is delivered after the frame that this callback belongs to was painted.
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener('message', () => resolve(performance.now() - event.timeStamp));
            port1.start();
            port2.postMessage(null);
          };
          requestAnimationFrame(look);
        };
        window.addEventListener('keydown', press, true);
      });
    },
    measured: () => waiting,
  };
}
