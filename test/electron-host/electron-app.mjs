import { EventEmitter } from 'node:events';
import { mkdirSync, openSync, readFileSync, rmSync, writeSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { startChromium, wanted } from './chromium-context.mjs';
import { chromiumFolder, profile, programVersion, root } from './host-settings.mjs';
import { report } from './control.mjs';
import { stoppableEvent } from './stoppable-event.mjs';

const lockFile = join(profile, 'SingletonLock');

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    // A number that a dead program left may be another program's by now.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start-host.mjs');
  } catch {
    return false;
  }
}

/** @returns {boolean} whether this program is the only one on its profile */
function takeLock() {
  mkdirSync(profile, { recursive: true });
  for (;;) {
    try {
      const file = openSync(lockFile, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      return true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const holder = Number(readFileSync(lockFile, 'utf8'));
      if (holder === process.pid) return true;
      if (isAlive(holder)) {
        process.kill(holder, 'SIGUSR2');
        return false;
      }
      rmSync(lockFile, { force: true });
    }
  }
}

/** The program itself, as far as the main process asks for it. */
class App extends EventEmitter {
  isPackaged = process.env['QAZYLAR_STAND_IN_PACKAGED'] !== '0';
  isReady = () => this.ready;
  name = 'Qazylar';
  commandLine = {
    /** @param {string} name @param {string} [value] */
    appendSwitch: (name, value = '') => void wanted.switches.set(name, value),
    /** @param {string} name */
    hasSwitch: (name) => process.argv.includes(`--${name}`),
  };
  ready = false;
  /** @type {'running' | 'asking' | 'ending'} */
  phase = 'running';
  /** @type {{ closeAll: () => boolean }} */
  windows = { closeAll: () => true };

  constructor() {
    super();
    process.on('SIGUSR2', () => this.emit('second-instance', stoppableEvent(), [], ''));
    process.on('SIGTERM', () => this.quit());
  }

  disableHardwareAcceleration() {
    wanted.switches.set('disable-gpu', '');
  }
  relaunch() {
    report({ type: 'relaunched' });
  }
  enableSandbox() {
    this.sandboxed = true;
  }
  requestSingleInstanceLock() {
    return takeLock();
  }
  async whenReady() {
    await startChromium();
    if (this.ready) return;
    this.ready = true;
    this.emit('ready');
  }
  getVersion() {
    return programVersion;
  }
  getName() {
    return this.name;
  }
  getAppPath() {
    return root;
  }
  getLocale() {
    return 'kk';
  }
  getPreferredSystemLanguages() {
    return (process.env['QAZYLAR_STAND_IN_LANGUAGES'] ?? 'kk-KZ,ru-KZ').split(',');
  }
  /** @param {string} name */
  getPath(name) {
    /** @type {Readonly<Record<string, string>>} */
    const own = { userData: profile, sessionData: join(chromiumFolder, 'Default') };
    const path = own[name] ?? join(profile, 'home', name);
    mkdirSync(path, { recursive: true });
    return path;
  }

  /** @param {string} path */
  addRecentDocument(path) {
    report({ type: 'recent', path });
  }
  clearRecentDocuments() {
    report({ type: 'recent', path: '' });
  }

  /** Asks everybody who may object, then ends. */
  quit() {
    if (this.phase !== 'running') return;
    this.phase = 'asking';
    const before = stoppableEvent();
    this.emit('before-quit', before);
    const will = stoppableEvent();
    if (!before.defaultPrevented && this.windows.closeAll()) this.emit('will-quit', will);
    else will.preventDefault();
    if (will.defaultPrevented) this.phase = 'running';
    else this.exit(0);
  }

  /** @param {number} code */
  exit(code = 0) {
    if (this.phase === 'ending') return;
    this.phase = 'ending';
    this.emit('quit', {}, code);
    const end = () => {
      rmSync(lockFile, { force: true });
      process.exit(code);
    };
    if (!this.ready) {
      // A second start never held the lock.
      process.exit(code);
    }
    void startChromium()
      .then((context) => context.close())
      .then(end, end);
  }
}

export const app = new App();
