import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { present } from '../../shared/basics/assert.ts';
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

const SettingsContext = createContext<SettingsStore | null>(null);

export const useSettings = (): SettingsStore =>
  present(useContext(SettingsContext), 'a SettingsProvider stands around every screen');

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
  const [settings, setSettings] = useState(readSettings);

  useEffect(() => {
    applySettings(settings);
    rememberSettings(settings);
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
      setSettings({ ...settings, zoom });
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [settings]);

  const store = useMemo(() => ({ settings, change: setSettings }), [settings]);
  return <SettingsContext value={store}>{children}</SettingsContext>;
}
