// A bound on how long an answer is waited for, whatever the other side does meanwhile.

export class TooSlow extends Error {}

/** @throws TooSlow when the answer is not there in time; what was asked may still happen */
export async function inTime<T>(asked: Promise<T>, withinMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow()), withinMs);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
