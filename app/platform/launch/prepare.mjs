// npm run build: installs, generates and builds what has changed, without starting anything.
import { build, generate } from "./build.mjs";
import { install } from "./install.mjs";
import { giveUp, say } from "./terminal.mjs";

try {
  await install();
  await generate();
  await build();
  say("Everything is built");
} catch (error) {
  giveUp(error);
}
