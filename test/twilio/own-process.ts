// Starts the stand-in as a process of its own, so that it takes nothing of the measured or tested program's time.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "~/platform/root.server";
import type { Reporting, Weather } from "./faults";

const Addresses = z.object({ url: z.string(), control: z.string() });
const Entry = z.object({
  sid: z.string(),
  to: z.string(),
  body: z.string(),
  createdAt: z.coerce.date(),
  oid: z.string().optional(),
  attempt: z.number().optional(),
  status: z.string(),
});
const Told = z.object({ asked: z.number(), ledger: z.array(Entry) });

export interface OwnStandIn {
  readonly url: string;
  readonly pid: number;
  /** The ledger, and how many creations were asked for. */
  tell(): Promise<z.infer<typeof Told>>;
  order(orders: {
    readonly weather?: Weather;
    readonly reporting?: Partial<Reporting>;
    readonly optedOut?: readonly string[];
  }): Promise<void>;
  stop(): Promise<void>;
}

export async function startOwnStandIn(options: object = {}): Promise<OwnStandIn> {
  const script = join(projectRoot, "test", "twilio", "process.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, JSON.stringify(options)], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    void ended.then(() => reject(new Error("The stand-in did not start.")));
  });
  const { url, control } = Addresses.parse(JSON.parse(line));
  return {
    url,
    pid: child.pid ?? 0,
    tell: async () => Told.parse(await (await fetch(control)).json()),
    async order(orders) {
      const answer = await fetch(control, { method: "POST", body: JSON.stringify(orders) });
      if (!answer.ok) throw new Error(await answer.text());
    },
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
