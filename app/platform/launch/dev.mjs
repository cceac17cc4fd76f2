// npm run dev: the same program from its sources, with pages that reload when a file changes.
import { root } from "./folders.mjs";
import { stopWithNpm } from "./npm-parent.mjs";
import { makeReady } from "./ready.mjs";
import { giveUp, say } from "./terminal.mjs";

try {
  await makeReady({ dev: true, built: false });
  process.env.NODE_ENV ??= "development";
  const { createServer } = await import("vite");
  const vite = await createServer({ root, server: { middlewareMode: true }, appType: "custom" });
  // It would exit at SIGTERM before the database has stopped.
  process.removeAllListeners("SIGTERM");
  process.stdin.removeAllListeners("end");
  const { start } = await vite.ssrLoadModule("./server.ts");
  stopWithNpm();
  const { settings, signIns } = await start({
    say,
    empty: process.argv.includes("--empty"),
    dev: {
      answers: vite.middlewares,
      build: () => vite.ssrLoadModule("virtual:react-router/server-build"),
      stop: () => vite.close(),
    },
  });
  for (const line of signIns) say(`  ${line}`);
  say(`\nBayline (development) is ready at ${settings.appUrl}. Ctrl-C stops it.\n`);
} catch (error) {
  giveUp(error);
}
