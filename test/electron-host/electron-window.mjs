import { EventEmitter } from 'node:events';
import { debuggingPort, startChromium } from './chromium-context.mjs';
import { report } from './control.mjs';
import { app } from './electron-app.mjs';
import { answerCall } from './electron-ipc.mjs';
import { asAppAddress, asPageAddress, isRelaxed } from './host-settings.mjs';
import { bindingName, preloadScript } from './preload-script.mjs';
import { stoppableEvent } from './stoppable-event.mjs';
import { makeValueCodec } from './value-codec.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ webPreferences?: { preload?: string } }} WindowOptions */
/** @typedef {(details: { url: string }) => { action: string, overrideBrowserWindowOptions?: WindowOptions }} OpenHandler */

const codec = makeValueCodec();

class WebContents extends EventEmitter {
  constructor() {
    super();
    /** @type {Page | null} */
    this.page = null;
    /** @type {BrowserWindow | null} */
    this.owner = null;
    /** @type {OpenHandler} */
    this.openHandler = () => ({ action: 'allow' });
  }

  /** @param {OpenHandler} handler */
  setWindowOpenHandler(handler) {
    this.openHandler = handler;
  }
  setWebRTCIPHandlingPolicy() {
    // Chromium's own here.
  }
  /** Chromium's driver gives a page that crashed to nobody any more: the same address in a new one. */
  reload() {
    void this.owner?.loadURL(this.getURL());
  }
  forcefullyCrashRenderer() {
    const details = { reason: 'killed', exitCode: 9 };
    app.emit('render-process-gone', {}, this, details);
  }
  getURL() {
    return asAppAddress(this.page?.url() ?? '');
  }
  isDestroyed() {
    return this.page?.isClosed() ?? true;
  }
  /** @param {object} _options @param {(done: boolean, reason: string) => void} [done] */
  print(_options, done) {
    report({ type: 'printed' });
    done?.(true, '');
  }
  async getPrintersAsync() {
    return [];
  }
  /** @param {{ preferCSSPageSize?: boolean, printBackground?: boolean, generateTaggedPDF?: boolean }} options */
  async printToPDF({ preferCSSPageSize, printBackground, generateTaggedPDF }) {
    if (this.page === null) throw new Error('Failed to generate PDF: no page');
    const pdf = await this.page.pdf({
      format: 'A4',
      preferCSSPageSize: preferCSSPageSize ?? false,
      printBackground: printBackground ?? false,
      tagged: generateTaggedPDF ?? false,
    });
    return pdf;
  }
  /** @param {string} channel @param {readonly unknown[]} values */
  send(channel, ...values) {
    void this.page
      ?.evaluate(
        ([name, text]) => Reflect.get(globalThis, '__electronHostDeliver')(name, text),
        /** @type {const} */ ([channel, codec.write(values)]),
      )
      .catch(() => undefined);
  }
}

/** A window: one page of the Chromium on this profile. */
export class BrowserWindow extends EventEmitter {
  /** @type {BrowserWindow[]} */
  static open = [];
  webContents = new WebContents();
  closed = false;
  maximised = false;

  /** @param {WindowOptions} options */
  constructor(options) {
    super();
    this.options = options;
    this.webContents.owner = this;
    BrowserWindow.open.push(this);
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this);
  }

  static getAllWindows() {
    return [...BrowserWindow.open];
  }
  static getFocusedWindow() {
    return BrowserWindow.open[0] ?? null;
  }
  /** @param {unknown} contents */
  static fromWebContents(contents) {
    return BrowserWindow.open.find(({ webContents }) => webContents === contents) ?? null;
  }

  /** @param {string} address */
  async loadURL(address) {
    const context = await startChromium();
    const first = this.webContents.page === null ? context.pages()[0] : undefined;
    const page = first ?? (await context.newPage());
    const former = this.webContents.page;
    this.webContents.page = page;
    void former?.close();
    // A page that is only replaced takes no window along.
    page.on('close', () => {
      if (this.webContents.page === page) this.forget();
    });
    page.on('crash', () => {
      const details = { reason: 'crashed', exitCode: 5 };
      app.emit('render-process-gone', {}, this.webContents, details);
      this.webContents.emit('render-process-gone', {}, details);
    });
    page.on('popup', (popup) => void this.judgePopup(popup));
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame())
        this.webContents.emit('did-navigate', {}, this.webContents.getURL());
    });
    await page.exposeBinding(bindingName, ({ frame }, text) =>
      answerCall(
        {
          sender: this.webContents,
          senderFrame: {
            url: asAppAddress(frame.url()),
            parent: frame.parentFrame() === null ? null : {},
          },
        },
        text,
      ),
    );
    const preload = this.options.webPreferences?.preload;
    if (preload !== undefined && !isRelaxed)
      await page.addInitScript({ content: preloadScript(preload) });
    await page.goto(asPageAddress(address));
    report({ type: 'opened', port: await debuggingPort() });
    this.emit('ready-to-show');
    this.webContents.emit('did-finish-load');
  }

  /** A page that this one opened: closed at once, or a window without a preload that ends with this one. @param {Page} popup */
  async judgePopup(popup) {
    // Chromium tells of a new page before it is on its way; Electron knows the address from the start.
    const isUnderway = (/** @type {URL} */ address) => address.href !== 'about:blank';
    await popup
      .waitForURL(isUnderway, { waitUntil: 'commit', timeout: 5000 })
      .catch(() => undefined);
    if (popup.isClosed()) return;
    const url = asAppAddress(popup.url());
    const { action, overrideBrowserWindowOptions } = this.webContents.openHandler({ url });
    if (action === 'deny') {
      await popup.close();
      return;
    }
    const window = new BrowserWindow(overrideBrowserWindowOptions ?? {});
    window.webContents.page = popup;
    popup.on('close', () => window.forget());
    this.once('closed', () => window.destroy());
  }

  setMenuBarVisibility() {
    // Chromium's windows here have none.
  }
  isMaximized() {
    return this.maximised;
  }
  maximize() {
    this.maximised = true;
  }
  isFullScreen() {
    return false;
  }
  getNormalBounds() {
    return this.getBounds();
  }
  show() {
    this.emit('show');
  }
  getBounds() {
    return { x: 0, y: 0, width: 1366, height: 768 };
  }
  isMinimized() {
    return false;
  }
  restore() {
    this.emit('restore');
  }
  focus() {
    report({ type: 'focused' });
  }
  isFocused() {
    return true;
  }
  /** @param {number} share */
  setProgressBar(share) {
    report({ type: 'bar', share });
  }
  /** @param {boolean} on */
  flashFrame(on) {
    report({ type: 'flash', on });
  }
  isDestroyed() {
    return this.closed;
  }
  /** @returns {boolean} whether nobody objected */
  close() {
    const event = stoppableEvent();
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    this.destroy();
    return true;
  }
  destroy() {
    void this.webContents.page?.close();
    this.forget();
  }
  forget() {
    if (this.closed) return;
    this.closed = true;
    BrowserWindow.open = BrowserWindow.open.filter((window) => window !== this);
    this.emit('closed');
    if (BrowserWindow.open.length === 0 && app.phase === 'running') app.emit('window-all-closed');
  }
}

app.windows = { closeAll: () => BrowserWindow.getAllWindows().every((window) => window.close()) };
