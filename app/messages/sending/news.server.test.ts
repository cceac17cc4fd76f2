// Whoever has a conversation open sees what became of an answer, also where no visit tells of it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { startLive, stopLive } from "~/platform/live.server";
import { centreTopic } from "~/visits/store.server";
import { useDatabase } from "test/database";
import { aCentre } from "test/factories";
import { newsOf } from "test/news";
import { aMessage, messageRow } from "test/twilio/connected";
import { applyReport, refuse } from "./outcome.server";
import { heldMessage } from "./row.server";

const database = useDatabase();
beforeAll(() => startLive(database.url));
afterAll(() => stopLive());

const now = () => instant(new Date());

/** A message about no visit that is being sent. */
async function onItsWay() {
  const centre = await aCentre();
  const id = await aMessage(centre);
  const data = { state: "sending", attempt: 1, sendingAt: new Date() };
  await db().message.update({ where: { id }, data });
  const row = await db().$transaction((tx) => heldMessage(tx, id));
  if (!row) throw new Error("the message was made a moment ago");
  return { id, row, news: newsOf(centreTopic(centre.id)) };
}

test("a message without a visit makes news when it was sent and when it has come, and a report that says nothing new makes none", async () => {
  const { id, row, news } = await onItsWay();
  const report = { sid: `SM${id}`, attempt: 1 };
  await applyReport(row, { ...report, progress: "handed" }, now());
  expect(await news.until(1)).toEqual([{ kind: "news", payload: {} }]);
  await applyReport(row, { ...report, progress: "delivered" }, now());
  await applyReport(row, { ...report, progress: "handed" }, now());
  expect(await news.until(2)).toHaveLength(2);
  expect(await messageRow(id)).toMatchObject({ state: "delivered" });
  news.stop();
});

test("a message without a visit makes news when the carrier refuses it", async () => {
  const { id, row, news } = await onItsWay();
  await refuse(row, "21614", now());
  expect(await news.until(1)).toContainEqual({ kind: "news", payload: {} });
  expect(await messageRow(id)).toMatchObject({ state: "failed", reason: "21614" });
  news.stop();
});
