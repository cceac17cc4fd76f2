// News between processes: PostgreSQL's LISTEN/NOTIFY, and the event streams that carry it on to browsers.
import type { Tx } from "./db/db.server";
import { Listener, type News } from "./live/listener.server";
import { processWide } from "./process-wide.server";

export type { News } from "./live/listener.server";

/** A sign of life is sent this often: proxies keep a silent stream open, and the page notices a line that died quietly. */
const HEARTBEAT_MS = 20_000;
const CHANNEL = "bayline";
/** PostgreSQL takes fewer than 8000 bytes in one message. */
const LONGEST_PAYLOAD = 7_900;

const slot = processWide("live", (value): value is Listener => typeof value === "object" && value !== null);
const streams = processWide("streams", (value): value is Set<() => void> => value instanceof Set);

/** Starts this process's one listening connection. It comes back by itself when it is lost. */
export async function startLive(
  url: string,
  report: (line: string) => void = () => undefined,
): Promise<void> {
  await stopLive();
  const listener = new Listener(url, CHANNEL, report);
  slot.set(listener);
  await listener.start();
}

/** Ends all event streams and the listening connection. */
export async function stopLive(): Promise<void> {
  for (const end of [...(streams.get() ?? [])]) end();
  const listener = slot.get();
  slot.set(undefined);
  await listener?.stop();
}

/**
 * Tells every subscriber of the topic, in all processes, when (and only if) the transaction commits.
 * The payload is JSON and small: ids, not contents.
 */
export async function notify(
  tx: Tx,
  topic: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  const message = JSON.stringify({ topic, payload });
  if (Buffer.byteLength(message) > LONGEST_PAYLOAD)
    throw new RangeError(`News of ${topic} is too long to send.`);
  await tx.$executeRaw`select pg_notify(${CHANNEL}, ${message})`;
}

/**
 * Calls `hear` for every piece of news of the topic. After a lost connection it hears `{ kind: "refetch" }`: something
 * may have been missed. Returns the function that ends the subscription.
 */
export function subscribe(topic: string, hear: (news: News) => void): () => void {
  const listener = slot.get();
  if (!listener) throw new Error("Nobody is listening: call startLive(url) first.");
  return listener.subscribe(topic, hear);
}

/**
 * A text/event-stream of the topic: `event: news` with the payload as JSON, `event: refetch` when news may have been
 * missed, `event: beat` every 20 s. Ends when the request is aborted or the program stops.
 */
export function eventStream(request: Request, topic: string): Response {
  const encoder = new TextEncoder();
  let end = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const unsubscribe = subscribe(topic, (news) => send(asServerSentEvent(news)));
      const heartbeat = setInterval(() => send("event: beat\ndata: {}\n\n"), HEARTBEAT_MS);
      end = () => {
        if (!openStreams().delete(end)) return;
        clearInterval(heartbeat);
        unsubscribe();
        request.signal.removeEventListener("abort", end);
        controller.close();
      };
      openStreams().add(end);
      request.signal.addEventListener("abort", end);
      // A browser that lost the stream asks again after so many milliseconds.
      send("retry: 2000\n\n");
      if (request.signal.aborted) end();
    },
    cancel: () => end(),
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store",
      "X-Accel-Buffering": "no",
    },
  });
}

function openStreams(): Set<() => void> {
  const open = streams.get() ?? new Set<() => void>();
  streams.set(open);
  return open;
}

function asServerSentEvent(news: News): string {
  if (news.kind === "refetch") return "event: refetch\ndata: {}\n\n";
  return `event: news\ndata: ${JSON.stringify(news.payload)}\n\n`;
}
