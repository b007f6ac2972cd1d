import { useEffect, useRef } from 'react';

export interface ScoreKeys {
  /** True where the key was used for the score. */
  readonly pressKey: (code: string, at: number) => boolean;
  /** Enter: to the next criterion, or to the comment that this one still needs. */
  readonly enter: () => void;
  readonly next: () => void;
  readonly previous: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly help: () => void;
}

const isWriting = (element: Element): boolean =>
  element.matches('textarea, select, input:not([data-score-field])') ||
  (element instanceof HTMLElement && element.isContentEditable);

const isEnter = ({ code }: KeyboardEvent): boolean => code === 'Enter' || code === 'NumpadEnter';

/** In a comment Enter begins a new line; with Ctrl it ends the comment and goes on. */
const endsComment = (event: KeyboardEvent, target: Element): boolean =>
  isEnter(event) && (event.ctrlKey || event.metaKey) && target.matches('[data-comment-field]');

/** Enter and the arrows belong to whatever has the focus, unless that is a score field or nothing at all. */
const ownsMovement = (element: Element): boolean =>
  !element.matches('body, [data-score-field], [role="radio"]') ||
  element.closest('[data-own-keys]') !== null;

/** Ctrl+Z takes back; Ctrl+Shift+Z and Ctrl+Y do again. On every layout these are the same places of the keyboard. */
function handleChord(event: KeyboardEvent, keys: ScoreKeys): boolean {
  const { code, shiftKey, altKey } = event;
  if (altKey || (code !== 'KeyZ' && (code !== 'KeyY' || shiftKey))) return false;
  if (code === 'KeyZ' && !shiftKey) keys.undo();
  else keys.redo();
  return true;
}

/** The key of the question mark, where the Kazakh and Russian layouts have others, and whatever writes one. */
export const asksForKeys = ({ code, key, shiftKey }: KeyboardEvent): boolean =>
  (code === 'Slash' && shiftKey) || key === '?';

function handle(event: KeyboardEvent, keys: ScoreKeys): boolean {
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.isComposing || document.querySelector('[role="dialog"], [role="alertdialog"]'))
    return false;
  const { code } = event;
  if (endsComment(event, target)) {
    keys.next();
    return true;
  }
  if (isWriting(target)) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return handleChord(event, keys);
  if (asksForKeys(event)) {
    keys.help();
    return true;
  }
  if (event.shiftKey) return false;
  const moves = !ownsMovement(target);
  const onButton = target.matches('[role="radio"]:not([aria-checked="true"])');
  if (moves && isEnter(event) && !onButton) {
    keys.enter();
    return true;
  }
  if (moves && code === 'ArrowDown') {
    keys.next();
    return true;
  }
  if (moves && code === 'ArrowUp') {
    keys.previous();
    return true;
  }
  return keys.pressKey(code, event.timeStamp);
}

/**
 * Scoring by keyboard from anywhere on the sheet. Keys are known by their places (`event.code`), so every layout works;
 * fields for writing and open dialogs keep their keys.
 */
export function useScoreKeys(keys: ScoreKeys, active: boolean): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!active) return undefined;
    const press = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && handle(event, latest.current)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [active]);
}
