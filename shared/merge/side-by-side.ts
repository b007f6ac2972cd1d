/** Rows with the same number side by side; −1 is left out. */
export function sideBySide(
  numberOfRow: Int32Array,
  count: number,
): { readonly order: Int32Array; readonly starts: Int32Array } {
  const starts = new Int32Array(count + 1);
  for (const number of numberOfRow) {
    if (number >= 0) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  }
  for (let number = 0; number < count; number += 1)
    starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0);
  const order = new Int32Array(starts[count] ?? 0);
  const filled = starts.slice();
  for (let row = 0; row < numberOfRow.length; row += 1) {
    const number = numberOfRow[row] ?? -1;
    if (number < 0) continue;
    const at = filled[number] ?? 0;
    order[at] = row;
    filled[number] = at + 1;
  }
  return { order, starts };
}
