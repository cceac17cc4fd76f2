// Where things lie, for scripts that run before anything is installed.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's root folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

/** A path below the root. @param {...string} parts */
export const inRoot = (...parts) => join(root, ...parts);
