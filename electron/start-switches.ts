import { app, dialog } from 'electron';
import en from '../locales/en/refused-start.json' with { type: 'json' };
import kk from '../locales/kk/refused-start.json' with { type: 'json' };
import ru from '../locales/ru/refused-start.json' with { type: 'json' };

/** Switches that change how the window looks and nothing of what it may do. */
const harmless: ReadonlySet<string> = new Set([
  'safe-mode',
  'lang',
  'disable-gpu',
  'force-device-scale-factor',
  'force-renderer-accessibility',
  'ozone-platform',
  'ozone-platform-hint',
]);

/**
 * The first switch that a packed program does not start with; null where there is none. Chromium takes well over a
 * thousand switches from whoever writes a shortcut – a debugging port, another proxy, no sandbox, no web security – so
 * those few are named that are allowed. On Windows a stroke begins a switch as well.
 */
export function forbiddenSwitch(argv: readonly string[], system: NodeJS.Platform): string | null {
  const begins = system === 'win32' ? /^[-/]/ : /^-/;
  const isHarmless = (text: string): boolean => {
    const [, name = ''] = /^--([a-z-]+)(?:=[A-Za-z0-9_.,-]*)?$/.exec(text) ?? [];
    return harmless.has(name);
  };
  return argv.slice(1).find((text) => begins.test(text) && !isHarmless(text)) ?? null;
}

/**
 * Ends a packed program that was started with a switch it does not take, and says so; true where it goes on. Comes before
 * everything else: Chromium opens no port and no window before this file has run.
 */
export function setupSwitches(): boolean {
  if (!app.isPackaged || forbiddenSwitch(process.argv, process.platform) === null) return true;
  dialog.showErrorBox('Qazylar', [kk.text, ru.text, en.text].join('\n\n'));
  app.exit(1);
  return false;
}
