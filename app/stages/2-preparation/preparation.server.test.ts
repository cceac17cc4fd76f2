// The forms of preparation, posted to a real database.
import { describe, expect, test } from "vitest";
import { DAY, HOUR, instant, plus } from "~/journey/instant";
import { aCentre, aColleague, aLine, visitIn, type TestVisit } from "test/factories";
import { useDatabase } from "test/database";
import { factsOf, post, refusedFor } from "test/posts";
import { preparationCommands } from "./preparation.commands.server";
import { preparationView } from "./preparation-view.server";

useDatabase();

const send = (
  visit: TestVisit,
  intent: string,
  fields: Readonly<Record<string, string>> = {},
  who: keyof TestVisit["centre"]["team"] = "advisor",
) => post(preparationCommands, visit, visit.centre.team[who], intent, fields);

const draft = (title = "Brake pads, front") => ({
  "lines[0].title": title,
  "lines[0].labourMinutes": "90",
  "lines[0].priceMinor": "184,50",
});

test("from the history to the confirmation, everything that the gate asks for can be entered", async () => {
  const visit = await visitIn("preparation");
  const { bays, team } = visit.centre;
  const sent = [
    await send(visit, "reviewHistory", { repeatRepair: "yes", note: "Same pads as in May." }),
    await send(visit, "checkParts", { needed: "yes", note: "Pads, in stock" }, "parts"),
    await send(visit, "pickParts", {}, "parts"),
    await send(visit, "draftOrder", draft()),
    await send(visit, "assignResources", { bayId: bays[0], mechanicId: team.mechanic.staffId }),
    await send(visit, "sendReminder"),
    await send(visit, "callCustomer", { outcome: "no-answer" }),
    await send(visit, "confirmVisit", { how: "message" }),
  ];
  expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 302));
  const { preparation } = await visit.load();
  expect(preparation).toMatchObject({
    historyReviewed: { repeatRepair: true },
    partsChecked: { needed: true },
    drafted: { lines: [{ title: "Brake pads, front", labourMinutes: 90, priceMinor: 18_450 }] },
    resources: { bayId: bays[0], mechanicId: team.mechanic.staffId },
    called: { outcome: "no-answer" },
  });
  expect(preparation.partsPicked && preparation.reminderSentAt && preparation.confirmed).toBeTruthy();
});

describe("the draft order", () => {
  test("keeps the ids of the visit's own lines, and gives every other line a new one", async () => {
    const own = aLine();
    const visit = await visitIn("preparation", { lines: [own] });
    const foreign = (await visitIn("repairs", { centre: visit.centre })).id;
    const theirs = crypto.randomUUID();
    await send(visit, "draftOrder", {
      ...draft(),
      "lines[0].id": own.id,
      "lines[1].id": own.id,
      "lines[1].title": "The same id once more",
      "lines[1].labourMinutes": "10",
      "lines[1].priceMinor": "1",
      "lines[2].id": theirs,
      "lines[2].title": "An id from elsewhere",
      "lines[2].labourMinutes": "10",
      "lines[2].priceMinor": "1",
    });
    const ids = (await visit.load()).preparation.drafted?.lines.map(({ id }) => id) ?? [];
    expect(ids[0]).toBe(own.id);
    expect(new Set(ids).size).toBe(3);
    expect(ids).not.toContain(theirs);
    expect(ids).not.toContain(foreign);
  });

  test("over a colleague's draft is a conflict; over the draft that was seen it is not", async () => {
    const visit = await visitIn("preparation");
    await send(visit, "draftOrder", draft("First"));
    const stale = await send(visit, "draftOrder", draft("Blind"));
    expect(stale.status).toBe(409);
    expect(refusedFor(stale, "")).toEqual(["denials:already-recorded"]);
    const seenAt = String((await visit.load()).preparation.drafted?.at);
    expect((await send(visit, "draftOrder", { ...draft("Second"), seenAt })).status).toBe(302);
    expect((await visit.load()).preparation.drafted?.lines[0]?.title).toBe("Second");
  });

  test.each([
    ["no line", {}, "lines"],
    ["a price in words", { ...draft(), "lines[0].priceMinor": "a lot" }, "lines[0].priceMinor"],
    ["labour in hours and a half", { ...draft(), "lines[0].labourMinutes": "1,5" }, "lines[0].labourMinutes"],
    ["no title", { ...draft(), "lines[0].title": " " }, "lines[0].title"],
  ])("with %s says so beside the field, and nothing is written", async (_, fields, field) => {
    const visit = await visitIn("preparation");
    const before = await factsOf(visit);
    const posted = await send(visit, "draftOrder", fields);
    expect(posted.status).toBe(400);
    expect(refusedFor(posted, field)).toHaveLength(1);
    expect(await factsOf(visit)).toBe(before);
  });
});

describe("bay and mechanic", () => {
  test("of another centre are not in the list", async () => {
    const [visit, there] = [await visitIn("preparation"), await aCentre()];
    const { bays, team } = visit.centre;
    const bay = await send(visit, "assignResources", {
      bayId: there.bays[0],
      mechanicId: team.mechanic.staffId,
    });
    expect([bay.status, refusedFor(bay, "bayId")]).toEqual([400, ["denials:not-in-list"]]);
    const foreign = { bayId: bays[0], mechanicId: there.team.mechanic.staffId };
    expect(refusedFor(await send(visit, "assignResources", foreign), "mechanicId")).toEqual([
      "denials:not-in-list",
    ]);
  });

  test("a colleague who is no mechanic is not in the list", async () => {
    const visit = await visitIn("preparation");
    const clerk = await aColleague(visit.centre, ["parts"]);
    const posted = await send(visit, "assignResources", {
      bayId: visit.centre.bays[0],
      mechanicId: clerk.staffId,
    });
    expect(refusedFor(posted, "mechanicId")).toEqual(["denials:not-in-list"]);
  });
});

describe("a refusal", () => {
  test("of the wrong role is 403, of the wrong stage 409", async () => {
    const visit = await visitIn("preparation");
    expect((await send(visit, "sendReminder", {}, "mechanic")).status).toBe(403);
    const arrived = await visitIn("intake", { centre: visit.centre });
    expect((await send(arrived, "sendReminder")).status).toBe(409);
  });

  test("of parts that nobody checked writes nothing", async () => {
    const visit = await visitIn("preparation");
    const before = await factsOf(visit);
    expect(refusedFor(await send(visit, "pickParts"), "")).toEqual(["denials:parts-not-checked"]);
    expect(await factsOf(visit)).toBe(before);
  });
});

describe("a no-show", () => {
  test("is too early before the appointment, and ends the visit after it", async () => {
    const later = await visitIn("preparation", { appointmentAt: plus(instant(new Date()), HOUR) });
    expect((await send(later, "noShow")).status).toBe(400);
    const missed = await visitIn("preparation", { appointmentAt: plus(instant(new Date()), -HOUR) });
    expect((await send(missed, "noShow", { note: "Phone is off." })).status).toBe(302);
    expect((await missed.load()).status).toBe("no-show");
  });
});

describe("what the page suggests", () => {
  const daysAgo = (days: number) => plus(instant(new Date()), -days * DAY);

  test("is a repeat repair when the car left less than 90 days ago", async () => {
    const first = await visitIn("closed", { requestedAt: daysAgo(30) });
    const { centre, customerId, vehicleId } = first;
    const second = await visitIn("preparation", { centre, customerId, vehicleId });
    const view = await preparationView(centre.team.advisor, await second.load());
    expect(view.repeatAfterDays).toBe(29);
    expect(view.past.map(({ id }) => id)).toEqual([first.id]);
    expect(view.past[0]?.jobs).toMatchObject([{ title: "Oil service", state: "done" }]);
  });

  test("is nothing after longer, and nothing of an earlier owner", async () => {
    const old = await visitIn("closed", { requestedAt: daysAgo(120) });
    const { centre, vehicleId } = old;
    const again = await visitIn("preparation", { centre, customerId: old.customerId, vehicleId });
    expect((await preparationView(centre.team.advisor, await again.load())).repeatAfterDays).toBeUndefined();
    const sold = await visitIn("preparation", { centre, vehicleId });
    expect((await preparationView(centre.team.advisor, await sold.load())).past).toEqual([]);
  });
});
