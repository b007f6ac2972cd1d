import { join } from 'node:path';
import { app } from 'electron';
import { registerAppScheme, setupAppProtocol } from './app-protocol.ts';
import { setupHostCalls } from './host-calls.ts';
import { guardDatabase } from './disk/database-guard.ts';
import { createKeeping } from './keep-calls.ts';
import { createEventLog } from './event-log.ts';
import { setupMachine } from './machine.ts';
import { openMainWindow, setupSecondStart } from './main-window.ts';
import { setupMenu } from './menu.ts';
import { setupNavigation } from './navigation.ts';
import { setupNetwork } from './network.ts';
import { type OpenedFiles, setupOpenedFiles } from './opened-file.ts';
import { setupPageCrashes } from './page-crashes.ts';
import { setupPermissions } from './permissions.ts';
import { setupPortable } from './portable.ts';
import { setupQuitting } from './quitting.ts';
import { setupSwitches } from './start-switches.ts';
import { setupUpdates } from './updates/setup-updates.ts';
import { createResilience, type Resilience, setupFailures, tellOfRun } from './resilience.ts';
import { rememberedPlace } from './window-state.ts';

const here = import.meta.dirname;

function onReady(opened: OpenedFiles, by: Resilience): void {
  guardDatabase(home, app.getPath('sessionData'));
  const keeping = createKeeping(home);
  setupAppProtocol(join(here, '../renderer'));
  setupPermissions();
  setupNavigation();
  setupHostCalls(keeping, opened, by, setupUpdates(keeping, here));
  setupQuitting(keeping);
  setupMenu();
  setupSecondStart();
  const window = openMainWindow(join(here, 'preload.cjs'), rememberedPlace(by.machine.isSafeMode));
  setupPageCrashes(by, window);
  void keeping.prepare();
}

const isPlainStart = setupSwitches();
app.enableSandbox();
setupPortable();
const home = app.getPath('userData');
const log = createEventLog(join(home, 'logs'), () => new Date());
const by = createResilience(log, setupMachine(home, log));
setupNetwork();
registerAppScheme();
app.on('window-all-closed', () => app.quit());

if (isPlainStart && app.requestSingleInstanceLock()) {
  setupFailures(by);
  tellOfRun(by);
  // macOS tells of a file before the program is ready.
  const opened = setupOpenedFiles();
  void app.whenReady().then(() => onReady(opened, by));
} else app.quit();
