import { createHash, createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { createBenchStore } from './bench-store.mjs';

/**
 * The least that can be done with the very same segments: inflate, SHA-256, Ed25519, numbers out of their columns,
 * store. Native code wherever Node has it; no contest, no rules, no merging. Written without our own modules.
 */

/** @typedef {{ readonly bytes: Buffer, at: number }} Reader */

const domain = Buffer.from('qazylar segment signature 1\n');

/**
 * Entries of a store-only ZIP.
 *
 * @param {Buffer} file
 */
function segmentsIn(file) {
  const segments = [];
  let at = 0;
  while (file.readUInt32LE(at) === 0x04034b50) {
    const start = at + 30 + file.readUInt16LE(at + 26);
    const end = start + file.readUInt32LE(at + 22);
    if (file.toString('latin1', at + 30, start).endsWith('.seg'))
      segments.push(file.subarray(start, end));
    at = end;
  }
  return segments;
}

/**
 * The argument of the next head.
 *
 * @param {Reader} reader
 */
function argument(reader) {
  const { bytes } = reader;
  const info = (bytes[reader.at] ?? 0) & 31;
  reader.at += 1;
  if (info < 24) return info;
  const width = 1 << (info - 24);
  let value = 0;
  for (let index = 0; index < width; index += 1)
    value = value * 256 + (bytes[reader.at + index] ?? 0);
  reader.at += width;
  return value;
}

/**
 * The next byte string.
 *
 * @param {Reader} reader
 */
function byteString(reader) {
  const length = argument(reader);
  reader.at += length;
  return reader.bytes.subarray(reader.at - length, reader.at);
}

/** All numbers go into one array, as a column store would keep them. */
const numbers = new Float64Array(4_000_000);
let filled = 0;

/**
 * A column of LEB128 numbers.
 *
 * @param {Buffer} bytes
 * @param {number} from
 * @param {number} to
 */
function column(bytes, from, to) {
  let [value, scale] = [0, 1];
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    value += (byte & 127) * scale;
    scale *= 128;
    if (byte < 128) {
      numbers[filled] = value;
      filled += 1;
      value = 0;
      scale = 1;
    }
  }
}

/**
 * Walks over one value: numbers and columns are decoded, texts are made, maps and lists are gone through.
 *
 * @param {Reader} reader
 * @returns {void}
 */
function walk(reader) {
  const major = (reader.bytes[reader.at] ?? 0) >> 5;
  const value = argument(reader);
  if (major < 2) {
    numbers[filled] = value;
    filled += 1;
  } else if (major === 2) {
    column(reader.bytes, reader.at, reader.at + value);
    reader.at += value;
  } else if (major === 3) {
    // Short ones repeat: a column store would have numbered them. What people wrote is made into text.
    if (value > 16) texts.push(reader.bytes.toString('utf8', reader.at, reader.at + value));
    reader.at += value;
  } else if (major === 4 || major === 5) {
    const items = major === 5 ? 2 * value : value;
    for (let index = 0; index < items; index += 1) walk(reader);
  }
}

/** @type {string[]} */
let texts = [];
const folder = process.argv[2] ?? '';
const store = createBenchStore('floor');
/** @type {Record<string, number>} */
const seconds = { read: 0, signature: 0, hash: 0, inflate: 0, columns: 0, store: 0 };

/**
 * @template T
 * @param {string} part
 * @param {() => T} work
 * @returns {T}
 */
function timed(part, work) {
  const start = performance.now();
  const made = work();
  seconds[part] = (seconds[part] ?? 0) + (performance.now() - start) / 1000;
  return made;
}

const files = readdirSync(folder).filter((name) => /^(headquarters|region-.*)\.qzb$/.test(name));
let count = 0;
for (const name of files.toSorted()) {
  const file = timed('read', () => readFileSync(join(folder, name)));
  for (const bytes of segmentsIn(file)) {
    const reader = { bytes, at: 1 };
    const [header, signature, packed] = [
      byteString(reader),
      byteString(reader),
      byteString(reader),
    ];
    const signer = header.subarray(header.indexOf('fsigner') + 9).subarray(0, 32);
    const good = timed('signature', () => {
      const key = createPublicKey({
        key: { kty: 'OKP', crv: 'Ed25519', x: signer.toString('base64url') },
        format: 'jwk',
      });
      return verify(null, Buffer.concat([domain, header]), key, signature);
    });
    const hash = timed('hash', () => createHash('sha256').update(packed).digest());
    if (!good || header.indexOf(hash) < 0) throw new Error(`${name} is damaged`);
    const content = timed('inflate', () => inflateRawSync(packed));
    timed('columns', () => {
      texts = [];
      filled = 0;
      walk({ bytes: content, at: 0 });
    });
    timed('store', () => store.put(bytes));
    count += 1;
  }
  timed('store', () => store.flush());
}
store.close();
const peak = process.resourceUsage().maxRSS * 1024;
process.stdout.write(`${JSON.stringify({ seconds, segments: count, peak })}\n`);
