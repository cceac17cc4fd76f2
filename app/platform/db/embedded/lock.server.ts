// One program per data folder: a lock that the kernel takes back when its process dies, however it dies.
import { createHash } from "node:crypto";
import { mkdirSync, statSync, unlinkSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal } from "../../refusal";

/** The folder is in use by the process `pid` (undefined when it did not say in time). */
export class FolderInUse extends Refusal {
  override name = "FolderInUse";
  constructor(
    readonly folder: string,
    readonly pid: number | undefined,
  ) {
    super(
      `Bayline is already running in ${folder}${pid === undefined ? "" : ` (process ${pid})`}.\n` +
        `Stop that one first, or give this one a DATA_DIR and a PORT of its own.`,
    );
  }
}

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes the lock on a folder (made if it is missing). The lock is a socket that only one process can listen on and
 * that answers with its owner's pid: nothing stale stays behind, and a reused pid cannot be mistaken for its owner.
 * @throws FolderInUse
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true });
  const address = socketAddress(folder);
  const server = (await listen(address)) ?? (await listenAfterTheDead(address));
  if (!server) throw new FolderInUse(folder, await ownerOf(address));
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The same folder has the same address by whatever path it is reached. */
function socketAddress(folder: string): string {
  const { dev, ino } = statSync(folder, { bigint: true });
  const name = `bayline-${createHash("sha256").update(`${dev}:${ino}`).digest("hex").slice(0, 24)}`;
  if (platform() === "linux") return `\0${name}`;
  return platform() === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name);
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.end(String(process.pid));
    });
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(undefined) : reject(error),
    );
    server.listen(address, () => resolve(server));
  });
}

/** Where sockets are files, a killed owner leaves one that nobody answers. */
async function listenAfterTheDead(address: string): Promise<Server | undefined> {
  if (address.startsWith("\0") || platform() === "win32") return undefined;
  if ((await ownerOf(address)) !== undefined) return undefined;
  unlinkSync(address);
  return listen(address);
}

/** The pid that the owner of the lock answers with. */
function ownerOf(address: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(address);
    socket.setEncoding("utf8").setTimeout(2_000, () => socket.destroy());
    socket.on("data", (part: string) => (answer += part));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(/^\d+$/.test(answer) ? Number(answer) : undefined));
  });
}
