// Before the carrier: notes for every message that arrives whether what it says of the time is still true at that moment.
import { createServer, request as ask, type IncomingMessage, type Server } from "node:http";
import { once } from "node:events";
import type pg from "pg";
import { listening } from "../stand-ins";

/** A message as it arrived. */
export interface Arrival {
  readonly messageId: string;
  /** The version of the appointment that it speaks of. */
  readonly about: number;
  /** The version that held when it arrived, and the visit's status then, as they were committed. */
  readonly version: number;
  readonly status: string;
}

export interface WatchedCarrier {
  readonly url: string;
  readonly arrivals: readonly Arrival[];
  close(): Promise<void>;
}

/** What is committed when the request is there and nobody has answered it. */
const STANDING = `
  select message.id as "messageId", message.about, visit.appointment_version as version, visit.status
    from message join visit on visit.id = message.visit_id
   where message.id = $1`;

/** Looks, and hands every request on to the carrier. */
export async function watchCarrier(carrierUrl: string, pool: pg.Pool): Promise<WatchedCarrier> {
  const arrivals: Arrival[] = [];
  const server: Server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      const oid = oidOf(body);
      if (oid !== undefined) arrivals.push(...(await pool.query<Arrival>(STANDING, [oid])).rows);
      const { method, headers, url = "/" } = request;
      const on = ask(new URL(url, carrierUrl), { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      on.on("error", () => response.destroy());
      on.end(body);
    })();
  });
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}`,
    arrivals,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part);
  return Buffer.concat(parts);
}

/** Which message of ours it is, as its report address says. */
function oidOf(body: Buffer): string | undefined {
  const callback = new URLSearchParams(body.toString("utf8")).get("StatusCallback");
  return callback === null ? undefined : (new URL(callback).searchParams.get("oid") ?? undefined);
}
