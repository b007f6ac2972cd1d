/** Does things one after another, in the order they were asked for. */
export interface Queue {
  /** What rejects harms nothing that comes after it. */
  readonly run: <T>(action: () => Promise<T>) => Promise<T>;
  readonly isIdle: () => boolean;
  /** Resolves when everything that was asked for so far is done. */
  readonly settled: () => Promise<void>;
}

export function createQueue(): Queue {
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();
  return {
    run(action) {
      waiting += 1;
      const done = last.then(action);
      const finish = (): void => {
        waiting -= 1;
      };
      last = done.then(finish, finish);
      return done;
    },
    isIdle: () => waiting === 0,
    settled: () => last,
  };
}
