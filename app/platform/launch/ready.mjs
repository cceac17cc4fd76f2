// Everything that has to be there before the program can start from its build or from its sources.
import { build, generate } from "./build.mjs";
import { install } from "./install.mjs";
import { inTurn } from "./turn.mjs";

/**
 * Installs, generates and builds what is missing or has changed.
 * @param {{ dev?: boolean, built?: boolean }} [wishes] `dev`: with the tools for testing; `built: false`: without a build
 */
export function makeReady({ dev = false, built = true } = {}) {
  return inTurn(async () => {
    await install({ dev });
    await generate();
    if (built) await build();
  });
}
