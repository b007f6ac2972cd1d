import { EventEmitter } from 'node:events';

type Handler = (event: unknown, input: unknown) => Promise<unknown>;
type Answer = (request: Request) => Promise<Response>;
type Decide = (allowed: boolean) => void;
type JudgeRequest = (
  details: { readonly url: string },
  decide: (verdict: { readonly cancel: boolean }) => void,
) => void;
type OpenHandler = (details: { readonly url: string }) => {
  readonly action: string;
  readonly overrideBrowserWindowOptions?: Readonly<Record<string, unknown>>;
};

type ExposedCalls = Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;

interface MessageBox {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly cancelId: number;
  readonly signal?: AbortSignal;
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A screen whose lowest 40 pixels are the system's own. */
export const screenOf = (id: number, bounds: Rectangle) => ({
  id,
  bounds,
  workArea: { ...bounds, height: bounds.height - 40 },
  size: bounds,
  scaleFactor: 1,
});

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
  judgeRequest: ((_details, decide) => decide({ cancel: false })) as JudgeRequest,
  checkDevice: (): boolean => true,
  exits: new Array<number>(),
  boxes: new Array<string>(),
  /** What the preload shows the page, by name. */
  exposed: new Map<string, ExposedCalls>(),
  invoked: new Array<readonly unknown[]>(),
  displays: [screenOf(1, { x: 0, y: 0, width: 1366, height: 768 })],
  /** Switches that the program was started with. */
  startedWith: new Set<string>(),
  accelerated: true,
  relaunched: 0,
  /** Which button a person presses in each message box to come, by its label; closed where none is left. */
  presses: new Array<string>(),
  /** Presses the first button of every message box instead. */
  agrees: false,
  messages: new Array<MessageBox>(),
  saveTo: '',
  /** Every folder that the system has for the program. */
  home: '',
  openFrom: new Array<string>(),
  paths: new Map<string, string>(),
  /** The system's own list of what was opened last. */
  recent: new Array<string>(),
  /** What the file manager was asked to show. */
  shown: new Array<string>(),
  /** What the bar of programs shows of each window: how far its work is, and whether it calls. */
  bars: new Array<number | boolean>(),
  focused: true,
  /** How printing ends: '' for well, else Chromium's reason. */
  printFailure: '',
  printOptions: new Array<unknown>(),
  printers: [{ name: 'HP' }],
  pdf: async (_options: object): Promise<Buffer> => Buffer.from('%PDF-1.4 stand-in'),
};

class App extends EventEmitter {
  isPackaged = true;
  readonly commandLine = {
    appendSwitch: (name: string, value: string): void => {
      told.switches.set(name, value);
    },
    hasSwitch: (name: string): boolean => told.startedWith.has(name),
  };
  enableSandbox(): void {
    told.sandboxed = true;
  }
  disableHardwareAcceleration(): void {
    told.accelerated = false;
  }
  isReady(): boolean {
    return true;
  }
  getVersion(): string {
    return '0.1.0';
  }
  relaunch(): void {
    told.relaunched += 1;
  }
  requestSingleInstanceLock(): boolean {
    return true;
  }
  whenReady(): Promise<void> {
    return Promise.resolve();
  }
  exit(code: number): void {
    told.exits.push(code);
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
  addRecentDocument(path: string): void {
    told.recent.push(path);
  }
  clearRecentDocuments(): void {
    told.recent.length = 0;
  }
}

export const app = new App();

export class WebContents extends EventEmitter {
  address = '';
  openHandler: OpenHandler = () => ({ action: 'allow' });
  webRtcPolicy = 'default';
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  reloads = 0;
  reload(): void {
    this.reloads += 1;
  }
  /** Electron tells of the end of the process that this page was in. */
  forcefullyCrashRenderer(): void {
    app.emit('render-process-gone', {}, this, { reason: 'killed', exitCode: 9 });
  }
  getURL(): string {
    return this.address;
  }
  print(options: object, done: (success: boolean, reason: string) => void): void {
    told.printOptions.push(options);
    done(told.printFailure === '', told.printFailure);
  }
  async getPrintersAsync(): Promise<typeof told.printers> {
    return told.printers;
  }
  printToPDF(options: object): Promise<Buffer> {
    return told.pdf(options);
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
  setProgressBar(share: number): void {
    told.bars.push(share);
  }
  flashFrame(on: boolean): void {
    told.bars.push(on);
  }
  isFocused(): boolean {
    return told.focused;
  }
  bounds: Rectangle = { x: 40, y: 40, width: 1280, height: 700 };
  maximised = false;
  barVisible = true;
  setMenuBarVisibility(visible: boolean): void {
    this.barVisible = visible;
  }
  getNormalBounds(): Rectangle {
    return this.bounds;
  }
  isMaximized(): boolean {
    return this.maximised;
  }
  maximize(): void {
    this.maximised = true;
  }
  isFullScreen(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return false;
  }
  show(): void {
    this.emit('show');
  }
  close(): void {
    this.emit('close', {});
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
  defaultSession: Object.assign(new EventEmitter(), {
    webRequest: {
      onBeforeRequest: (judge: typeof told.judgeRequest) => {
        told.judgeRequest = judge;
      },
    },
    setPermissionRequestHandler: (handler: typeof told.askPermission) => {
      told.askPermission = handler;
    },
    setPermissionCheckHandler: (handler: typeof told.checkPermission) => {
      told.checkPermission = handler;
    },
    setDevicePermissionHandler: (handler: typeof told.checkDevice) => {
      told.checkDevice = handler;
    },
    setSpellCheckerEnabled: () => undefined,
  }),
};

export const ipcMain = {
  handle: (channel: string, handler: Handler) => told.calls.set(channel, handler),
};

export const contextBridge = {
  exposeInMainWorld: (name: string, calls: ExposedCalls): void =>
    void told.exposed.set(name, calls),
};

export const ipcRenderer = {
  invoke: async (...given: readonly unknown[]): Promise<void> => void told.invoked.push(given),
};

export const dialog = {
  showMessageBox: async (...given: readonly unknown[]) => {
    const box = given.at(-1) as MessageBox;
    told.messages.push(box);
    const press = told.agrees ? box.buttons[0] : told.presses.shift();
    const { signal } = box;
    if (press === undefined && signal !== undefined && !signal.aborted)
      await new Promise((resolve) => {
        signal.addEventListener('abort', resolve);
      });
    const response = press === undefined ? box.cancelId : box.buttons.indexOf(press);
    return { response, checkboxChecked: false };
  },
  showErrorBox: (_title: string, text: string) => void told.boxes.push(text),
  showSaveDialog: async () => ({ canceled: told.saveTo === '', filePath: told.saveTo }),
  showOpenDialog: async () => ({ canceled: told.openFrom.length === 0, filePaths: told.openFrom }),
};

export const shell = {
  showItemInFolder: (path: string) => void told.shown.push(path),
  openPath: async (_path: string) => '',
};

export const screen = {
  getPrimaryDisplay: () => told.displays[0],
  getAllDisplays: () => told.displays,
  getDisplayMatching: ({ x }: Rectangle) =>
    told.displays.find(({ bounds }) => x >= bounds.x && x < bounds.x + bounds.width),
};

export const Menu = { buildFromTemplate: () => null, setApplicationMenu: () => undefined };
