import { join } from 'node:path';
import { app } from 'electron';
import engineFlags from '../shared/host/engine-flags.json' with { type: 'json' };
import { registerAppScheme, setupAppProtocol } from './app-protocol.ts';
import { setupHostCalls } from './host-calls.ts';
import { guardDatabase } from './disk/database-guard.ts';
import { createKeeping } from './keep-calls.ts';
import { openMainWindow, setupSecondStart } from './main-window.ts';
import { setupMenu } from './menu.ts';
import { setupNavigation } from './navigation.ts';
import { setupNetwork } from './network.ts';
import { type OpenedFiles, setupOpenedFiles } from './opened-file.ts';
import { setupPermissions } from './permissions.ts';
import { setupPortable } from './portable.ts';
import { setupQuitting } from './quitting.ts';
import { setupUpdates } from './updates/setup-updates.ts';
import { setupSwitches } from './start-switches.ts';

const here = import.meta.dirname;

function onReady(opened: OpenedFiles): void {
  const home = app.getPath('userData');
  guardDatabase(home, app.getPath('sessionData'));
  const keeping = createKeeping(home);
  setupAppProtocol(join(here, '../renderer'));
  setupPermissions();
  setupNavigation();
  setupHostCalls(keeping, opened, setupUpdates(keeping, here));
  setupQuitting(keeping);
  setupMenu();
  setupSecondStart();
  openMainWindow(join(here, 'preload.cjs'));
  void keeping.prepare();
}

const isPlainStart = setupSwitches();
app.enableSandbox();
setupPortable();
// A merge makes a million small things that stay: with V8's own small nursery each would be copied twice on its way.
app.commandLine.appendSwitch('js-flags', engineFlags.join(' '));
setupNetwork();
registerAppScheme();
app.on('window-all-closed', () => app.quit());

if (isPlainStart && app.requestSingleInstanceLock()) {
  // macOS tells of a file before the program is ready.
  const opened = setupOpenedFiles();
  void app.whenReady().then(() => onReady(opened));
} else app.quit();
