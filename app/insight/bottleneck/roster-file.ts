// A roster as a file tells it: who there is, what delays there are, how long the window is.
import { z } from "zod";
import { REWORK, type Roster } from "./ledger-rows";

const minutes = z.number().positive();

/** `targets` are minutes an occurrence; a resource's own `minutes` are those of all of it together. */
export const RosterFile = z.object({
  resources: z.record(z.string().min(1), z.object({ count: z.number().min(1), minutes: minutes.optional() })),
  delays: z.array(z.string().min(1)).default([]),
  rework: z.boolean().default(false),
  windowMinutes: minutes,
  targets: z.record(z.string(), z.number().min(0)).default({}),
});
export type RosterFile = z.infer<typeof RosterFile>;

/** Everybody is there for the whole window, unless the file says otherwise. */
export function rosterOfFile({ resources, delays, rework, windowMinutes, targets }: RosterFile): Roster {
  return {
    resources: new Map(
      Object.entries(resources).map(([name, { count, minutes: own }]) => [
        name,
        { count, rosteredMinutes: own ?? count * windowMinutes },
      ]),
    ),
    delays,
    rework,
    targets: new Map(Object.entries(targets)),
  };
}

/** What is wrong with a roster file, one line each. */
export function rosterProblems(content: unknown): readonly string[] {
  const read = RosterFile.safeParse(content);
  if (!read.success) {
    return read.error.issues.map(
      ({ path, message }) => `${path.map(String).join(".") || "The roster"}: ${message}`,
    );
  }
  const { resources, delays, rework } = read.data;
  const twice = delays.filter((name) => name in resources || (rework && name === REWORK));
  return twice.map((name) => `${name}: it cannot be a delay as well.`);
}
