// Random numbers that repeat themselves, so that the same data is always told in the same words.

export interface Random {
  /** From 0 up to, not including, 1. */
  fraction(): number;
  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number;
  /** From the normal distribution with mean 0 and deviation 1 (Box and Muller 1958). */
  normal(): number;
  /** From the exponential distribution. */
  exponential(mean: number): number;
}

/** The generator sfc32 of Chris Doty-Humphrey (PractRand). @param seed a whole number */
export function seededRandom(seed: number): Random {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, (seed ^ 0x243f6a88) | 0, 1];
  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  }
  for (let round = 0; round < 15; round += 1) next();
  const fraction = () => next() / 4_294_967_296;
  return {
    fraction,
    below: (end) => Math.floor(fraction() * end),
    normal: () => Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction()),
    exponential: (mean) => -mean * Math.log(1 - fraction()),
  };
}
