// Where the program and its database are, told by the run's setup to the tests.
import { z } from "zod";

const World = z.object({
  /** A database from which others can be made. */
  adminUrl: z.string(),
  /** The migrated database to clone. */
  template: z.string(),
  /** Address of the program, without a closing slash. */
  url: z.string(),
  /** The program's database. */
  databaseUrl: z.string(),
});
export type World = z.infer<typeof World>;

const VARIABLE = "BAYLINE_E2E_WORLD";

/** Test processes inherit the environment of the run. */
export function announceWorld(world: World): void {
  process.env[VARIABLE] = JSON.stringify(world);
}

export function theWorld(): World {
  return World.parse(JSON.parse(process.env[VARIABLE] ?? "{}"));
}
