// How much of a long test is run: all of it with TEST_FULL=1, else a part that fits into everybody's `npm test`.

/** Whether everything was asked for, however long it takes. */
export function isFull(): boolean {
  return process.env.TEST_FULL === "1";
}

/** @returns the whole amount when all was asked for, else the usual part */
export function amount({ full, usual }: { readonly full: number; readonly usual: number }): number {
  return isFull() ? full : usual;
}
