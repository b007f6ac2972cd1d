/** What a key does in a table. */
export type GridAction =
  | { readonly type: 'go'; readonly index: number; readonly extend: boolean }
  | { readonly type: 'open' }
  | { readonly type: 'toggle' }
  | { readonly type: 'all' }
  | { readonly type: 'none' };

/** What of a key press counts; `code` names the key in any layout. */
export interface PressedKey {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Where the table stands. */
export interface GridPlace {
  readonly active: number;
  readonly length: number;
  /** Rows that are seen at once. */
  readonly page: number;
}

/** Which row the key leads to; null for a key that leads nowhere. */
function rowAfter(code: string, { active, length, page }: GridPlace): number | null {
  switch (code) {
    case 'ArrowDown':
      return Math.min(active + 1, length - 1);
    case 'ArrowUp':
      return Math.max(active - 1, 0);
    case 'PageDown':
      return Math.min(active + page, length - 1);
    case 'PageUp':
      return Math.max(active - page, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}

/** What a key does; null where it is none of the table's. */
export function gridAction(key: PressedKey, place: GridPlace): GridAction | null {
  if (place.length === 0 || key.altKey) return null;
  const command = key.ctrlKey || key.metaKey;
  if (command && key.code === 'KeyA') return { type: 'all' };
  const isEnd = key.code === 'Home' || key.code === 'End';
  if (command && !isEnd) return null;
  const index = rowAfter(key.code, place);
  if (index !== null) return { type: 'go', index, extend: key.shiftKey };
  switch (key.code) {
    case 'Enter':
    case 'NumpadEnter':
      return { type: 'open' };
    case 'Space':
      return { type: 'toggle' };
    case 'Escape':
      return { type: 'none' };
    default:
      return null;
  }
}
