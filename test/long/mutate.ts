import { concatBytes } from '../../shared/basics/bytes.ts';
import type { Value } from '../../shared/log/operation.ts';

/** A number from 0 to below a bound; the same mutants for the same number of a run. */
export type Draw = (below: number) => number;

export function drawsFrom(seed: number): Draw {
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x9e3779b9) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let index = 0; index < 4; index += 1) next();
  return (below) => next() % below;
}

export function pick<T>(draw: Draw, choices: readonly T[]): T {
  const choice = choices[draw(choices.length)];
  if (choice === undefined) throw new Error('there is something to choose from');
  return choice;
}

const noise = (draw: Draw, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => draw(256));

const awkward = [0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x7fffffff, 0xffffffff] as const;

/** Ways to damage bytes without knowing what they mean. */
const byteMutators: Readonly<Record<string, (bytes: Uint8Array, draw: Draw) => Uint8Array>> = {
  flip: (bytes, draw) => {
    const copy = bytes.slice();
    const at = draw(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << draw(8));
    return copy;
  },
  set: (bytes, draw) => {
    const copy = bytes.slice();
    copy[draw(copy.length)] = pick(draw, awkward) & 255;
    return copy;
  },
  insert: (bytes, draw) => {
    const at = draw(bytes.length + 1);
    return concatBytes(bytes.subarray(0, at), noise(draw, 1 + draw(8)), bytes.subarray(at));
  },
  delete: (bytes, draw) => {
    const at = draw(bytes.length);
    return concatBytes(bytes.subarray(0, at), bytes.subarray(at + 1 + draw(8)));
  },
  truncate: (bytes, draw) => bytes.slice(0, draw(bytes.length)),
  append: (bytes, draw) => concatBytes(bytes, noise(draw, 1 + draw(64))),
  repeat: (bytes, draw) => {
    const [at, length] = [draw(bytes.length), 1 + draw(64)];
    return concatBytes(bytes.subarray(0, at + length), bytes.subarray(at));
  },
  swap: (bytes, draw) => {
    const length = 1 + draw(Math.max(1, Math.min(64, Math.floor(bytes.length / 3))));
    const first = draw(Math.max(1, bytes.length - 2 * length));
    const second = first + length + draw(Math.max(1, bytes.length - first - 2 * length));
    return concatBytes(
      bytes.subarray(0, first),
      bytes.subarray(second, second + length),
      bytes.subarray(first + length, second),
      bytes.subarray(first, first + length),
      bytes.subarray(second + length),
    );
  },
  length: (bytes, draw) => {
    const copy = bytes.slice();
    const width = pick(draw, [2, 4]);
    if (copy.length < width) return copy;
    const view = new DataView(copy.buffer, copy.byteOffset, copy.length);
    const at = draw(copy.length - width + 1);
    const value = draw(2) === 0 ? pick(draw, awkward) : bytes.length + draw(5) - 2;
    if (width === 2) view.setUint16(at, value & 0xffff, draw(2) === 0);
    else view.setUint32(at, value >>> 0, draw(2) === 0);
    return copy;
  },
};

/** Damages bytes in one to three ways, and says which. */
export function mutateBytes(
  bytes: Uint8Array,
  draw: Draw,
): { readonly bytes: Uint8Array; readonly how: string } {
  const names = Array.from({ length: draw(4) === 0 ? 1 + draw(3) : 1 }, () =>
    pick(draw, Object.keys(byteMutators)),
  );
  const changed = names.reduce(
    (current, name) =>
      current.length === 0 ? current : (byteMutators[name]?.(current, draw) ?? current),
    bytes,
  );
  return { bytes: changed, how: names.join('+') };
}

const deep = (depth: number): Value => (depth === 0 ? 0 : [deep(depth - 1)]);

const strangers: readonly Value[] = [
  null,
  true,
  0,
  -1,
  255,
  65_536,
  2 ** 32,
  Number.MAX_SAFE_INTEGER,
  '',
  '__proto__',
  'a/b',
  '\u202e\u0000',
  [],
  {},
  new Uint8Array(0),
  new Uint8Array(32),
];

/** Another value in the place of one; what it is about is kept in mind, so that deep checks are reached. */
function changeLeaf(value: Value, draw: Draw): Value {
  if (draw(3) === 0) return draw(40) === 0 ? deep(40) : pick(draw, strangers);
  if (typeof value === 'number') return value + pick(draw, [-1, 1, -256, 256, 2 ** 31]);
  if (typeof value === 'string')
    return pick(draw, [
      `${value}x`,
      value.slice(1),
      value.toUpperCase(),
      value.repeat(2),
      `${value}/x`,
    ]);
  if (value instanceof Uint8Array)
    return value.length === 0 ? new Uint8Array(1) : mutateBytes(value, draw).bytes;
  return typeof value === 'boolean' ? !value : pick(draw, strangers);
}

const isMap = (value: Value): value is { readonly [key: string]: Value } =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Uint8Array);

function changeList(items: readonly Value[], draw: Draw): Value {
  const at = draw(items.length);
  const other = draw(items.length);
  switch (draw(4)) {
    case 0:
      return items.toSpliced(at, 1);
    case 1:
      return items.toSpliced(at, 0, items[other] ?? null);
    case 2:
      return items.with(at, items[other] ?? null);
    default:
      return items.with(at, mutateValue(items[at] ?? null, draw));
  }
}

function changeMap(map: { readonly [key: string]: Value }, draw: Draw): Value {
  const keys = Object.keys(map);
  const key = pick(draw, keys);
  const others = Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));
  switch (draw(8)) {
    case 0:
      return others;
    case 1:
      return { ...map, [pick(draw, ['extra', 'role', `${key}x`])]: pick(draw, strangers) };
    case 2:
      return { ...others, [pick(draw, ['', 'constructor', `${key}2`])]: map[key] ?? null };
    default:
      return { ...map, [key]: mutateValue(map[key] ?? null, draw) };
  }
}

/** A value that differs somewhere: a part left out, doubled, exchanged, of another kind, or with another number. */
export function mutateValue(value: Value, draw: Draw): Value {
  if (Array.isArray(value) && value.length > 0 && draw(12) > 0)
    return changeList(value as readonly Value[], draw);
  if (isMap(value) && Object.keys(value).length > 0 && draw(12) > 0) return changeMap(value, draw);
  return changeLeaf(value, draw);
}
