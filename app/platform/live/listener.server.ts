// The one connection of this process that listens for news, and its return after it is lost.
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { z } from "zod";

/** What a subscriber hears. */
export type News =
  | { readonly kind: "news"; readonly payload: Readonly<Record<string, unknown>> }
  /** The connection was lost and is back: fetch again, something may have been missed. */
  | { readonly kind: "refetch" };

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

const Message = z.object({ topic: z.string(), payload: z.record(z.string(), z.unknown()) });

export class Listener {
  private readonly subscribers = new Map<string, Set<(news: News) => void>>();
  private readonly stopping = new AbortController();
  private client: pg.Client | undefined;
  private reconnecting: Promise<void> | undefined;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly report: (line: string) => void,
  ) {}

  /** Connects once; throws when the database is not there. */
  async start(): Promise<void> {
    this.client = await this.connect();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.subscribers.clear();
    await this.reconnecting;
    await this.client?.end();
    this.client = undefined;
  }

  subscribe(topic: string, hear: (news: News) => void): () => void {
    const hearers = this.subscribers.get(topic) ?? new Set();
    this.subscribers.set(topic, hearers);
    hearers.add(hear);
    return () => {
      hearers.delete(hear);
      if (hearers.size === 0 && this.subscribers.get(topic) === hearers) this.subscribers.delete(topic);
    };
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: "bayline-live",
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    client.on("notification", (message) => this.spread(message.payload ?? ""));
    client.on("error", (error) => this.report(`The listening connection failed: ${error.message}`));
    await client.connect();
    client.once("end", () => this.lost(client));
    await client.query(`listen ${pg.escapeIdentifier(this.channel)}`);
    return client;
  }

  private lost(client: pg.Client): void {
    if (this.client !== client || this.stopping.signal.aborted) return;
    this.client = undefined;
    this.reconnecting = this.reconnect();
  }

  private async reconnect(): Promise<void> {
    for (
      let wait = FIRST_PAUSE_MS;
      !this.stopping.signal.aborted;
      wait = Math.min(wait * 2, LONGEST_PAUSE_MS)
    ) {
      await pause(wait, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      try {
        this.client = await this.connect();
        this.report("The listening connection is back");
        for (const topic of this.subscribers.keys()) this.tell(topic, { kind: "refetch" });
        return;
      } catch (error) {
        this.report(`The listening connection is not back yet: ${String(error)}`);
      }
    }
  }

  private spread(text: string): void {
    const message = Message.safeParse(parseJson(text));
    // The channel is ours; anybody with the database's password may still write nonsense to it.
    if (message.success) this.tell(message.data.topic, { kind: "news", payload: message.data.payload });
  }

  private tell(topic: string, news: News): void {
    for (const hear of [...(this.subscribers.get(topic) ?? [])]) hear(news);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
