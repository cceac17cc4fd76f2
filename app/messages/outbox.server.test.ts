// The outbox: the centre's own messages, the newest first, page by page, found by what they are about.
import { v7 as uuid } from "uuid";
import { describe, expect, test } from "vitest";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { aCentre, aCustomer, aRequest, aVehicle } from "test/factories";
import { maskedAddress } from "./masked-address";
import { askedFor, askedPage, MESSAGES_A_PAGE, outbox } from "./outbox.server";
import { reasonText } from "./outcome";
import { seal } from "./sealed.server";

useDatabase();

async function aMessage(centreId: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const id = uuid();
  const said = {
    channel: "sms",
    recipient: "+353871234567",
    language: "en",
    kind: "booking-code",
    text: "Hello",
  };
  await db().message.create({ data: { id, centreId, ...said, ...more } });
  return id;
}

describe("the outbox", () => {
  test("shows the newest first, a page at a time, and nobody else's", async () => {
    const [centre, other] = [await aCentre(), await aCentre()];
    for (let number = 1; number <= MESSAGES_A_PAGE + 2; number += 1)
      await aMessage(centre.id, { text: `Text ${String(number)}`, createdAt: new Date(number * 1000) });
    await aMessage(other.id, { text: "A secret" });
    const first = await outbox(centre.team.advisor, 1);
    const second = await outbox(centre.team.advisor, 2);
    expect(first.messages).toHaveLength(MESSAGES_A_PAGE);
    expect([first.more, second.more]).toEqual([true, false]);
    expect(first.messages[0]?.text).toBe(`Text ${String(MESSAGES_A_PAGE + 2)}`);
    expect(second.messages.map(({ text }) => text)).toEqual(["Text 2", "Text 1"]);
    expect(JSON.stringify([first, second])).not.toContain("A secret");
  });

  test("shows the links of what has not gone out, and says that they are gone afterwards", async () => {
    const { id, team } = await aCentre();
    const text = "Open [[link]]";
    await aMessage(id, { text, sealed: seal({ link: "https://example.com/l/abc" }) });
    await aMessage(id, { text, state: "sent", sentAt: new Date() });
    const { messages } = await outbox(team.advisor, 1);
    expect(messages.map(({ text: shown, secretGone }) => [shown, secretGone])).toEqual([
      ["Open …", true],
      ["Open https://example.com/l/abc", false],
    ]);
  });

  test("finds by state, kind, visit number, name, telephone and plate", async () => {
    const centre = await aCentre();
    const customerId = await aCustomer(centre, { name: "Zoë Zimmermann", phone: "+353869990001" });
    const vehicleId = await aVehicle(centre, customerId, { plate: "202-KY-777" });
    const visit = await aRequest({ centre, customerId, vehicleId });
    const { number } = await db().visit.findUniqueOrThrow({ where: { id: visit.id } });
    const about = { visitId: visit.id, customerId, recipient: "+353869990001", kind: "ready" };
    const id = await aMessage(centre.id, { ...about, state: "withheld", reason: "no-consent" });
    const failed = await aMessage(centre.id, { state: "failed", reason: "30003" });
    const found = async (search: string) =>
      (await outbox(centre.team.advisor, 1, askedFor(new URLSearchParams(search)))).messages.map(
        (each) => each.id,
      );
    expect(await found("state=withheld")).toEqual([id]);
    expect(await found("kind=ready")).toEqual([id]);
    expect(await found("state=failed")).toEqual([failed]);
    for (const query of [String(number), "zimmer", "086 999 0001".slice(4), "202ky"])
      expect([query, await found(`q=${encodeURIComponent(query)}`)]).toEqual([query, [id]]);
    expect(await found("q=nobody")).toEqual([]);
    expect((await found("state=nonsense&kind=x")).length).toBe(2);
  });

  test("masks an address and knows its pages", () => {
    expect(maskedAddress("+353871234567")).toBe("+353 ••• 67");
    expect(maskedAddress("anna@example.com")).toBe("a•••@example.com");
    expect(["x", "-3", "2", "1e9", null].map(askedPage)).toEqual([1, 1, 2, 1000, 1]);
  });

  test("says a reason in words where it knows some, and else the carrier's code", () => {
    const said = (reason: string) => reasonText((key, values) => [key, values?.["code"]].join(" "), reason);
    expect(["quiet-hours", "21610", "99999"].map(said)).toEqual([
      "reason.quiet-hours ",
      "carrier.opted-out ",
      "carrier.code 99999",
    ]);
  });
});
