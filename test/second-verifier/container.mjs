import { crc32 } from './crc.mjs';
import { fail } from './proof-failure.mjs';

/**
 * @typedef {object} Entry
 * @property {string} name
 * @property {Uint8Array} bytes
 */

const localSize = 30;
const largest = 536_870_912;
const mostEntries = 65_000;
const longestName = 128;

/** @param {Entry} entry */
function commonFields({ name, bytes }) {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x21, 8);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(bytes.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

/** @param {number} first @param {number} second */
const signature = (first, second) => Buffer.from([0x50, 0x4b, first, second]);

/**
 * The one form of a container with these entries.
 *
 * @param {readonly Entry[]} entries
 */
export function writeContainer(entries) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const entry of entries) {
    const fields = commonFields(entry);
    const name = Buffer.from(entry.name, 'latin1');
    parts.push(signature(3, 4), fields, name, entry.bytes);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(signature(1, 2), Buffer.from([20, 0]), fields, tail, name);
    offset += localSize + name.length + entry.bytes.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, index, signature(5, 6), end]);
}

/**
 * The entries of a container in its one form: every byte of it is the one that a writer would write.
 *
 * @param {Uint8Array} bytes
 * @returns {readonly Entry[]}
 */
export function readContainer(bytes) {
  if (bytes.length > largest) fail('container', 'the file is too large');
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = [];
  let at = 0;
  while (at + localSize <= file.length && file.readUInt32LE(at) === 0x0403_4b50) {
    const size = file.readUInt32LE(at + 18);
    const nameLength = file.readUInt16LE(at + 26);
    const start = at + localSize + nameLength;
    if (nameLength > longestName || start + size > file.length) break;
    const name = file.toString('latin1', at + localSize, start);
    entries.push({ name, bytes: file.subarray(start, start + size) });
    at = start + size;
    if (entries.length > mostEntries) fail('container', 'the file has too many entries');
  }
  if (entries.length === 0) fail('container', 'the file is no container');
  if (!writeContainer(entries).equals(file))
    fail('container', 'the container is not in its one form');
  return entries;
}
