// News between processes, over a real database.
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { useDatabase } from "test/database";
import { db } from "./db/db.server";
import { eventStream, notify, startLive, stopLive, subscribe, type News } from "./live.server";

const database = useDatabase();

beforeAll(() => startLive(database.url));
afterAll(() => stopLive());

/** The next piece of news of a topic, and the end of listening. */
function next(topic: string): Promise<News> {
  return new Promise((resolve) => {
    const end = subscribe(topic, (news) => {
      end();
      resolve(news);
    });
  });
}

/** Ends the listening connection from the server's side, as a restart of PostgreSQL does. */
async function cutListener(): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bayline-live' and datname = current_database()",
  );
  await client.end();
}

async function readUntil(reader: ReadableStreamDefaultReader<string>, pattern: RegExp): Promise<string> {
  let text = "";
  while (!pattern.test(text)) {
    const { value, done } = await reader.read();
    if (done) return `${text}(end)`;
    text += value;
  }
  return text;
}

const read = (response: Response) => {
  if (!response.body) throw new Error("no body");
  return response.body.pipeThrough(new TextDecoderStream()).getReader();
};

describe("news", () => {
  test("arrives when the transaction commits, and only at its topic", async () => {
    const heard: News[] = [];
    const end = subscribe("other", (news) => heard.push(news));
    const arriving = next("board");
    await db().$transaction(async (tx) => {
      await notify(tx, "board", { visitId: "v1" });
    });
    expect(await arriving).toEqual({ kind: "news", payload: { visitId: "v1" } });
    expect(heard).toEqual([]);
    end();
  });

  test("of a transaction that rolls back never arrives", async () => {
    const arriving = next("board");
    await db()
      .$transaction(async (tx) => {
        await notify(tx, "board", { visitId: "undone" });
        throw new Error("no");
      })
      .catch(() => undefined);
    await notify(db(), "board", { visitId: "done" });
    expect(await arriving).toEqual({ kind: "news", payload: { visitId: "done" } });
  });

  test("may have been missed after a lost connection: subscribers are told, and hear again", async () => {
    const told = next("board");
    await cutListener();
    expect(await told).toEqual({ kind: "refetch" });
    const arriving = next("board");
    await notify(db(), "board", { visitId: "after" });
    expect(await arriving).toEqual({ kind: "news", payload: { visitId: "after" } });
  });

  test("survives nonsense on the channel", async () => {
    const arriving = next("board");
    await db().$executeRaw`select pg_notify('bayline', 'not json')`;
    await db().$executeRaw`select pg_notify('bayline', '{"topic": 1}')`;
    await notify(db(), "board", { visitId: "v2" });
    expect(await arriving).toEqual({ kind: "news", payload: { visitId: "v2" } });
  });

  test("that is too long to send is refused before it is sent", async () => {
    await expect(notify(db(), "board", { text: "й".repeat(5_000) })).rejects.toThrow(RangeError);
  });
});

describe("an event stream", () => {
  test("carries the news to a browser and ends with its request", async () => {
    const leaving = new AbortController();
    const response = eventStream(new Request("http://x/", { signal: leaving.signal }), "board");
    expect(response.headers.get("Content-Type")).toMatch(/^text\/event-stream/);
    const reader = read(response);
    await readUntil(reader, /retry/);
    await notify(db(), "board", { visitId: "v3" });
    expect(await readUntil(reader, /\n\n/)).toBe('event: news\ndata: {"visitId":"v3"}\n\n');
    leaving.abort();
    expect(await readUntil(reader, /never/)).toBe("(end)");
  });

  test("says that news may have been missed", async () => {
    const leaving = new AbortController();
    const reader = read(eventStream(new Request("http://x/", { signal: leaving.signal }), "board"));
    await readUntil(reader, /retry/);
    await cutListener();
    expect(await readUntil(reader, /\ndata/)).toContain("event: refetch");
    leaving.abort();
  });

  test("ends when the program stops", async () => {
    const reader = read(eventStream(new Request("http://x/"), "board"));
    await readUntil(reader, /retry/);
    await stopLive();
    expect(await readUntil(reader, /never/)).toBe("(end)");
    await startLive(database.url);
  });
});
