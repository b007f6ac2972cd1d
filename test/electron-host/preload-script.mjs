import { readFileSync } from 'node:fs';
import { makeValueCodec } from './value-codec.mjs';
import { pageOrigin } from './host-settings.mjs';

/** Name of the binding through which the page reaches the main process. */
export const bindingName = '__electronHostCall';

/**
 * The page's side: what a preload script finds in `electron`. Sent into the page as text.
 *
 * @param {ReturnType<typeof makeValueCodec>} codec
 * @param {(text: string) => Promise<string>} call
 */
function pageElectron(codec, call) {
  /** @type {Map<string, ((event: object, ...values: readonly unknown[]) => void)[]>} */
  const listeners = new Map();
  /** @param {string} channel @param {readonly unknown[]} values */
  const invoke = async (channel, ...values) => {
    const answer = /** @type {{ error?: string, value?: unknown }} */ (
      codec.read(await call(codec.write({ channel, values })))
    );
    if (answer.error !== undefined)
      throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
    return answer.value;
  };
  return {
    electron: {
      ipcRenderer: {
        invoke,
        /** @param {string} channel @param {readonly unknown[]} values */
        send: (channel, ...values) => void invoke(channel, ...values).catch(() => undefined),
        /** @param {string} channel @param {(event: object, ...values: readonly unknown[]) => void} listener */
        on: (channel, listener) =>
          listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
      },
      contextBridge: {
        /** @param {string} name @param {object} api */
        exposeInMainWorld: (name, api) =>
          Object.defineProperty(globalThis, name, { value: Object.freeze({ ...api }) }),
      },
    },
    /** @param {string} channel @param {string} values */
    deliver: (channel, values) => {
      for (const listener of listeners.get(channel) ?? [])
        listener({}, .../** @type {unknown[]} */ (codec.read(values)));
    },
  };
}

/**
 * The preload file as a script that runs before the page's own, in the top frame of the own origin only.
 *
 * @param {string} preload path of the built preload
 */
export const preloadScript = (preload) => `
if (location.origin === ${JSON.stringify(pageOrigin)} && globalThis.top === globalThis) {
  const { electron, deliver } = (${pageElectron.toString()})(
    (${makeValueCodec.toString()})(),
    globalThis[${JSON.stringify(bindingName)}],
  );
  globalThis.__electronHostDeliver = deliver;
  const module = { exports: {} };
  ((require, module, exports) => {
${readFileSync(preload, 'utf8')}
  })((name) => {
    if (name !== 'electron') throw new Error('a sandboxed preload has no ' + name);
    return electron;
  }, module, module.exports);
}`;
