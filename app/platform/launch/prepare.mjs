// npm run build: installs, generates and builds what has changed, without starting anything.
import { makeReady } from "./ready.mjs";
import { giveUp, say } from "./terminal.mjs";

try {
  await makeReady();
  say("Everything is built");
} catch (error) {
  giveUp(error);
}
