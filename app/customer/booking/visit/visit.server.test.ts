// Behind a booking's link: moved and called off within the centre's rules, with the place in the plan.
import { RouterContextProvider } from "react-router";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR, instant, plus, type Instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { bookPlace } from "~/stages/1-booking/place.server";
import { authorOf, changeVisit, loadVisit } from "~/visits/store.server";
import { answered } from "test/answered";
import { checksums } from "test/checksums";
import { useDatabase } from "test/database";
import { aLine, aRequest, visitIn, type TestVisit } from "test/factories";
import { anAddress, anOpenCentre, type OpenCentre } from "test/online-bookings";
import { linkExpiry } from "../../link-purposes";
import { createLink } from "../../links.server";
import { openPage } from "../../page/link.server";
import { loader as calendarLoader } from "./calendar-file.route";
import { cancelPage, movePage, takeCancel, takeMove } from "./visit-page.server";

useDatabase();

let centre: OpenCentre;
beforeAll(async () => {
  centre = await anOpenCentre();
});

/** Tomorrow at noon in Dublin, and so on. */
function noon(days: number): Instant {
  const start = Math.floor(Date.now() / DAY) * DAY;
  return instant(start + days * DAY + 12 * HOUR);
}

async function booked(at: Instant, of: OpenCentre = centre): Promise<{ visit: TestVisit; token: string }> {
  const visit = await aRequest({ centre: of, lines: [aLine()] });
  const { advisor } = of.team;
  const outcome = await changeVisit(authorOf(advisor), visit.id, uuid(), (present, { tx, now }) =>
    bookPlace(present, { at, minutes: 60, online: false }, { tx, now }),
  );
  if (outcome.kind !== "done") throw new Error(`not booked: ${JSON.stringify(outcome)}`);
  return { visit, token: await linkTo(visit) };
}

async function linkTo(visit: TestVisit): Promise<string> {
  const expiresAt = linkExpiry("booking", instant(new Date()));
  const link = { visitId: visit.id, purpose: "booking" as const, expiresAt };
  const { address } = await createLink(db(), { centreId: visit.centre.id }, link);
  return address.split("/l/")[1] ?? "";
}

function posted(fields: Readonly<Record<string, string>>): Request {
  const body = new URLSearchParams({ submissionId: uuid(), ...fields });
  return new Request("http://localhost/l/x/move", { method: "POST", body });
}

const move = (token: string, fields: Readonly<Record<string, string>>) =>
  answered(takeMove(posted(fields), token, anAddress(), new Date()));
const cancel = (token: string, fields: Readonly<Record<string, string>>) =>
  answered(takeCancel(posted(fields), token, anAddress(), new Date()));

const place = (visit: TestVisit) => db().reservation.findFirst({ where: { visitId: visit.id } });

describe("moving a visit", () => {
  test("takes the new place and gives the old one back, in the visit's history as the customer's deed", async () => {
    const from = noon(3);
    const { visit, token } = await booked(from);
    const page = await movePage(token, null, anAddress(), new Date());
    const to = page.times?.days.flatMap(({ offers }) => offers)[4]?.at;
    if (to === undefined) throw new Error("no time is offered");
    const before = await db().capacityCounter.findMany({ where: { centreId: centre.id, name: "all" } });
    expect(await move(token, { at: String(to), from: String(from) })).toEqual({
      status: 302,
      to: `/l/${token}`,
    });
    expect((await visit.load()).booking.appointment?.at).toBe(to);
    expect((await place(visit))?.receptionAt.getTime()).toBe(to);
    const after = await db().capacityCounter.findMany({ where: { centreId: centre.id, name: "all" } });
    const sum = (rows: typeof after) => rows.reduce((total, row) => total + row.used, 0);
    expect(sum(after)).toBe(sum(before));
    const moved = await db().event.findFirstOrThrow({ where: { visitId: visit.id, type: "visit.moved" } });
    expect(moved.actorKind).toBe("customer");
  });
  test("to a time that is taken answers 409 with the nearest that are free", async () => {
    const busy = await anOpenCentre({}, { receptionsPerQuarter: 1 });
    const { token } = await booked(noon(4), busy);
    const taken = noon(5);
    await booked(taken, busy);
    const answer = await move(token, { at: String(taken), from: String(noon(4)) });
    expect(answer).toMatchObject({ status: 409, data: { kind: "taken" } });
    expect(Reflect.get(Object(answer.data), "alternatives")).toHaveLength(3);
  });
  test("that somebody moved in the meantime is refused", async () => {
    const { token } = await booked(noon(6));
    const answer = await move(token, { at: String(noon(7)), from: String(noon(2)) });
    expect(answer).toEqual({ status: 409, data: { kind: "changed" } });
  });
  test("is refused from the deadline on, and the page says so", async () => {
    const late = await anOpenCentre();
    const { visit, token } = await booked(noon(2), late);
    await db().centre.update({ where: { id: late.id }, data: { moveDeadlineHours: 720 } });
    const page = await movePage(token, null, anAddress(), new Date());
    expect(page.facts.may).toEqual({ kind: "too-late" });
    expect(page.times).toBeUndefined();
    const before = await checksums(["rate_limit"]);
    const answer = await move(token, { at: String(noon(3)), from: String(noon(2)) });
    expect(answer).toEqual({ status: 409, data: { kind: "too-late" } });
    expect(await cancel(token, { from: String(noon(2)) })).toEqual({
      status: 409,
      data: { kind: "too-late" },
    });
    expect(await checksums(["rate_limit"])).toEqual(before);
    expect((await visit.load()).status).toBe("open");
  });
  test("is one of twenty moves of the same form", async () => {
    const { visit, token } = await booked(noon(8));
    const submissionId = uuid();
    const fields = { submissionId, at: String(plus(noon(8), 2 * HOUR)), from: String(noon(8)) };
    const answers = await Promise.all(Array.from({ length: 20 }, () => move(token, fields)));
    expect(answers.every(({ status }) => status === 302)).toBe(true);
    expect(await db().event.count({ where: { visitId: visit.id, type: "visit.moved" } })).toBe(1);
  });
});

describe("calling a visit off", () => {
  test("ends it with the customer's reason and gives the place back", async () => {
    const { visit, token } = await booked(noon(9));
    const answer = await cancel(token, { from: String(noon(9)), reason: "Sold the car" });
    expect(answer).toEqual({ status: 302, to: `/l/${token}` });
    expect((await visit.load()).status).toBe("cancelled");
    expect(await place(visit)).toBeNull();
    const event = await db().event.findFirstOrThrow({
      where: { visitId: visit.id, type: "visit.cancelled" },
    });
    expect(event.payload).toEqual({ reason: "Sold the car" });
    expect(await cancel(token, { from: String(noon(9)) })).toEqual({
      status: 409,
      data: { kind: "changed" },
    });
  });
  test("needs no reason", async () => {
    const { visit, token } = await booked(noon(10));
    expect((await cancel(token, { from: String(noon(10)), reason: " " })).status).toBe(302);
    expect((await visit.load()).status).toBe("cancelled");
  });
});

describe("the pages behind the link", () => {
  test("change nothing by being looked at, and open nothing for a link of another purpose or none", async () => {
    const { visit, token } = await booked(noon(11));
    const before = await checksums(["rate_limit"]);
    await openPage(token, anAddress(), new Date());
    await movePage(token, "2026-02-31", anAddress(), new Date());
    await cancelPage(token, anAddress(), new Date());
    expect(await checksums(["rate_limit"])).toEqual(before);
    const expiresAt = linkExpiry("status", instant(new Date()));
    const other = await createLink(
      db(),
      { centreId: visit.centre.id },
      { visitId: visit.id, purpose: "status", expiresAt },
    );
    const status = other.address.split("/l/")[1] ?? "";
    for (const dead of [status, "x".repeat(22), "x"]) {
      expect((await answered(movePage(dead, null, anAddress(), new Date()))).status).toBe(404);
      expect((await move(dead, { at: String(noon(12)), from: String(noon(11)) })).status).toBe(404);
      expect((await cancel(dead, { from: String(noon(11)) })).status).toBe(404);
    }
  });
  test("show how it stands once the car is here, with nothing to change", async () => {
    const visit = await visitIn("intake", { centre });
    const page = await openPage(await linkTo(visit), anAddress(), new Date());
    expect(page).toMatchObject({ purpose: "booking", facts: { may: { kind: "no" } } });
  });
  test("give the appointment to a calendar, each change as a later version of the same entry", async () => {
    const { visit, token } = await booked(noon(13));
    const file = async () => {
      const args = {
        params: { token },
        context: new RouterContextProvider(),
        request: new Request("http://x/"),
      };
      const response = await calendarLoader({ ...args, unstable_pattern: "" } as never);
      return { type: response.headers.get("Content-Type"), text: await response.text() };
    };
    const first = await file();
    expect(first.type).toBe("text/calendar; charset=utf-8");
    expect(first.text).toContain(`UID:${visit.id}@bayline`);
    expect(first.text).toContain("SEQUENCE:0");
    expect(first.text).toMatch(/DTSTART;TZID=Europe\/Dublin:\d{8}T1[23]0000/);
    await move(token, { at: String(noon(14)), from: String(noon(13)) });
    expect((await file()).text).toContain("SEQUENCE:1");
    await cancel(token, { from: String(noon(14)) });
    expect((await file()).text).toContain("STATUS:CANCELLED");
    expect(await loadVisit(db(), centre.id, visit.id)).toBeDefined();
  });
});
