import { equalBytes } from './bytes.ts';

type PlainObject = Readonly<Record<string, unknown>>;

function sameMaps(a: ReadonlyMap<unknown, unknown>, b: ReadonlyMap<unknown, unknown>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (!b.has(key) || !sameData(value, b.get(key))) return false;
  return true;
}

function sameObjects(a: PlainObject, b: PlainObject): boolean {
  let names = 0;
  for (const name in a) {
    if (!(name in b) || !sameData(a[name], b[name])) return false;
    names += 1;
  }
  return names === Object.keys(b).length;
}

/** Deep equality of plain data, maps and bytes; what is the same object is not looked into. Asked of every sheet. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Uint8Array) return b instanceof Uint8Array && equalBytes(a, b);
  if (a instanceof Map) return b instanceof Map && sameMaps(a, b);
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) && a.length === b.length && a.every((item, at) => sameData(item, b[at]))
    );
  }
  if (b instanceof Uint8Array || b instanceof Map || Array.isArray(b)) return false;
  return sameObjects(a as PlainObject, b as PlainObject);
}
