// npm run verify-audit: whether the evidence of estimates, decisions and orders is as it was kept. Exit code 1 when it is not.
import { pathToFileURL } from "node:url";
import { inRoot } from "./folders.mjs";
import { makeReady } from "./ready.mjs";
import { giveUp, say } from "./terminal.mjs";

try {
  await makeReady();
  process.env.NODE_ENV ??= "production";
  const { verifyAuditNow } = await import(pathToFileURL(inRoot("build", "server", "index.js")).href);
  process.exit((await verifyAuditNow(say)) ? 0 : 1);
} catch (error) {
  giveUp(error);
}
