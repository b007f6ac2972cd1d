import { type HostMethod, hostChannels } from '../../shared/host/host-table.ts';
import { pageAddress, showAddress } from '../../electron/page-address.ts';

/** A random whole number below a bound. */
export type Roll = (bound: number) => number;

/** The same numbers for the same seed, on every machine. */
export function rollFrom(seed: number): Roll {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

/** One of several, made only when it is chosen. */
const oneOf = <T>(roll: Roll, makers: readonly (() => T)[]): T => {
  const make = makers[roll(makers.length)];
  if (make === undefined) throw new Error('there is at least one');
  return make();
};

const pick = <T>(roll: Roll, values: readonly T[]): T =>
  oneOf(
    roll,
    values.map((value) => () => value),
  );

/** Names that lead elsewhere, or that some system takes for something else. `outside` is a folder nobody may write to. */
export const hostileNames = (outside: string): readonly string[] => [
  '',
  '.',
  '..',
  ' ',
  '../escaped.qzs',
  '../../escaped.qzs',
  '..\\escaped.qzs',
  '..%2fescaped.qzs',
  '%2e%2e/escaped.qzs',
  'folder/escaped.qzs',
  'folder\\escaped.qzs',
  `${outside}/escaped.qzs`,
  `file://${outside}/escaped.qzs`,
  'C:\\escaped.qzs',
  'C:escaped.qzs',
  '\\\\server\\share\\escaped.qzs',
  '\\\\?\\C:\\escaped.qzs',
  '//server/share/escaped.qzs',
  'CON.pdf',
  'nul.qzs',
  'con .qzs',
  'CONIN$',
  'COM¹.qzs',
  'Lpt9.qzs',
  'a.qzs:stream.qzs',
  'a.qzs::$DATA',
  'a.qzs.',
  'a.qzs ',
  ' a.qzs',
  '.a.qzs',
  'a\0.qzs',
  'a\n.qzs',
  'a\u202Egpj.qzs',
  'a\u200B.qzs',
  'a\u00AD.qzs',
  'a\u0085.qzs',
  '\uD800.qzs',
  '~/escaped.qzs',
  '$HOME/escaped.qzs',
  '*.qzs',
  `${'a'.repeat(252)}.qzs`,
  `${'қ'.repeat(126)}.qzs`,
  'a'.repeat(100_000),
  '__proto__',
  'constructor',
];

const cycle = (): object => {
  const self: Record<string, unknown> = { name: 'a.qzs', bytes: Uint8Array.of(1) };
  self['self'] = self;
  return self;
};

const throwingGetter = (): object => ({
  get name(): string {
    throw new Error('a getter that throws');
  },
  bytes: Uint8Array.of(1),
});

/** Says one thing when it is checked and another when it is used. */
function changingGetter(outside: string): object {
  let reads = 0;
  return {
    get name(): string {
      reads += 1;
      return reads === 1 ? 'a.qzs' : `${outside}/escaped.qzs`;
    },
    bytes: Uint8Array.of(1),
  };
}

const deep = (): unknown => {
  let value: unknown = 1;
  for (let depth = 0; depth < 5000; depth += 1) value = [value];
  return value;
};

const detached = (): Uint8Array => {
  const bytes = Uint8Array.of(1, 2, 3);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
};

let huge: Uint8Array | null = null;
/** More than a file may have; the memory is never touched, so it costs none. */
const tooLarge = (): Uint8Array => (huge ??= new Uint8Array(2 ** 29 + 1));

const bytes = (roll: Roll): unknown =>
  oneOf<unknown>(roll, [
    () => new Uint8Array(roll(64)),
    () => Uint8Array.from({ length: 1 + roll(4) }, () => roll(256)),
    tooLarge,
    detached,
    () => new Uint16Array(4),
    () => new DataView(new ArrayBuffer(8)),
    () => new Uint8Array(new SharedArrayBuffer(8)),
    () => ({ byteLength: 2 ** 30, length: 2 ** 30 }),
    () => Object.defineProperty(Uint8Array.of(1), 'byteLength', { value: 1 }),
    () => Buffer.from('escaped'),
    () => Array.from({ length: 3 }),
    () => null,
  ]);

/** Anything at all. */
export function hostileValue(roll: Roll, outside: string): unknown {
  const names = hostileNames(outside);
  return oneOf<unknown>(roll, [
    () => null,
    () => undefined,
    () => pick(roll, [0, -0, -1, 1e999, Number.NaN, 2 ** 53, 7.5]),
    () => pick(roll, [true, false, 10n ** 30n, Symbol('name')]),
    () => pick(roll, names),
    () => bytes(roll),
    () => [bytes(roll), bytes(roll)],
    () => ({ name: pick(roll, names), bytes: bytes(roll) }),
    () => [{ name: pick(roll, names), bytes: bytes(roll) }],
    () => [
      { name: 'a.qzb', bytes: Uint8Array.of(1) },
      { name: pick(roll, ['A.qzb', ...names]), bytes: bytes(roll) },
    ],
    () => ({
      accept: [pick(roll, ['.*', '.qzb', '', '../x', '.'.repeat(300)])],
      multiple: roll(2),
    }),
    cycle,
    throwingGetter,
    () => changingGetter(outside),
    () => [changingGetter(outside)],
    deep,
    (): unknown =>
      JSON.parse('{"__proto__": {"name": "a.qzs"}, "constructor": {"prototype": {"x": 1}}}'),
    () => Object.setPrototypeOf({ extra: 1 }, { name: 'a.qzs', bytes: Uint8Array.of(1) }) as object,
    () => new Proxy({}, { get: () => outside, ownKeys: () => ['name', 'bytes'] }),
    () => () => outside,
    () => new Map([['name', 'a.qzs']]),
    () => new Date(Number.NaN),
    () => Array.from({ length: 100_001 }, () => Uint8Array.of(1)),
    () => Array.from({ length: 2001 }, (_, at) => ({ name: `${at}.qzb`, bytes: Uint8Array.of(1) })),
    () => ({ toString: () => outside, valueOf: () => outside }),
  ]);
}

/** A password that belongs on the wire to a confirmed place, and nowhere on the disk. */
export const plantedPassword = 'planted-Құпиясөз-7319';

/** Where the servers listen that calls may name: two that a person agrees to, and one that nobody does. */
export interface Ports {
  readonly webdav: number;
  readonly s3: number;
  readonly stranger: number;
}

/** Gives the name that is meant, or instead of it one that is not. */
type Naming = (meant: string) => string;

/** Addresses that some program takes for another than a person does, or that nobody confirms. */
export const hostileAddresses: readonly string[] = [
  '',
  'https://example.org/dav',
  'http://example.org/dav',
  'http://169.254.169.254/latest/meta-data',
  'http://[::1]:9/dav',
  'http://127.1:9/dav',
  'http://2130706433:9/dav',
  'http://0x7f000001:9/dav',
  'http://localhost.:9/dav',
  'http://127.0.0.1:99999/dav',
  'https://user:planted@127.0.0.1/dav',
  'https://127.0.0.1\\@example.org/dav',
  'https://example.org#@127.0.0.1/dav',
  'https://example.org/dav?to=127.0.0.1',
  'https://example.org/\u202Egro.elpmaxe',
  'https://\u0435xample.org/dav',
  'file:///etc/passwd',
  'ftp://127.0.0.1/dav',
  'javascript:alert(1)',
  'unix:/var/run/docker.sock:/dav',
  '/etc',
  `https://example.org/${'a'.repeat(3000)}`,
];

/** A place of the exchange: the two that a person agrees to, one nearby that nobody does, or one that is made up. */
const place = (roll: Roll, ports: Ports): unknown =>
  oneOf<unknown>(roll, [
    () => ({ kind: 'webdav', address: `http://127.0.0.1:${ports.webdav}/` }),
    () => ({ kind: 'webdav', address: `http://127.0.0.1:${ports.webdav}/` }),
    () => ({ kind: 's3', address: `http://127.0.0.1:${ports.s3}`, bucket: 'box' }),
    () => ({ kind: 's3', address: `http://127.0.0.1:${ports.s3}`, bucket: 'box' }),
    () => ({ kind: 'webdav', address: `http://127.0.0.1:${ports.stranger}/dav` }),
    () => ({ kind: 's3', address: `http://127.0.0.1:${ports.stranger}`, bucket: 'box' }),
    () => ({ kind: 'webdav', address: pick(roll, hostileAddresses) }),
    () => ({
      kind: 's3',
      address: pick(roll, hostileAddresses),
      bucket: pick(roll, ['box', '..', 'box/../..', 'BOX', 'a'.repeat(64)]),
      prefix: pick(roll, ['p', '../..', '/', 'a//b', '%2e%2e']),
    }),
    () => ({ kind: 'folder', address: '/etc' }),
  ]);

const credentials = (roll: Roll): unknown =>
  oneOf<unknown>(roll, [
    () => ({ user: 'aigul', password: plantedPassword }),
    () => ({ user: 'aigul', password: plantedPassword }),
    () => ({ user: 'a:b\r\nHost: example.org', password: plantedPassword }),
    () => ({ user: '', password: '' }),
    () => ({ user: 'a'.repeat(501), password: plantedPassword }),
    () => null,
  ]);

/** What the calls that write or read take when nobody means harm, but for a name: they have to be reached as well. */
const plainArguments: Partial<
  Record<HostMethod, (roll: Roll, name: Naming, ports: Ports) => unknown>
> = {
  pickFiles: (roll) => ({ accept: ['.qzb'], multiple: roll(2) === 1 }),
  saveFiles: (roll, name) =>
    Array.from({ length: 1 + roll(2) }, (_, at) => ({
      name: name(`saved-${at}-${roll(9)}.qzb`),
      bytes: Uint8Array.of(roll(256)),
    })),
  appendJournal: (roll) => Uint8Array.of(roll(256), 1),
  replaceJournal: (roll) => [Uint8Array.of(roll(256))],
  writeSnapshot: (roll, name) => ({
    name: name(`before-${roll(9)}.qzs`),
    bytes: Uint8Array.of(roll(256)),
  }),
  readSnapshot: (_roll, name) => name('000001-before-1.qzs'),
  writeExchange: (roll, name) => ({
    name:
      roll(3) === 0
        ? name(`qz1/index-${'c'.repeat(16)}`)
        : `qz1/${'a'.repeat(16)}/${'b'.repeat(64)}`,
    bytes: Uint8Array.of(roll(256)),
    when: pick(roll, ['absent', 'any', { version: 'v' }]),
  }),
  readExchange: (roll, name) => ({
    name: name(`qz1/index-${'c'.repeat(16)}`),
    known: null,
    limit: roll(2000),
  }),
  listExchange: (_roll, name) => name('qz1'),
  confirmExchangePlace: (roll, _name, ports) => place(roll, ports),
  openExchange: (roll, _name, ports) => ({
    place: place(roll, ports),
    credentials: credentials(roll),
  }),
  probeExchange: (roll) => credentials(roll),
  savePdf: (roll, name) => name(`page-${roll(9)}.pdf`),
};

/** Who asks. Only `page` is the page itself; to every other nothing is answered. */
export interface Asker {
  readonly kind: 'page' | 'stranger';
  readonly event: object;
}

function frames(roll: Roll, own: object): Asker {
  const stranger = (senderFrame: unknown, sender: unknown = own): Asker => ({
    kind: 'stranger',
    event: { senderFrame, sender },
  });
  const page = { url: pageAddress, parent: null };
  return oneOf(roll, [
    () => stranger(null),
    () => stranger({ url: pageAddress, parent: page }),
    () => stranger({ url: showAddress, parent: null }),
    () => stranger({ url: `${pageAddress}/../show.html`, parent: null }),
    () => stranger({ url: 'https://example.org/', parent: null }),
    () => stranger({ url: 'app://other/index.html', parent: null }),
    () => stranger({ url: 'file:///app/index.html', parent: null }),
    () => stranger({ url: 'about:blank', parent: null }),
    () => stranger({ url: '', parent: null }),
    () => stranger(page, {}),
    () => stranger(page, null),
    () =>
      stranger({
        parent: null,
        get url(): string {
          throw new Error('Render frame was disposed before WebFrameMain could be accessed');
        },
      }),
    () => ({ kind: 'stranger', event: {} }),
  ]);
}

export interface HostileCall {
  readonly method: HostMethod;
  readonly asker: Asker;
  readonly input: unknown;
}

const methods = Object.keys(hostChannels) as readonly HostMethod[];
const withArguments = Object.keys(plainArguments) as readonly HostMethod[];
/** Several have to follow each other before anybody is talked to. */
const ofExchange: readonly HostMethod[] = [
  'confirmExchangePlace',
  'openExchange',
  'probeExchange',
  'readExchange',
  'writeExchange',
  'listExchange',
];

/** One call of any method there is: by whom, and with what. `own` are the contents of the main window. */
export function hostileCall(
  roll: Roll,
  own: object,
  { outside, ports }: { readonly outside: string; readonly ports: Ports },
): HostileCall {
  const method = pick(roll, pick(roll, [methods, withArguments, ofExchange]));
  const page: Asker = {
    kind: 'page',
    event: { senderFrame: { url: pageAddress, parent: null }, sender: own },
  };
  const name: Naming = (meant) =>
    pick(roll, [meant, '../escaped.qzs', ...(roll(2) === 0 ? [] : hostileNames(outside))]);
  const plain = plainArguments[method];
  const input =
    plain !== undefined && roll(2) === 0
      ? plain(roll, name, ports)
      : roll(6) === 0
        ? null
        : hostileValue(roll, outside);
  return { method, asker: roll(3) === 0 ? frames(roll, own) : page, input };
}
