import { totalmem } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';

import { isLanguage, languages, type Language } from '../shared/basics/localized.ts';
import { z } from '../shared/basics/zod.ts';
import engineFlags from '../shared/host/engine-flags.json' with { type: 'json' };
import { drawings, type Drawing } from '../shared/host/log-events.ts';
import { engineFlagsFor, type MachineState } from '../shared/host/machine.ts';
import { readSmallSettings, writeSmallSettings } from './disk/small-settings.ts';
import type { EventLog } from './event-log.ts';

const keptSchema = z.strictObject({
  drawing: z.enum(drawings),
  cause: z.enum(['none', 'chosen', 'crashes']),
  /** Times that the graphics stopped since the program last ran without that. */
  graphicsGone: z.int().min(0).max(1000),
  /** What the window speaks; null before it said so. */
  language: z.enum(languages).nullable(),
});
type Kept = z.infer<typeof keptSchema>;

const firstKept: Kept = { drawing: 'full', cause: 'none', graphicsGone: 0, language: null };

/** So often the graphics may stop before the program draws without them; Chromium itself gives up after as many. */
const mostGraphicsGone = 3;

/** What this computer can do, as far as it decides how the program runs; remembered beside the contest. */
export interface Machine {
  readonly isSafeMode: boolean;
  readonly state: () => MachineState;
  /** From the next start on. */
  readonly choose: (drawing: Drawing, cause: 'chosen' | 'crashes') => void;
  /** Counts that the graphics stopped; after a few times the next start draws without them. */
  readonly graphicsGone: () => void;
  /** Remembers the window's language for what is said where there is no window. */
  readonly speak: (language: Language) => void;
  readonly language: () => Language;
}

/** The first language of the system that the program speaks. */
function systemLanguage(): Language {
  const tags = app.getPreferredSystemLanguages().map((tag) => tag.slice(0, 2).toLowerCase());
  return tags.find(isLanguage) ?? 'kk';
}

/**
 * Sets what has to be set before Electron is ready: how the window draws and how much memory the engine takes. Started
 * with `--safe-mode` the program draws simply and opens in the middle of the screen, whatever was remembered.
 */
export function setupMachine(home: string, log: EventLog): Machine {
  const file = join(home, 'machine.json');
  const isSafeMode = app.commandLine.hasSwitch('safe-mode');
  let kept = readSmallSettings(file, keptSchema) ?? firstKept;
  const now: Drawing = isSafeMode ? 'simple' : kept.drawing;
  let wentWell = true;
  const keep = (changed: Partial<Kept>): void => {
    kept = { ...kept, ...changed };
    writeSmallSettings(file, kept);
  };
  const choose: Machine['choose'] = (drawing, cause) => {
    keep({ drawing, cause: drawing === 'full' ? 'none' : cause, graphicsGone: 0 });
    log.note('drawing-changed', { drawing, cause });
  };
  if (now === 'simple') app.disableHardwareAcceleration();
  app.commandLine.appendSwitch('js-flags', engineFlagsFor(totalmem(), engineFlags).join(' '));
  app.on('will-quit', () => {
    if (wentWell && kept.graphicsGone > 0) keep({ graphicsGone: 0 });
  });
  return {
    isSafeMode,
    state: () => ({ now, next: kept.drawing, cause: isSafeMode ? 'safe-mode' : kept.cause }),
    choose,
    graphicsGone() {
      wentWell = false;
      keep({ graphicsGone: Math.min(kept.graphicsGone + 1, 1000) });
      if (kept.drawing === 'full' && kept.graphicsGone >= mostGraphicsGone)
        choose('simple', 'crashes');
    },
    speak(language) {
      if (language !== kept.language) keep({ language });
    },
    language: () => kept.language ?? systemLanguage(),
  };
}
