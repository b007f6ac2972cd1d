import type { Drawing } from './log-events.ts';

/** How the window draws now and from the next start on, and why. */
export interface MachineState {
  readonly now: Drawing;
  readonly next: Drawing;
  /** `crashes`: the program chose it by itself after the graphics stopped several times. `safe-mode`: for this start. */
  readonly cause: 'none' | 'chosen' | 'crashes' | 'safe-mode';
}

/** Bytes of memory below which a laptop counts as small: those sold with 4 GB show a little less. */
const smallMemory = 4.5 * 2 ** 30;

const megabyte = 2 ** 20;

/**
 * What V8 is asked for. A merge makes a million small things that stay: with V8's own small nursery each would be copied
 * twice on its way. Where memory is short the nursery stays small, and the heap may take half of the memory but is told
 * to tidy up before the system begins to swap.
 *
 * @param memory all of the computer's, in bytes
 * @param usual flags for a computer with enough of it
 */
export function engineFlagsFor(memory: number, usual: readonly string[]): readonly string[] {
  if (memory >= smallMemory) return usual;
  const heap = Math.max(512, Math.min(2048, Math.floor(memory / 2 / megabyte)));
  return ['--max-semi-space-size=8', `--max-old-space-size=${heap}`];
}
