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

/** A key with Ctrl, Alt or the system's key is the browser's. */
export const isPlainKey = (event: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey'>): boolean =>
  !event.ctrlKey && !event.metaKey && !event.altKey;

/** Space and Enter press what has the focus, and arrows choose in a list. */
export function belongsToControl(code: string, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('select, input, textarea') !== null) return true;
  const presses = code === 'Space' || code === 'Enter' || code === 'NumpadEnter';
  return presses && target.closest('button, a, summary') !== null;
}
