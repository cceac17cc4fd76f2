// The built program without npm around it: what `npm start` runs once everything is made ready.
import { pathToFileURL } from "node:url";
import { inRoot } from "../../app/platform/launch/folders.mjs";

const { start } = await import(pathToFileURL(inRoot("build", "server", "index.js")).href);
await start({ say: () => undefined, empty: false });
process.stdout.write("ready\n");
