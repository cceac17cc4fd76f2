// What is measured in a process of its own: its memory and its first time are nobody else's.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * Runs a module in a new process and waits for what it has measured.
 * @param module its `import.meta.url`; it ends with `whenApart`
 * @throws Error when the process ends without a word
 */
export async function runApart<Measured>(module: string, order: object): Promise<Measured> {
  const path = fileURLToPath(module);
  const child = fork(path, [JSON.stringify(order)], { execArgv: process.execArgv });
  return new Promise((resolve, reject) => {
    child.once("message", (message: Measured) => resolve(message));
    child.once("exit", (code) => reject(new Error(`${path} ended with ${String(code)}`)));
  });
}

/** The other end, and the last line of such a module: measures, tells, and ends the process. Elsewhere it does nothing. */
export async function whenApart(module: string, measure: (order: unknown) => Promise<object>): Promise<void> {
  const [, path, order] = process.argv;
  if (!process.send || order === undefined || path !== fileURLToPath(module)) return;
  process.send(await measure(JSON.parse(order)), () => process.exit(0));
}
