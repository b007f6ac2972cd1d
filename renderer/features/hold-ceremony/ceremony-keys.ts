/** What a key does during a ceremony. */
export type CeremonyAct = 'next' | 'back' | 'black' | 'full-screen' | 'end';

const acts: ReadonlyMap<string, CeremonyAct> = new Map([
  ['ArrowRight', 'next'],
  ['Space', 'next'],
  ['Enter', 'next'],
  ['NumpadEnter', 'next'],
  ['PageDown', 'next'],
  ['ArrowLeft', 'back'],
  ['PageUp', 'back'],
  ['KeyB', 'black'],
  ['Period', 'black'],
  ['KeyF', 'full-screen'],
  // What presenter remotes send to begin; a page would load again.
  ['F5', 'full-screen'],
  ['Escape', 'end'],
]);

/** By the place of the key, as every keyboard layout has its own letters; remotes send PageUp and PageDown. */
export const ceremonyAct = (code: string): CeremonyAct | null => acts.get(code) ?? null;
