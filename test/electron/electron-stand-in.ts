import { EventEmitter } from 'node:events';

type Handler = (event: unknown, input: unknown) => Promise<unknown>;
type Answer = (request: Request) => Promise<Response>;
type Decide = (allowed: boolean) => void;
type OpenHandler = (details: { readonly url: string }) => {
  readonly action: string;
  readonly overrideBrowserWindowOptions?: Readonly<Record<string, unknown>>;
};

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the shell told Electron, and the handles to play Electron's part: requests, calls, permissions, navigation. */
export const told = {
  schemes: new Array<{ scheme: string; privileges: Readonly<Record<string, boolean>> }>(),
  answers: new Map<string, Answer>(),
  calls: new Map<string, Handler>(),
  windows: new Array<BrowserWindow>(),
  sandboxed: false,
  switches: new Map<string, string>(),
  askPermission: (
    _contents: unknown,
    _permission: string,
    _decide: Decide,
    _details: object,
  ): void => undefined,
  checkPermission: (
    _contents: unknown,
    _permission: string,
    _origin: string,
    _details: object,
  ): boolean => true,
  displays: [{ id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } }],
  saveTo: '',
  /** Every folder that the system has for the program. */
  home: '',
  openFrom: new Array<string>(),
  paths: new Map<string, string>(),
};

class App extends EventEmitter {
  readonly isPackaged = true;
  readonly commandLine = {
    appendSwitch: (name: string, value: string): void => {
      told.switches.set(name, value);
    },
  };
  enableSandbox(): void {
    told.sandboxed = true;
  }
  requestSingleInstanceLock(): boolean {
    return true;
  }
  whenReady(): Promise<void> {
    return Promise.resolve();
  }
  quit(): void {
    this.emit('quit');
  }
  getPreferredSystemLanguages(): readonly string[] {
    return ['kk-KZ', 'ru-KZ'];
  }
  getPath(): string {
    return told.home;
  }
  setPath(name: string, path: string): void {
    told.paths.set(name, path);
  }
}

export const app = new App();

export class WebContents extends EventEmitter {
  address = '';
  openHandler: OpenHandler = () => ({ action: 'allow' });
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  getURL(): string {
    return this.address;
  }
  print(_options: object, done: () => void): void {
    done();
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> };
  address = '';
  constructor(options: { readonly webPreferences: Readonly<Record<string, unknown>> }) {
    super();
    this.options = options;
    told.windows.push(this);
    app.emit('browser-window-created', {}, this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  loadURL(address: string): Promise<void> {
    this.address = address;
    this.webContents.address = address;
    return Promise.resolve();
  }
  getBounds(): Rectangle {
    return { x: 40, y: 40, width: 1280, height: 800 };
  }
  static fromWebContents(contents: unknown): BrowserWindow | null {
    return told.windows.find((window) => window.webContents === contents) ?? null;
  }
  static getAllWindows(): readonly BrowserWindow[] {
    return told.windows;
  }
}

export const protocol = {
  registerSchemesAsPrivileged: (schemes: typeof told.schemes) => told.schemes.push(...schemes),
  handle: (scheme: string, answer: Answer) => told.answers.set(scheme, answer),
};

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: typeof told.askPermission) => {
      told.askPermission = handler;
    },
    setPermissionCheckHandler: (handler: typeof told.checkPermission) => {
      told.checkPermission = handler;
    },
    setDevicePermissionHandler: () => undefined,
    setSpellCheckerEnabled: () => undefined,
  },
};

export const ipcMain = {
  handle: (channel: string, handler: Handler) => told.calls.set(channel, handler),
};

export const dialog = {
  showSaveDialog: async () => ({ canceled: told.saveTo === '', filePath: told.saveTo }),
  showOpenDialog: async () => ({ canceled: told.openFrom.length === 0, filePaths: told.openFrom }),
};

export const screen = {
  getAllDisplays: () => told.displays,
  getDisplayMatching: ({ x }: Rectangle) =>
    told.displays.find(({ bounds }) => x >= bounds.x && x < bounds.x + bounds.width),
};

export const Menu = { buildFromTemplate: () => null, setApplicationMenu: () => undefined };
