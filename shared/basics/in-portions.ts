/** Items in their order, as many side by side as are so many bytes at the most; one that is larger goes alone. */
export function inPortions<T extends { readonly bytes: Uint8Array }>(
  items: readonly T[],
  bytesAtOnce: number,
): readonly (readonly T[])[] {
  const portions: T[][] = [];
  let room = 0;
  for (const item of items) {
    room -= item.bytes.length;
    if (room < 0) {
      portions.push([]);
      room = bytesAtOnce - item.bytes.length;
    }
    portions.at(-1)?.push(item);
  }
  return portions;
}
