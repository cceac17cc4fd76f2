// The system account that PostgreSQL runs under: it refuses to run as root, so root has to lend it to somebody.
import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from "node:child_process";
import { readFileSync } from "node:fs";
import { Refusal } from "../../refusal";

const ACCOUNT = "postgres";

/** Who runs PostgreSQL, and through what. */
export type Account =
  | { readonly kind: "self" }
  | {
      readonly kind: "other";
      readonly uid: number;
      readonly gid: number;
      /** The one capability that lets it walk through folders that are closed to it, where it needs that. */
      readonly capability: Capability | undefined;
    };

type Capability = "dac_read_search" | "dac_override";

/** Bits in the kernel's capability sets. */
const CAPABILITY_BIT = { dac_read_search: 2n, dac_override: 1n } as const satisfies Record<
  Capability,
  bigint
>;

/**
 * Chooses the account. `folders` are those PostgreSQL has to reach: its programs and its data.
 * @throws Refusal when root can neither find nor make the account, or it cannot reach a folder
 */
export function chooseAccount(program: string, folders: readonly string[]): Account {
  if (process.getuid?.() !== 0) return { kind: "self" };
  const ids = findAccount() ?? makeAccount();
  const plain: Account = { kind: "other", ...ids, capability: undefined };
  if (unreachable(plain, program, folders) === undefined) return plain;
  for (const capability of heldCapabilities()) {
    const lifted: Account = { kind: "other", ...ids, capability };
    if (unreachable(lifted, program, folders) === undefined) return lifted;
  }
  throw new Refusal(
    `PostgreSQL does not run as root; it runs as the system user "${ACCOUNT}", who cannot enter ${unreachable(plain, program, folders)}.\n` +
      `Put the project and DATA_DIR where everybody may enter (such as /srv), let "${ACCOUNT}" pass (chmod o+x on the folders above),\n` +
      `start Bayline as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

function findAccount(): { uid: number; gid: number } | undefined {
  const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, ACCOUNT], { encoding: "utf8" }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function makeAccount(): { uid: number; gid: number } {
  const ways: [string, string[]][] = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT]],
    ["useradd", ["--system", "--gid", ACCOUNT, "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT]],
    ["adduser", ["-S", "-D", "-H", ACCOUNT]],
  ];
  for (const [command, args] of ways) {
    if (spawnSync(command, args, { stdio: "ignore" }).status === 0) break;
  }
  const made = findAccount();
  if (made) return made;
  throw new Refusal(
    `PostgreSQL does not run as root, and the system user "${ACCOUNT}" could not be made.\n` +
      `Make it (useradd --system ${ACCOUNT}), start Bayline as an ordinary user, or set DATABASE_URL.`,
  );
}

/** The first folder that the account cannot work with; undefined when it reaches everything. */
function unreachable(account: Account, program: string, folders: readonly string[]): string | undefined {
  const tries: [string, string][] = [
    ["-x", program],
    ...folders.map((folder): [string, string] => ["-x", folder]),
  ];
  for (const [test, path] of tries) {
    const { command, args, options } = commandAs(account, "/bin/sh", ["-c", `test ${test} "$1"`, "sh", path]);
    if (spawnSync(command, args, { ...options, stdio: "ignore", cwd: "/" }).status !== 0) return path;
  }
  return undefined;
}

/** The capabilities that help and that this process has to give, the weaker one first. */
function heldCapabilities(): Capability[] {
  try {
    const held = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "0";
    const bits = BigInt(`0x${held}`);
    const both: Capability[] = ["dac_read_search", "dac_override"];
    return both.filter((name) => (bits >> CAPABILITY_BIT[name]) & 1n);
  } catch {
    return [];
  }
}

interface Command {
  command: string;
  args: string[];
  options: SpawnOptions & { stdio?: never };
}

function commandAs(account: Account, program: string, args: readonly string[]): Command {
  if (account.kind === "self") return { command: program, args: [...args], options: {} };
  const { uid, gid, capability } = account;
  if (!capability) return { command: program, args: [...args], options: { uid, gid } };
  const only = `-all,+${capability}`;
  // Without this bit access(2) forgets the capability, and PostgreSQL asks access(2) about its own programs.
  const bits = "--securebits=+no_setuid_fixup";
  const drop = [bits, `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", `--inh-caps=${only}`];
  const keep = [`--ambient-caps=${only}`, `--bounding-set=${only}`];
  return { command: "setpriv", args: [...drop, ...keep, program, ...args], options: {} };
}

/** Starts a program under the account. The process has the program's own pid. */
export function spawnAs(
  account: Account,
  program: string,
  args: readonly string[],
  options: Omit<SpawnOptions, "uid" | "gid">,
): ChildProcess {
  const command = commandAs(account, program, args);
  return spawn(command.command, command.args, { ...options, ...command.options });
}
