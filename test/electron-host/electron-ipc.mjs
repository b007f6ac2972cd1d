import { EventEmitter } from 'node:events';
import { makeValueCodec } from './value-codec.mjs';

/** @typedef {(event: unknown, ...values: readonly unknown[]) => unknown} Handler */

const codec = makeValueCodec();

class IpcMain extends EventEmitter {
  constructor() {
    super();
    /** @type {Map<string, Handler>} */
    this.handlers = new Map();
  }
  /** @param {string} channel @param {Handler} handler */
  handle(channel, handler) {
    this.handlers.set(channel, handler);
  }
  /** @param {string} channel */
  removeHandler(channel) {
    this.handlers.delete(channel);
  }
}

export const ipcMain = new IpcMain();

/**
 * Answers one call of a page, in the way that `preload-script.mjs` asks.
 *
 * @param {object} event
 * @param {string} text
 * @returns {Promise<string>}
 */
export async function answerCall(event, text) {
  const { channel, values } = /** @type {{ channel: string, values: unknown[] }} */ (
    codec.read(text)
  );
  const handler = ipcMain.handlers.get(channel);
  if (handler === undefined) {
    return ipcMain.emit(channel, event, ...values)
      ? codec.write({ value: null })
      : codec.write({ error: `Error: No handler registered for '${channel}'` });
  }
  try {
    return codec.write({ value: await handler(event, ...values) });
  } catch (error) {
    return codec.write({ error: String(error) });
  }
}
