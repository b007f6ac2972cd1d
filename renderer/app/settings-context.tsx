import { type ReactNode, useEffect } from 'react';
import { create } from 'zustand';
import {
  applySettings,
  readSettings,
  rememberSettings,
  type Settings,
  zoomBy,
} from './settings.ts';

interface SettingsStore {
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
}

/** Theme and zoom of this window; every change is remembered for the next start. */
export const useSettings = create<SettingsStore>((set) => ({
  settings: readSettings(),
  change: (settings) => {
    rememberSettings(settings);
    set({ settings });
  },
}));

const systemPreferences = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'];

/** Ctrl with plus, minus and 0, by their places on the keyboard, as everywhere else in the program. */
function zoomKey(event: KeyboardEvent, zoom: number): number | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  switch (event.code) {
    case 'Equal':
    case 'NumpadAdd':
      return zoomBy(zoom, 1);
    case 'Minus':
    case 'NumpadSubtract':
      return zoomBy(zoom, -1);
    case 'Digit0':
    case 'Numpad0':
      return 100;
    default:
      return null;
  }
}

/** Theme and zoom for everything below, drawn, remembered and changed by keys. */
export function SettingsProvider({ children }: { readonly children: ReactNode }) {
  const { settings, change } = useSettings();

  useEffect(() => {
    applySettings(settings);
    const redraw = () => applySettings(settings);
    const preferences = systemPreferences.map((query) => window.matchMedia(query));
    preferences.forEach((preference) => preference.addEventListener('change', redraw));
    return () =>
      preferences.forEach((preference) => preference.removeEventListener('change', redraw));
  }, [settings]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const zoom = zoomKey(event, settings.zoom);
      if (zoom === null) return;
      event.preventDefault();
      change({ ...settings, zoom });
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [settings, change]);

  return children;
}
