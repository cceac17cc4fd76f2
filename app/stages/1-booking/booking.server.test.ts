// The forms of booking, posted to a real database.
import { describe, expect, test } from "vitest";
import { HOUR, instant, plus } from "~/journey/instant";
import { localDateTimeText } from "~/ui/zoned-time";
import { aCentre, aRequest, visitIn } from "test/factories";
import { useDatabase } from "test/database";
import { factsOf, post, refusedFor } from "test/posts";
import { bookingCommands } from "./booking.commands.server";

useDatabase();

const DUBLIN = "Europe/Dublin";
const inHours = (hours: number) => localDateTimeText(plus(instant(new Date()), hours * HOUR), DUBLIN);

describe("setting the time", () => {
  test("reads it on the centre's own clock and stays on the booking", async () => {
    const visit = await aRequest({ centre: await aCentre({ timeZone: DUBLIN }) });
    const { advisor } = visit.centre.team;
    const posted = await post(bookingCommands, visit, advisor, "book", {
      at: "2030-07-02T09:30",
      minutes: "90",
    });
    expect(posted).toEqual({ status: 302, location: `/visits/${visit.id}/booking` });
    expect((await visit.load()).booking.appointment).toMatchObject({
      at: Date.parse("2030-07-02T08:30:00.000Z"),
      minutes: 90,
      online: false,
    });
  });

  test("is refused with a word for a time that the clocks skip, or show twice, and nothing is written", async () => {
    const visit = await aRequest();
    const { advisor } = visit.centre.team;
    const before = await factsOf(visit);
    const skipped = await post(bookingCommands, visit, advisor, "book", {
      at: "2030-03-31T01:30",
      minutes: "60",
    });
    const twice = await post(bookingCommands, visit, advisor, "book", {
      at: "2030-10-27T01:30",
      minutes: "60",
    });
    expect([skipped.status, twice.status]).toEqual([400, 400]);
    expect(refusedFor(skipped, "at")).toEqual(["time-skipped"]);
    expect(refusedFor(twice, "at")).toEqual(["time-twice"]);
    expect(await factsOf(visit)).toBe(before);
  });

  test("is refused in the past, and for minutes that are none", async () => {
    const visit = await aRequest();
    const { advisor } = visit.centre.team;
    const past = await post(bookingCommands, visit, advisor, "book", {
      at: "2020-07-02T09:30",
      minutes: "60",
    });
    expect(past.status).toBe(400);
    expect(refusedFor(past, "at")).toEqual(["denials:appointment-in-the-past"]);
    const long = await post(bookingCommands, visit, advisor, "book", { at: inHours(24), minutes: "an hour" });
    expect(refusedFor(long, "minutes")).toEqual(["not-a-number"]);
  });

  test("from a stale page is a conflict", async () => {
    const visit = await aRequest();
    const { advisor, manager } = visit.centre.team;
    await post(bookingCommands, visit, manager, "book", { at: inHours(24), minutes: "60" });
    const late = await post(bookingCommands, visit, advisor, "book", { at: inHours(25), minutes: "60" });
    expect(late.status).toBe(409);
    expect(refusedFor(late, "at")).toEqual(["denials:already-recorded"]);
  });

  test("is not for mechanics", async () => {
    const visit = await aRequest();
    const before = await factsOf(visit);
    const posted = await post(bookingCommands, visit, visit.centre.team.mechanic, "book", {
      at: inHours(24),
      minutes: "60",
    });
    expect(posted.status).toBe(403);
    expect(await factsOf(visit)).toBe(before);
  });

  test("of another centre's visit finds nothing", async () => {
    const visit = await aRequest();
    const { advisor } = (await aCentre()).team;
    const posting = post(bookingCommands, visit, advisor, "book", { at: inHours(24), minutes: "60" });
    await expect(posting).rejects.toMatchObject({ status: 404 });
  });
});

describe("moving the appointment", () => {
  test("works in preparation too, and goes on there", async () => {
    const visit = await visitIn("preparation", { appointmentAt: plus(instant(new Date()), 24 * HOUR) });
    const before = (await visit.load()).booking.appointment;
    const posted = await post(bookingCommands, visit, visit.centre.team.advisor, "move", {
      to: "2030-07-02T09:30",
      minutes: "60",
      from: String(before?.at),
    });
    expect(posted).toEqual({ status: 302, location: `/visits/${visit.id}/preparation` });
    expect((await visit.load()).booking).toMatchObject({ moves: 1 });
  });

  test("over a colleague's move is a conflict", async () => {
    const visit = await visitIn("preparation");
    const posted = await post(bookingCommands, visit, visit.centre.team.advisor, "move", {
      to: "2030-07-02T09:30",
      minutes: "60",
      from: "1",
    });
    expect(posted.status).toBe(409);
  });
});

test("contact confirmed, then lost: the request ends with its reason", async () => {
  const visit = await aRequest();
  const { advisor } = visit.centre.team;
  expect((await post(bookingCommands, visit, advisor, "confirmContact", { how: "code" })).status).toBe(302);
  const nonsense = await post(bookingCommands, visit, advisor, "lose", { reason: "because" });
  expect(nonsense.status).toBe(400);
  expect((await post(bookingCommands, visit, advisor, "lose", { reason: "price" })).status).toBe(302);
  expect(await visit.load()).toMatchObject({ status: "lost", reason: "price" });
  const again = await post(bookingCommands, visit, advisor, "lose", { reason: "price" });
  expect(again.status).toBe(409);
});
