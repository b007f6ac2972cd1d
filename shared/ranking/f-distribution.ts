/** Lanczos' approximation of ln Γ(x) for x > 0, good to 1e-14. */
function logGamma(x: number): number {
  const coefficients = [
    676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  let sum = 0.99999999999980993;
  coefficients.forEach((coefficient, index) => (sum += coefficient / (x + index)));
  const base = x + coefficients.length - 1.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
}

/** The regularised incomplete beta function by its continued fraction (Lentz). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const tiny = 1e-300;
  const nonZero = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 1000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  const front = a * Math.log(x) + b * Math.log1p(-x) - Math.log(a);
  return Math.exp(front + logGamma(a + b) - logGamma(a) - logGamma(b)) * fraction;
}

/** The value that a share `probability` of an F distribution stays below; degrees of freedom may be fractions. */
export function fQuantile(probability: number, above: number, below: number): number {
  // F ≤ f exactly where a beta variable is ≤ above·f / (above·f + below).
  let [low, high] = [0, 1];
  for (let step = 0; step < 200 && high - low > 1e-16; step += 1) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, above / 2, below / 2) < probability) low = middle;
    else high = middle;
  }
  const share = (low + high) / 2;
  return (below * share) / (above * (1 - share));
}
