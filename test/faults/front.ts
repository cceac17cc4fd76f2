// One address before several web servers: every connection goes to the next of them, as a balancer would do it.
import { connect, createServer, type Socket } from "node:net";
import { listening } from "../stand-ins";

export interface Front {
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on a free port, or on the given one. */
export async function openFront(ports: readonly number[], port = 0): Promise<Front> {
  const open = new Set<Socket>();
  let turn = 0;
  const server = createServer((client) => {
    const target = ports[turn % ports.length] ?? 0;
    turn += 1;
    const web = connect(target, "127.0.0.1");
    for (const [socket, other] of [
      [client, web],
      [web, client],
    ] as const) {
      open.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        open.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  const listensAt = await listening(server, port);
  return {
    url: `http://127.0.0.1:${listensAt}`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
