/** How this computer shows the program; remembered by the window and no part of any contest. */
export interface Settings {
  readonly theme: Theme;
  /** Percent, one of `zoomSteps`. */
  readonly zoom: number;
}

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

export const zoomSteps = [80, 90, 100, 110, 125, 150, 175, 200] as const;

export const firstSettings: Settings = { theme: 'system', zoom: 100 };

const storageKey = 'qazylar.appearance';

/** Reads settings as stored; anything unknown falls back to the first settings. */
export function parseSettings(text: string | null): Settings {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? 'null');
  } catch {
    return firstSettings;
  }
  if (typeof stored !== 'object' || stored === null) return firstSettings;
  const { theme, zoom } = stored as { readonly theme?: unknown; readonly zoom?: unknown };
  return {
    theme: themes.find((each) => each === theme) ?? firstSettings.theme,
    zoom: zoomSteps.find((each) => each === zoom) ?? firstSettings.zoom,
  };
}

/** The next larger or smaller zoom; the same at the ends. */
export function zoomBy(zoom: number, step: 1 | -1): number {
  const index = zoomSteps.findIndex((each) => each === zoom);
  return zoomSteps[Math.min(Math.max(index + step, 0), zoomSteps.length - 1)] ?? firstSettings.zoom;
}

export function readSettings(): Settings {
  try {
    return parseSettings(window.localStorage.getItem(storageKey));
  } catch {
    return firstSettings;
  }
}

/** Remembers for the next start; where the storage refuses, the settings last as long as the window. */
export function rememberSettings(settings: Settings): void {
  try {
    window.localStorage.setItem(storageKey, JSON.stringify(settings));
  } catch {
    // A convenience only.
  }
}

/** The theme to draw: the system's own where that was chosen. */
function shownTheme(theme: Theme): 'light' | 'dark' | 'contrast' {
  if (theme !== 'system') return theme;
  if (window.matchMedia('(prefers-contrast: more)').matches) return 'contrast';
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Puts theme and zoom on the document; call again when the system's preference changes. */
export function applySettings({ theme, zoom }: Settings): void {
  const root = document.documentElement;
  root.dataset['theme'] = shownTheme(theme);
  root.style.setProperty('--zoom', String(zoom / 100));
}
