// A worker as a process of its own, to be stopped and killed; it tells what it does, a line each.
import { z } from "zod";
import { connectDatabase, disconnectDatabase } from "../../app/platform/db/db.server";
import { defineJob } from "../../app/platform/enqueue.server";
import { task } from "../../jobs/task";
import { startWorker } from "../../jobs/worker";

const [url = ""] = process.argv.slice(2);
const tell = (line: string) => process.stdout.write(`${line}\n`);
const payload = z.object({ name: z.string() });

/** Says so and is done. */
const quick = task(defineJob({ name: "quick", payload }), async ({ name }) => {
  tell(`did ${name}`);
  await Promise.resolve();
});

/** Works until it is told to stop, and breaks off then. */
const endless = task(defineJob({ name: "endless", payload }), async ({ name }, { signal }) => {
  tell(`began ${name}`);
  await new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("stopped"))));
});

/** Works until it is told to stop, and is done then. */
const obliging = task(defineJob({ name: "obliging", payload }), async ({ name }, { signal }) => {
  tell(`began ${name}`);
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
});

/** Hears nothing. */
const deaf = task(defineJob({ name: "deaf", payload }), async ({ name }) => {
  tell(`began ${name}`);
  await new Promise(() => undefined);
});

const log = {
  info: () => undefined,
  warn: (_details: object, message: string) => tell(`warned ${message}`),
  error: () => undefined,
};
await connectDatabase(url);
const worker = await startWorker({ url, log, tasks: [quick, endless, obliging, deaf] });
process.once("SIGTERM", () => {
  void worker
    .stop()
    .then(disconnectDatabase)
    .then(() => process.exit(0));
});
tell("ready");
