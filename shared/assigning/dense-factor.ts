import { createMatrix, type SquareMatrix } from './dense-matrix.ts';

/**
 * Factors and inverses of dense symmetric matrices over jurors, in blocks: what is multiplied stays near the processor,
 * and sixteen sums at once stay in its registers. The order of operations is fixed, so that every machine finds the
 * same digits.
 */

// As `dense-matrix.ts` has them; innermost loops are quick only where these are of their own module.
const at = (cells: Float64Array, index: number): number => cells[index] as number;
const intAt = (cells: Int32Array, index: number): number => cells[index] as number;

/** Rows and columns of a tile: sixteen sums. */
const tile = 4;
/** Columns that are brought up to date at once; a multiple of `tile`. */
const blockWidth = 32;
/** Products that are summed before the next rows come near. */
const chunk = 384;

/** Target cell (row, column) gains `sign` × Σ left(row, k) · right(column, k), all of one width. */
interface Products {
  readonly size: number;
  readonly target: Float64Array;
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly sign: 1 | -1;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** A tile's share of the products with k in the span; the sums one by one, as those of a list would be kept as objects. */
function addTile(products: Products, row: number, column: number, { from, to }: Span): void {
  const { size, left, right } = products;
  const l0 = row * size;
  const l1 = l0 + size;
  const l2 = l1 + size;
  const l3 = l2 + size;
  const r0 = column * size;
  const r1 = r0 + size;
  const r2 = r1 + size;
  const r3 = r2 + size;
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  let s20 = 0;
  let s21 = 0;
  let s22 = 0;
  let s23 = 0;
  let s30 = 0;
  let s31 = 0;
  let s32 = 0;
  let s33 = 0;
  for (let k = from; k < to; k += 1) {
    const a = at(left, l0 + k);
    const b = at(left, l1 + k);
    const c = at(left, l2 + k);
    const d = at(left, l3 + k);
    const w = at(right, r0 + k);
    s00 += a * w;
    s10 += b * w;
    s20 += c * w;
    s30 += d * w;
    const x = at(right, r1 + k);
    s01 += a * x;
    s11 += b * x;
    s21 += c * x;
    s31 += d * x;
    const y = at(right, r2 + k);
    s02 += a * y;
    s12 += b * y;
    s22 += c * y;
    s32 += d * y;
    const z = at(right, r3 + k);
    s03 += a * z;
    s13 += b * z;
    s23 += c * z;
    s33 += d * z;
  }
  const sums = [s00, s01, s02, s03, s10, s11, s12, s13, s20, s21, s22, s23, s30, s31, s32, s33];
  addSums(products, row * size + column, sums);
}

function addSums({ size, target, sign }: Products, start: number, sums: readonly number[]): void {
  for (let index = 0; index < sums.length; index += 1) {
    const cell = start + (index >> 2) * size + (index & 3);
    target[cell] = at(target, cell) + sign * (sums[index] ?? 0);
  }
}

/** One cell's share of the products. */
function addCell(products: Products, row: number, column: number, { from, to }: Span): void {
  const { size, target, left, right, sign } = products;
  let sum = 0;
  for (let k = from; k < to; k += 1) sum += at(left, row * size + k) * at(right, column * size + k);
  target[row * size + column] = at(target, row * size + column) + sign * sum;
}

/** Replaces the lower triangle of a symmetric matrix by its Cholesky factor; see `factorSteps`. */
export function factorInPlace(matrix: SquareMatrix, floor = 1e-300): void {
  const steps = factorSteps(matrix, floor);
  while (steps.next().done !== true);
}

/**
 * Replaces the lower triangle of a symmetric matrix by its Cholesky factor L (A = L·Lᵀ); the upper triangle is
 * neither read nor written. A pivot that is not above `floor` is raised to `floor`, so that rounding noise on a
 * singular matrix does not end in NaN. Zeros before a row's first other cell stay zeros and are not gone through:
 * jurors of different regions seldom meet, so most rows begin with many. Yields the share that is done.
 */
export function* factorSteps(matrix: SquareMatrix, floor = 1e-300): Generator<number, void> {
  const { size, cells } = matrix;
  const first = firstColumns(matrix);
  for (let start = 0; start < size; start += blockWidth) {
    const end = Math.min(size, start + blockWidth);
    updateBlock(matrix, first, start, end);
    for (let row = start; row < size; row += 1) {
      const rowStart = row * size;
      for (let column = start; column < Math.min(row + 1, end); column += 1) {
        let sum = at(cells, rowStart + column);
        for (let k = start; k < column; k += 1)
          sum -= at(cells, rowStart + k) * at(cells, column * size + k);
        cells[rowStart + column] =
          row === column
            ? Math.sqrt(sum > floor ? sum : floor)
            : sum / at(cells, column * size + column);
      }
    }
    // What is left shrinks with the third power.
    if (end < size) yield 1 - (1 - end / size) ** 2 * (1 + (2 * end) / size);
  }
}

/** The first column of each tile of rows that holds anything. */
function firstColumns({ size, cells }: SquareMatrix): Int32Array {
  const first = new Int32Array(Math.ceil(size / tile));
  for (let group = 0; group < first.length; group += 1) {
    let least = size;
    for (let row = group * tile; row < Math.min(size, (group + 1) * tile); row += 1) {
      let column = 0;
      while (column < Math.min(row, least) && at(cells, row * size + column) === 0) column += 1;
      least = Math.min(least, column);
    }
    first[group] = least;
  }
  return first;
}

/** Takes from the columns `start … end − 1` what the columns before them explain. */
function updateBlock(
  { size, cells }: SquareMatrix,
  first: Int32Array,
  start: number,
  end: number,
): void {
  const products: Products = { size, target: cells, left: cells, right: cells, sign: -1 };
  for (let chunkStart = 0; chunkStart < start; chunkStart += chunk) {
    const to = Math.min(start, chunkStart + chunk);
    for (let row = start; row < size; row += tile) {
      for (let column = start; column < Math.min(row + 1, end); column += tile) {
        const hidden = Math.max(intAt(first, row / tile), intAt(first, column / tile));
        const from = Math.max(chunkStart, hidden);
        if (from >= to) continue;
        if (row > column && row + tile <= size && column + tile <= size)
          addTile(products, row, column, { from, to });
        else addTriangle(products, row, column, { from, to });
      }
    }
  }
}

/** A tile on the diagonal or at the edge, on and below the diagonal. */
function addTriangle(products: Products, row: number, column: number, span: Span): void {
  const { size } = products;
  for (let i = row; i < Math.min(size, row + tile); i += 1)
    for (let j = column; j < Math.min(size, column + tile, i + 1); j += 1)
      addCell(products, i, j, span);
}

/** The upper triangle U = L⁻ᵀ over the leading `size` rows of a factor: A⁻¹ = U·Uᵀ. Yields the share that is done. */
export function* inverseTriangleSteps(
  factor: SquareMatrix,
  size = factor.size,
): Generator<number, SquareMatrix> {
  const lower = leading(factor, size);
  const upper = createMatrix(size);
  const { cells } = upper;
  const products: Products = { size, target: cells, left: cells, right: lower, sign: -1 };
  for (let start = 0; start < size; start += blockWidth) {
    const end = Math.min(size, start + blockWidth);
    for (let row = 0; row < start; row += tile) {
      for (let chunkStart = row; chunkStart < start; chunkStart += chunk) {
        const span = { from: chunkStart, to: Math.min(start, chunkStart + chunk) };
        for (let column = start; column < end; column += tile) {
          if (column + tile <= size) addTile(products, row, column, span);
          else
            for (let i = row; i < row + tile; i += 1)
              for (let j = column; j < end; j += 1) addCell(products, i, j, span);
        }
      }
    }
    for (let row = 0; row < end; row += 1) {
      for (let column = Math.max(row, start); column < end; column += 1) {
        let sum = row === column ? 1 : at(cells, row * size + column);
        for (let k = Math.max(row, start); k < column; k += 1)
          sum -= at(cells, row * size + k) * at(lower, column * size + k);
        cells[row * size + column] = sum / at(lower, column * size + column);
      }
    }
    if (end < size) yield (end / size) ** 3;
  }
  return upper;
}

/** The cells of the leading rows, as one array of their own width. */
function leading({ size, cells }: SquareMatrix, wanted: number): Float64Array {
  if (wanted === size) return cells;
  const own = new Float64Array(wanted * wanted);
  for (let row = 0; row < wanted; row += 1)
    own.set(cells.subarray(row * size, row * size + row + 1), row * wanted);
  return own;
}

/** Cells below the diagonal, in the order of rows: those of row i are `columns[start[i]] … columns[start[i + 1] − 1]`. */
export interface Pattern {
  readonly start: Int32Array;
  readonly columns: Int32Array;
}

/**
 * Of the inverse U·Uᵀ the diagonal, and in the lower triangle of `upper` the cells of the pattern: the whole inverse
 * of a large matrix takes several times as long as the cells that are asked for. Yields the share that is done.
 */
export function* inverseCellsSteps(
  upper: SquareMatrix,
  { start, columns }: Pattern,
): Generator<number, Float64Array> {
  const { size, cells } = upper;
  const diagonal = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    const own = row * size;
    let square = 0;
    for (let k = row; k < size; k += 1) square += at(cells, own + k) * at(cells, own + k);
    diagonal[row] = square;
    const end = row + 1 < start.length ? intAt(start, row + 1) : 0;
    let index = row < start.length ? intAt(start, row) : 0;
    for (; index + tile <= end; index += tile) fourCells(upper, row, columns, index);
    for (; index < end; index += 1) {
      const column = intAt(columns, index) * size;
      let sum = 0;
      for (let k = row; k < size; k += 1) sum += at(cells, own + k) * at(cells, column + k);
      cells[own + intAt(columns, index)] = sum;
    }
    if (row % blockWidth === blockWidth - 1) yield (row + 1) / size;
  }
  return diagonal;
}

/** Four cells of a row at once, so that the row is read once for all. */
function fourCells(
  { size, cells }: SquareMatrix,
  row: number,
  columns: Int32Array,
  index: number,
): void {
  const own = row * size;
  const c0 = intAt(columns, index);
  const c1 = intAt(columns, index + 1);
  const c2 = intAt(columns, index + 2);
  const c3 = intAt(columns, index + 3);
  const r0 = c0 * size;
  const r1 = c1 * size;
  const r2 = c2 * size;
  const r3 = c3 * size;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let k = row; k < size; k += 1) {
    const value = at(cells, own + k);
    s0 += value * at(cells, r0 + k);
    s1 += value * at(cells, r1 + k);
    s2 += value * at(cells, r2 + k);
    s3 += value * at(cells, r3 + k);
  }
  cells[own + c0] = s0;
  cells[own + c1] = s1;
  cells[own + c2] = s2;
  cells[own + c3] = s3;
}
