/**
 * Values of the structured clone that a call between page and main process carries, as text: JSON, with bytes in
 * base64. This function is also sent into the page as it stands, so it may use nothing from outside itself.
 */
export function makeValueCodec() {
  const mark = '$of';

  /** @param {Uint8Array} bytes */
  const toBase64 = (bytes) => {
    if (typeof Buffer === 'function')
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    let text = '';
    for (let at = 0; at < bytes.length; at += 0x8000)
      text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(text);
  };

  /** @param {string} text */
  const fromBase64 = (text) => {
    if (typeof Buffer === 'function') return new Uint8Array(Buffer.from(text, 'base64'));
    const plain = atob(text);
    const bytes = new Uint8Array(plain.length);
    for (let at = 0; at < plain.length; at += 1) bytes[at] = plain.charCodeAt(at);
    return bytes;
  };

  /** @param {unknown} value @returns {unknown} */
  const encode = (value) => {
    if (value === undefined) return { [mark]: 'undefined' };
    if (value instanceof Uint8Array) return { [mark]: 'bytes', bytes: toBase64(value) };
    if (Array.isArray(value)) return value.map(encode);
    if (typeof value !== 'object' || value === null) {
      if (['string', 'number', 'boolean'].includes(typeof value) || value === null) return value;
      throw new Error(`An object could not be cloned: ${typeof value}`);
    }
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, encode(each)]));
  };

  /** @param {unknown} value @returns {unknown} */
  const decode = (value) => {
    if (Array.isArray(value)) return value.map(decode);
    if (typeof value !== 'object' || value === null) return value;
    if (mark in value)
      return 'bytes' in value && typeof value.bytes === 'string'
        ? fromBase64(value.bytes)
        : undefined;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, decode(each)]));
  };

  return {
    /** @param {unknown} value */
    write: (value) => JSON.stringify(encode(value)),
    /** @param {string} text @returns {unknown} */
    read: (text) => decode(JSON.parse(text)),
  };
}
