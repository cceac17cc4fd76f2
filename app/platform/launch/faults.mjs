// npm run faults: builds the program, then strikes it while it reminds people of their visits. Options: --seed N, --reminders N.
import { makeReady } from "./ready.mjs";
import { inRoot } from "./folders.mjs";
import { runNode } from "./command.mjs";
import { giveUp } from "./terminal.mjs";

try {
  await makeReady({ dev: true });
  const { code } = await runNode(
    "tsx/dist/cli.mjs",
    [inRoot("test", "faults", "faults.ts"), ...process.argv.slice(2)],
    {
      show: true,
      anyCode: true,
    },
  );
  process.exit(code);
} catch (error) {
  giveUp(error);
}
