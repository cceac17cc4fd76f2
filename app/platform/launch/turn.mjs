// One at a time: two starts in the same folder must not install or build over each other.
import { createHash } from "node:crypto";
import { connect, createServer } from "node:net";
import { platform } from "node:os";
import { root } from "./folders.mjs";
import { say } from "./terminal.mjs";

/** A name in the kernel that goes when its process goes. Other systems have none: there, nobody waits. @param {string} folder */
const addressOf = (folder) =>
  `\0bayline-turn-${createHash("sha256").update(folder).digest("hex").slice(0, 24)}`;

/**
 * Runs `work` when nobody else works in this folder; waits for its turn.
 * @template T
 * @param {() => Promise<T>} work
 * @param {{ folder?: string, waiting?: string }} [of]
 * @returns {Promise<T>}
 */
export async function inTurn(
  work,
  { folder = root, waiting = "Another start is making this folder ready; waiting for it" } = {},
) {
  if (platform() !== "linux") return work();
  const address = addressOf(folder);
  let told = false;
  for (;;) {
    const server = await listen(address);
    if (server) {
      try {
        return await work();
      } finally {
        server.close();
        server.closeWaiting();
      }
    }
    if (!told) say(waiting);
    told = true;
    await theOther(address);
  }
}

/**
 * @param {string} address
 * @returns {Promise<(import("node:net").Server & { closeWaiting: () => void }) | undefined>} undefined when it is another's turn
 */
function listen(address) {
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
    server.listen(address, () => resolve(Object.assign(server, { closeWaiting })));
  });
}

/** Resolves when the one whose turn it is has finished or died. @param {string} address */
function theOther(address) {
  return new Promise((resolve) => {
    connect(address)
      .on("error", () => undefined)
      .on("close", resolve)
      .resume();
  });
}
