/** @typedef {import('playwright-core').BrowserContext} BrowserContext */

/** A folder for exchanges that lasts as long as the host, and what it may answer instead. */
class PicturePlace {
  /** @type {{ kind: string, address: string } | null} */
  chosen = null;
  /** @type {Map<string, string>} */
  files = new Map();
  /** What every request is answered with while it is set. @type {{ type: string, retryAfter?: number } | null} */
  trouble = null;

  /** @param {string} method @param {any} input */
  async answer(method, input) {
    switch (method) {
      case 'exchangePlace':
        return this.chosen;
      case 'chooseExchangeFolder':
        this.chosen = { kind: 'folder', address: 'E:\\Ортақ\\Байқау' };
        return this.chosen;
      case 'confirmExchangePlace':
        this.chosen = input;
        return true;
      default:
        return this.trouble === null
          ? { ok: true, value: this.value(method, input) }
          : { ok: false, error: this.trouble };
    }
  }

  /** @param {string} method @param {any} input */
  value(method, input) {
    switch (method) {
      case 'openExchange':
        return { lists: true };
      case 'probeExchange':
        return { keepsFirst: true, checksVersion: true };
      case 'readExchange': {
        const bytes = this.files.get(input.name);
        return bytes === undefined ? null : { bytes: { bytes }, version: null };
      }
      case 'writeExchange':
        this.files.set(input.name, input.bytes.bytes);
        return { version: null, checked: true };
      case 'listExchange':
        return [...this.files]
          .filter(([name]) => name.startsWith(`${input}/`))
          .map(([name, bytes]) => ({
            name: name.slice(input.length + 1),
            size: Math.floor((bytes.length * 3) / 4),
          }));
      default:
        return null;
    }
  }
}

/**
 * What stands behind the page instead of the desktop shell while pictures are taken: journal and snapshots in memory, so
 * that they outlive a reload, and the troubles a picture needs.
 */
export class PictureHost {
  /** @type {string[]} */
  entries = [];
  generation = 1;
  /** @type {{ name: string, bytes: string, at: number }[]} */
  snapshots = [];
  place = new PicturePlace();
  /** What the person chooses in the file dialog, bytes as base64. @type {readonly { name: string, bytes: string }[]} */
  chosen = [];
  /** @type {string | null} */
  folder = null;
  /** @type {{ journal: string | null, end: 'whole' | 'newer' | 'unreadable', second: 'written' | 'failed', free: number }} */
  trouble = { journal: null, end: 'whole', second: 'written', free: 12_900_000_000 };

  get size() {
    return this.entries.reduce((sum, entry) => sum + entry.length, 0);
  }

  get generationName() {
    return String(this.generation).padStart(32, '0');
  }

  /** @returns {'ok' | 'low' | 'blocked'} */
  get level() {
    const { free } = this.trouble;
    if (free < 200 * 1024 ** 2) return 'blocked';
    return free < 1024 ** 3 ? 'low' : 'ok';
  }

  /** @param {unknown} value */
  write(value) {
    const { journal: reason } = this.trouble;
    return reason === null
      ? { ok: true, value }
      : { ok: false, error: { type: 'JournalFailed', details: { reason } } };
  }

  /** @param {string} entry */
  append(entry) {
    if (this.trouble.journal === null) this.entries.push(entry);
    const number = this.entries.length - 1;
    return this.write({ number, generation: this.generationName, size: this.size });
  }

  /** @param {string[]} entries */
  replace(entries) {
    if (this.trouble.journal === null) {
      this.entries = [...entries];
      this.generation += 1;
    }
    return this.write({ generation: this.generationName });
  }

  /** @param {{ name: string, bytes: string }} file */
  keep({ name, bytes }) {
    const number = String(this.snapshots.length + 1).padStart(6, '0');
    this.snapshots.unshift({ name: `${number}-${name}`, bytes, at: Date.now() });
    const second = this.folder === null ? 'none' : this.trouble.second;
    return { ok: true, value: { name: `${number}-${name}`, second } };
  }

  /** @param {string} wanted */
  read(wanted) {
    const found = this.snapshots.find(({ name }) => name === wanted);
    return found === undefined
      ? { ok: false, error: { type: 'SnapshotMissing', details: { name: wanted } } }
      : { ok: true, value: { name: found.name, bytes: { bytes: found.bytes } } };
  }

  /**
   * One call of the page; bytes pass as `{ bytes: base64 }`.
   *
   * @param {string} method
   * @param {any} input
   */
  answer(method, input) {
    if (method.includes('Exchange') || method === 'exchangePlace')
      return this.place.answer(method, input);
    switch (method) {
      case 'systemLanguages':
        return ['kk'];
      case 'saveFiles':
        return {
          ok: true,
          value: {
            names: input.map((/** @type {{ name: string }} */ { name }) => name),
            verified: true,
          },
        };
      case 'recentFiles':
        return [];
      case 'print':
        return { ok: true, value: null };
      case 'readJournal':
        return {
          entries: this.trouble.end === 'whole' ? this.entries.map((bytes) => ({ bytes })) : [],
          end: this.trouble.end,
          written: this.entries.length,
          generation: this.entries.length === 0 ? '' : this.generationName,
          size: this.size,
        };
      case 'appendJournal':
        return this.append(input.bytes);
      case 'replaceJournal':
        return this.replace(input.map((/** @type {{ bytes: string }} */ { bytes }) => bytes));
      case 'storageSpace':
        return { free: this.trouble.free, level: this.level };
      case 'writeSnapshot':
        return this.keep({ name: input.name, bytes: input.bytes.bytes });
      case 'listSnapshots':
        return this.snapshots.map(({ name, bytes, at }) => ({
          name,
          at,
          size: Math.floor((bytes.length * 3) / 4),
        }));
      case 'readSnapshot':
        return this.read(input);
      case 'snapshotFolder':
        return this.folder;
      case 'chooseSnapshotFolder':
        this.folder = 'E:\\Qazylar';
        return this.folder;
      case 'forgetSnapshotFolder':
        this.folder = null;
        return null;
      case 'pickFiles':
        return this.chosen.map(({ name, bytes }) => ({ name, bytes: { bytes } }));
      default:
        return null;
    }
  }

  /** Puts the host into every page of a context, before the page's own scripts. @param {BrowserContext} context */
  async install(context) {
    await context.exposeFunction(
      'pictureHost',
      (/** @type {string} */ method, /** @type {unknown} */ input) => this.answer(method, input),
    );
    await context.addInitScript(exposeCalls);
  }
}

/** Runs in the page: the calls of the preload script, over the one function that was exposed. */
function exposeCalls() {
  /** @param {any} value @returns {any} */
  const encode = (value) => {
    if (value instanceof Uint8Array) {
      let text = '';
      for (let start = 0; start < value.length; start += 0x8000)
        text += String.fromCharCode(...value.subarray(start, start + 0x8000));
      return { bytes: btoa(text) };
    }
    if (Array.isArray(value)) return value.map(encode);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, encode(each)]));
  };
  /** @param {any} value @returns {any} */
  const decode = (value) => {
    if (Array.isArray(value)) return value.map(decode);
    if (value === null || typeof value !== 'object') return value;
    if (typeof value.bytes === 'string')
      return Uint8Array.from(atob(value.bytes), (letter) => letter.charCodeAt(0));
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, decode(each)]));
  };
  const page = /** @type {any} */ (window);
  page.qazylar = new Proxy(
    {},
    {
      get: (_target, /** @type {string} */ method) => async (/** @type {unknown} */ input) =>
        decode(await page.pictureHost(method, encode(input))),
    },
  );
}
