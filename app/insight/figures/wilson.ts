// How sure a share is.

export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

const Z95 = 1.959963984540054;

/** The 95 % interval of a share (Wilson, Probable inference, Journal of the American Statistical Association 22, 1927). */
export function wilson(count: number, n: number): ShareInterval | undefined {
  if (n === 0) return undefined;
  const share = count / n;
  const z2 = Z95 * Z95;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
