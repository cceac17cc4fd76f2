// Turns: work of which only so much may run at once in this process; the rest waits in order.

export interface Turns {
  /** Runs the work when it is its turn. */
  take<T>(work: () => Promise<T>): Promise<T>;
}

export function turns(atOnce: number): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    async take(work) {
      if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
      else running += 1;
      try {
        return await work();
      } finally {
        // The turn is handed on, so that nobody slips in between.
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
