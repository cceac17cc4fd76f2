// News of a visit on its way to the browsers: only with the change, only to its own centre.
import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addNote, advance } from "~/journey/course";
import { startLive, stopLive } from "~/platform/live.server";
import { aCentre, aColleague, aRequest, cookieOf, requestAs, type TestVisit } from "test/factories";
import { useDatabase } from "test/database";
import { newsOf } from "test/news";
import { newsStream } from "./news.server";
import { centreTopic } from "./store.server";

const database = useDatabase();
beforeAll(() => startLive(database.url));
afterAll(() => stopLive());

function note(visit: TestVisit, text: string) {
  return visit.change(visit.centre.team.advisor, (_, now) => addNote(text, now));
}

/** The stream, served and read over HTTP as a browser would. */
async function overHttp(cookie: string | undefined) {
  const server = createServer((incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.on("close", () => gone.abort());
    const headers = new Headers(incoming.headers.cookie ? { Cookie: incoming.headers.cookie } : {});
    const request = new Request(`http://localhost${incoming.url ?? "/"}`, { headers, signal: gone.signal });
    void newsStream(request).then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      const reader = response.body?.getReader();
      for (let part = await reader?.read(); part?.value; part = await reader?.read())
        outgoing.write(part.value);
      outgoing.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  const gone = new AbortController();
  const response = await fetch(`http://127.0.0.1:${String(port)}/live`, {
    headers: cookie ? { Cookie: cookie } : {},
    signal: gone.signal,
  });
  return {
    response,
    async close() {
      gone.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe("news of a visit", () => {
  test("comes with the change and names the visit; a refused change makes none", async () => {
    const centre = await aCentre();
    const news = newsOf(centreTopic(centre.id));
    const visit = await aRequest({ centre });
    const refused = await visit.change(centre.team.advisor, (present, now) =>
      advance(present, { from: "booking" }, centre.map, now),
    );
    expect(refused.kind).toBe("denied");
    await note(visit, "the only change");
    expect(await news.until(2)).toEqual([
      { kind: "news", payload: { visitId: visit.id, version: 1 } },
      { kind: "news", payload: { visitId: visit.id, version: 2 } },
    ]);
    news.stop();
  });

  test("stays within the centre", async () => {
    const centre = await aCentre();
    const news = newsOf(centreTopic(centre.id));
    await note(await aRequest(), "elsewhere");
    const here = await aRequest({ centre });
    expect(await news.until(1)).toEqual([{ kind: "news", payload: { visitId: here.id, version: 1 } }]);
    news.stop();
  });

  test("reaches a browser as an event stream", async () => {
    const visit = await aRequest();
    const stream = await overHttp(await cookieOf(visit.centre.team.mechanic));
    expect(stream.response.headers.get("Content-Type")).toContain("text/event-stream");
    const reader = stream.response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = (await reader?.read())?.value ?? "";
    await note(visit, "hello");
    const news = `event: news\ndata: {"visitId":"${visit.id}","version":2}\n\n`;
    while (!text.includes(news)) text += (await reader?.read())?.value ?? "";
    expect(text).toContain(news);
    await stream.close();
  });
});

describe("the stream", () => {
  test("is refused plainly to whoever is not signed in or has no role here", async () => {
    const signedOut = await overHttp(undefined);
    expect(signedOut.response.status).toBe(401);
    await signedOut.close();
    const nobody = await aColleague(await aCentre(), []);
    expect((await newsStream(await requestAs(nobody, "/live"))).status).toBe(403);
  });
});
