/** Keys that fill the screen; what presenter remotes send to begin (F5) would load a page again. */
const fullScreenKeys: ReadonlySet<string> = new Set(['KeyF', 'F5']);

/** Keys that mean something to a presenter, in whatever the public window shows. */
const presenterKeys: ReadonlySet<string> = new Set([
  'ArrowRight',
  'ArrowLeft',
  'Space',
  'Enter',
  'NumpadEnter',
  'PageDown',
  'PageUp',
  'KeyB',
  'KeyN',
  'KeyR',
  'Period',
  'Equal',
  'NumpadAdd',
  'Escape',
]);

/** What the public window does with a key: by the place of the key, as every keyboard layout has its own letters. */
export function publicKey(code: string): 'full-screen' | 'hand-on' | null {
  if (fullScreenKeys.has(code)) return 'full-screen';
  return presenterKeys.has(code) ? 'hand-on' : null;
}

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
