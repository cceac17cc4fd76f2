// Where the project lies on disk: the built server, the development server and the tests start from different files.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root folder: the nearest one above this file that holds prisma/migrations. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  if (existsSync(join(folder, "prisma", "migrations"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("The project's root folder (with prisma/migrations) was not found.");
  return findRoot(parent);
}
