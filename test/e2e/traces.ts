// What must never reach a reader: the inside of the program.
import { expect } from "@playwright/test";

/** Stack frames, file paths, names of libraries' errors, pieces of SQL. */
const INSIDES =
  /\n\s+at \S+ \(|node_modules|\.tsx?:\d+|\/build\/server\/|PrismaClient|ZodError|TypeError:|RangeError:|ECONNREFUSED|\bSELECT .+ FROM\b|Invalid `/;

/** Scripts of our own pages carry route ids such as "visits/board.route"; what is shown and sent as data does not matter less. */
export function expectNoInsides(body: string, where: string): void {
  const found = INSIDES.exec(body);
  expect(found?.[0], `${where} shows the inside of the program`).toBeUndefined();
}
