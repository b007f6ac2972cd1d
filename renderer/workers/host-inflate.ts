/** Raw deflate by the browser, to exactly `size` bytes; null for what is damaged or has another size. */
export async function inflateByHost(packed: Uint8Array, size: number): Promise<Uint8Array | null> {
  const stream = new DecompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  // Whatever is wrong with the bytes shows where they are read.
  writer.write(new Uint8Array(packed)).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = stream.readable.getReader();
  const inflated = new Uint8Array(size);
  let at = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      if (at + next.value.length > size) {
        await reader.cancel();
        return null;
      }
      inflated.set(next.value, at);
      at += next.value.length;
    }
  } catch {
    return null;
  }
  return at === size ? inflated : null;
}
