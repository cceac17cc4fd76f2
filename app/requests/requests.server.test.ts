// Every request on record, open and ended, and who answered it, on a real database.
import { describe, expect, test } from "vitest";
import { HOUR, instant, plus } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { answerRequest, loseRequest } from "~/stages/1-booking/booking";
import { loadVisit } from "~/visits/store.server";
import { aCentre, aRequest, visitIn, type TestCentre } from "test/factories";
import { useDatabase } from "test/database";
import { formOf, postRequest, taken, TYPED } from "test/new-requests";
import { answerEnquiry, loseEnquiry, takeEnquiry } from "./enquiries.server";
import type { NewEnquiry } from "./enquiry.schema";
import { answerListForm } from "./requests.action.server";
import { endedRequests, openRequests } from "./requests.server";

useDatabase();

const now = () => new Date();

async function anEnquiry(centre: TestCentre, wishes: Partial<NewEnquiry> = {}, at = now()) {
  const enquiry: NewEnquiry = { channel: "message", what: "Do you repair vans?", next: "open", ...wishes };
  return takeEnquiry(centre.team.advisor, enquiry, crypto.randomUUID(), at);
}

const rowOf = (id: string) => db().enquiry.findUniqueOrThrow({ where: { id } });

describe("the open requests", () => {
  test("are those without a time and the enquiries, the longest waiting first", async () => {
    const centre = await aCentre();
    const early = await aRequest({ centre, requestedAt: plus(instant(now()), -9 * HOUR) });
    const enquiry = await anEnquiry(centre, {}, new Date(Date.now() - 7 * HOUR));
    const late = await aRequest({ centre, channel: "online" });
    await visitIn("preparation", { centre });
    await anEnquiry(centre, { next: "lost", reason: "not-our-work" });
    await aRequest({ centre: await aCentre() });
    const { rows, more } = await openRequests(centre.team.advisor, undefined);
    expect(rows.map(({ id, kind, outcome }) => [id, kind, outcome])).toEqual([
      [early.id, "visit", "open"],
      [enquiry, "enquiry", "open"],
      [late.id, "visit", "open"],
    ]);
    expect(more).toBe(false);
    const online = await openRequests(centre.team.advisor, "online");
    expect(online.rows.map(({ id }) => id)).toEqual([late.id]);
  });
});

describe("the ended requests", () => {
  test("say what became of them, the newest first", async () => {
    const centre = await aCentre();
    const booked = await visitIn("preparation", { centre, requestedAt: plus(instant(now()), -9 * HOUR) });
    const lost = await aRequest({ centre, requestedAt: plus(instant(now()), -8 * HOUR) });
    await lost.change(centre.team.advisor, (visit, at) => loseRequest(visit, { reason: "price" }, at));
    const enquiry = await anEnquiry(centre, { next: "lost", reason: "no-time-free" });
    await aRequest({ centre });
    const { rows } = await endedRequests(centre.team.advisor, undefined, 1);
    expect(rows.map(({ id, outcome, lostReason }) => [id, outcome, lostReason])).toEqual([
      [enquiry, "lost", "no-time-free"],
      [lost.id, "lost", "price"],
      [booked.id, "booked", null],
    ]);
    const { rows: messages } = await endedRequests(centre.team.advisor, "message", 1);
    expect(messages.map(({ id }) => id)).toEqual([enquiry]);
  });
});

describe("who answered when", () => {
  test("is recorded at once for whoever calls or comes", async () => {
    const centre = await aCentre();
    const { advisor } = centre.team;
    const visitId = await taken(centre, TYPED);
    const loaded = await loadVisit(db(), centre.id, visitId);
    expect(loaded?.visit.request.answered).toMatchObject({ by: { kind: "staff", id: advisor.staffId } });
    expect(await rowOf(await anEnquiry(centre, { channel: "walk-in" }))).toMatchObject({
      answeredBy: advisor.staffId,
    });
  });

  test("waits for somebody where it came in writing, and the first answer stays", async () => {
    const centre = await aCentre();
    const { advisor, manager } = centre.team;
    const visit = await aRequest({ centre, channel: "online" });
    expect((await visit.load()).request.answered).toBeUndefined();
    expect(await visit.change(manager, answerRequest)).toMatchObject({ kind: "done" });
    expect(await visit.change(advisor, answerRequest)).toMatchObject({
      kind: "denied",
      denial: { code: "already-recorded" },
    });
    const { rows } = await openRequests(advisor, undefined);
    expect(rows[0]).toMatchObject({ id: visit.id, answeredBy: manager.name });

    const enquiry = await anEnquiry(centre);
    expect(await answerEnquiry(manager, enquiry, now())).toBe("done");
    expect(await answerEnquiry(advisor, enquiry, now())).toBe("ended");
    expect((await rowOf(enquiry)).answeredBy).toBe(manager.staffId);
  });

  test("is nothing to tap where somebody was on the telephone", async () => {
    const centre = await aCentre();
    const visit = await aRequest({ centre, channel: "phone" });
    expect(await visit.change(centre.team.advisor, answerRequest)).toMatchObject({ kind: "denied" });
  });
});

describe("an enquiry", () => {
  test("sent twice is one", async () => {
    const centre = await aCentre();
    const form = crypto.randomUUID();
    const enquiry: NewEnquiry = { channel: "phone", what: "Open on Sunday?", next: "open" };
    await Promise.all([1, 2, 3].map(() => takeEnquiry(centre.team.advisor, enquiry, form, now())));
    expect(await db().enquiry.count({ where: { centreId: centre.id } })).toBe(1);
  });

  test("is lost with its reason, once, and not by another centre", async () => {
    const centre = await aCentre();
    const enquiryId = await anEnquiry(centre);
    const lose = (actor = centre.team.advisor, reason: "price" | "other" = "price") =>
      loseEnquiry(actor, { enquiryId, reason }, now());
    expect(await lose((await aCentre()).team.advisor)).toBe("not-found");
    expect(await lose()).toBe("done");
    expect(await lose()).toBe("done");
    expect(await lose(centre.team.manager, "other")).toBe("ended");
    expect(await rowOf(enquiryId)).toMatchObject({ lostReason: "price", visitId: null });
  });

  test("becomes a visit that began when it came, and is answered by it", async () => {
    const centre = await aCentre();
    const came = new Date(Date.now() - 3 * HOUR);
    const enquiryId = await anEnquiry(centre, {}, came);
    const form = { ...TYPED, channel: "message", enquiryId };
    const page = crypto.randomUUID();
    const first = await postRequest(centre, formOf(form, page));
    const again = await postRequest(centre, formOf(form, page));
    expect(again).toEqual(first);
    if (!("visitId" in first)) throw new Error("refused");
    const loaded = await loadVisit(db(), centre.id, first.visitId);
    expect(loaded?.visit.request.at).toBe(came.getTime());
    expect(loaded?.visit.request.answered).toBeDefined();
    expect(await rowOf(enquiryId)).toMatchObject({
      visitId: first.visitId,
      answeredBy: centre.team.advisor.staffId,
      lostReason: null,
    });
    expect((await openRequests(centre.team.advisor, undefined)).rows.map(({ kind }) => kind)).toEqual([
      "visit",
    ]);
  });

  test("that has ended meanwhile becomes no visit, and nothing is written", async () => {
    const centre = await aCentre();
    const enquiryId = await anEnquiry(centre, { next: "lost", reason: "price" });
    const answer = await postRequest(centre, formOf({ ...TYPED, enquiryId }));
    if (!("answer" in answer)) throw new Error("taken");
    expect(answer.status).toBe(400);
    expect(answer.answer.result.error).toEqual({ "": ["requests:enquiryEnded"] });
    expect(await db().visit.count({ where: { centreId: centre.id } })).toBe(0);
    expect(await db().customer.count({ where: { centreId: centre.id } })).toBe(0);
  });
});

describe("the forms of the list", () => {
  const posted = (fields: Readonly<Record<string, string>>) => {
    const form = new FormData();
    form.set("submissionId", crypto.randomUUID());
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return form;
  };

  test("answer a visit's request, and lead back to the list as it was looked at", async () => {
    const centre = await aCentre();
    const visit = await aRequest({ centre, channel: "online" });
    const form = posted({ intent: "answer", visitId: visit.id });
    const answer = await answerListForm(centre.team.advisor, form, "/requests?channel=online");
    expect(answer).toBeInstanceOf(Response);
    expect((await visit.load()).request.answered).toBeDefined();
  });

  test("know nothing of another centre, of mechanics, or without a reason", async () => {
    const [here, there] = [await aCentre(), await aCentre()];
    const visit = await aRequest({ centre: there, channel: "online" });
    const answer = () => posted({ intent: "answer", visitId: visit.id });
    await expect(answerListForm(here.team.advisor, answer(), "/requests")).rejects.toMatchObject({
      status: 404,
    });
    expect(await answerListForm(there.team.mechanic, answer(), "/requests")).toMatchObject({
      init: { status: 403 },
    });
    const enquiryId = await anEnquiry(there);
    const lose = posted({ intent: "lose", enquiryId });
    expect(await answerListForm(there.team.advisor, lose, "/requests")).toMatchObject({
      init: { status: 400 },
    });
    const nothing = posted({ intent: "dance" });
    await expect(answerListForm(there.team.advisor, nothing, "/requests")).rejects.toMatchObject({
      status: 400,
    });
  });
});
