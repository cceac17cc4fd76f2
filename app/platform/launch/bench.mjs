// npm run bench -- NAME: measures one thing beside its floor, in the same run. Without a name it lists what there is.
import { readdirSync } from "node:fs";
import { ensureBrowser } from "./browser.mjs";
import { generate } from "./build.mjs";
import { runNode } from "./command.mjs";
import { inRoot } from "./folders.mjs";
import { install } from "./install.mjs";
import { giveUp, say } from "./terminal.mjs";

const WITH_BROWSER = ["calendar"];
const SUFFIX = ".bench.ts";
const names = readdirSync(inRoot("test", "bench"))
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length));
const [name = "", ...rest] = process.argv.slice(2);

if (!names.includes(name)) {
  say(`npm run bench -- NAME, where NAME is one of: ${names.join(", ")}`);
  process.exit(1);
}
try {
  await install();
  await generate();
  const browser = WITH_BROWSER.includes(name) ? await ensureBrowser() : undefined;
  const env = browser === undefined ? {} : { CHROMIUM_PATH: browser };
  await runNode("tsx/dist/cli.mjs", [inRoot("test", "bench", `${name}${SUFFIX}`), ...rest], { show: true, env });
} catch (error) {
  giveUp(error);
}
