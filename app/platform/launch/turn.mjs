// One at a time: two starts in the same folder must not install or build over each other.
import { createHash } from "node:crypto";
import { connect, createServer } from "node:net";
import { platform } from "node:os";
import { root } from "./folders.mjs";
import { say } from "./terminal.mjs";

/** A name in the kernel that goes when its process goes. Other systems have none: there, nobody waits. */
const ADDRESS = `\0bayline-turn-${createHash("sha256").update(root).digest("hex").slice(0, 24)}`;

/**
 * Runs `work` when nobody else works in this folder; waits for its turn.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inTurn(work) {
  if (platform() !== "linux") return work();
  let told = false;
  for (;;) {
    const server = await listen();
    if (server) {
      try {
        return await work();
      } finally {
        server.close();
        server.closeWaiting();
      }
    }
    if (!told) say("Another start is making this folder ready; waiting for it");
    told = true;
    await theOther();
  }
}

/** @returns {Promise<(import("node:net").Server & { closeWaiting: () => void }) | undefined>} undefined when it is another's turn */
function listen() {
  return new Promise((resolve, reject) => {
    /** @type {Set<import("node:net").Socket>} */
    const waiting = new Set();
    const server = createServer((socket) => {
      waiting.add(socket.on("error", () => undefined));
    });
    const closeWaiting = () => waiting.forEach((socket) => socket.destroy());
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) =>
      error.code === "EADDRINUSE" ? resolve(undefined) : reject(error),
    );
    server.listen(ADDRESS, () => resolve(Object.assign(server, { closeWaiting })));
  });
}

/** Resolves when the one whose turn it is has finished or died. */
function theOther() {
  return new Promise((resolve) => {
    connect(ADDRESS)
      .on("error", () => undefined)
      .on("close", resolve)
      .resume();
  });
}
