// A message of which the carrier cannot tell: settled on the outbox's page by a person.
import { RouterContextProvider } from "react-router";
import { v7 as uuid } from "uuid";
import { describe, expect, test } from "vitest";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { answered } from "test/answered";
import { useDatabase } from "test/database";
import { aCentre, requestAs, type TestCentre } from "test/factories";
import { action } from "./outbox.route";
import { seal } from "./sealed.server";

useDatabase();

async function anUnknown({ id: centreId }: TestCentre): Promise<string> {
  const id = uuid();
  const said = { channel: "sms", recipient: "+353871234567", language: "en", kind: "ready" };
  const sealed = seal({ link: "https://example.com/l/abc" });
  const doubt = { state: "unknown", unknownAt: new Date(), sendingAt: new Date(), attempt: 1 };
  await db().message.create({ data: { id, centreId, ...said, ...doubt, text: "[[link]]", sealed } });
  return id;
}

async function settle(actor: Actor, messageId: string, how: string) {
  const request = await requestAs(actor, "/outbox", { messageId, how });
  const args = { params: {}, context: new RouterContextProvider(), url: new URL(request.url) };
  return (await answered(action({ request, ...args, pattern: "/outbox" }))).status;
}

const stateOf = (id: string) => db().message.findUniqueOrThrow({ where: { id } });

describe("a message of which nobody knows whether it was sent", () => {
  test("was sent, says a person: then its secrets are gone, and a second answer comes too late", async () => {
    const centre = await aCentre();
    const id = await anUnknown(centre);
    expect(await settle(centre.team.advisor, id, "was-sent")).toBe(302);
    expect(await stateOf(id)).toMatchObject({ state: "sent", sealed: null });
    expect(await settle(centre.team.manager, id, "send-again")).toBe(409);
    expect((await stateOf(id)).state).toBe("sent");
  });

  test("goes out again when a person says so", async () => {
    const centre = await aCentre();
    const id = await anUnknown(centre);
    expect(await settle(centre.team.advisor, id, "send-again")).toBe(302);
    const row = await stateOf(id);
    expect([row.state, row.sealed === null]).toEqual(["pending", false]);
    const jobs = await db().$queryRaw<unknown[]>`
      select 1 from graphile_worker.jobs where key = ${`message:${id}`}`;
    expect(jobs).toHaveLength(1);
  });

  test("is not for a mechanic or another centre, and takes no other answer", async () => {
    const [centre, other] = [await aCentre(), await aCentre()];
    const id = await anUnknown(centre);
    expect(await settle(centre.team.mechanic, id, "was-sent")).toBe(403);
    expect(await settle(other.team.advisor, id, "was-sent")).toBe(404);
    expect(await settle(centre.team.advisor, id, "perhaps")).toBe(400);
    expect((await stateOf(id)).state).toBe("unknown");
  });
});
