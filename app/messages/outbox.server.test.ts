// The outbox: the centre's own messages, the newest first, page by page.
import { describe, expect, test } from "vitest";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { aCentre } from "test/factories";
import { askedPage, maskedPhone, MESSAGES_A_PAGE, outbox, queueMessage } from "./outbox.server";

useDatabase();

function message(centreId: string, text: string) {
  return {
    centreId,
    channel: "sms" as const,
    recipient: "+353871234567",
    language: "en" as const,
    kind: "booking-code" as const,
    text,
  };
}

describe("the outbox", () => {
  test("shows the newest first, a page at a time, and nobody else's", async () => {
    const [centre, other] = [await aCentre(), await aCentre()];
    for (let number = 1; number <= MESSAGES_A_PAGE + 2; number += 1) {
      await queueMessage(db(), message(centre.id, `Text ${String(number)}`));
    }
    await queueMessage(db(), message(other.id, "A secret"));
    const first = await outbox(centre.team.advisor, 1);
    const second = await outbox(centre.team.advisor, 2);
    expect(first.messages).toHaveLength(MESSAGES_A_PAGE);
    expect([first.more, second.more]).toEqual([true, false]);
    expect(first.messages[0]?.text).toBe(`Text ${String(MESSAGES_A_PAGE + 2)}`);
    expect(second.messages.map(({ text }) => text)).toEqual(["Text 2", "Text 1"]);
    expect(JSON.stringify([first, second])).not.toContain("secret");
  });
  test("does not hold a message whose transaction broke off", async () => {
    const centre = await aCentre();
    const broken = db().$transaction(async (tx) => {
      await queueMessage(tx, message(centre.id, "Never"));
      throw new Error("no");
    });
    await expect(broken).rejects.toThrow("no");
    expect((await outbox(centre.team.advisor, 1)).messages).toEqual([]);
  });
  test("masks a number and knows its pages", () => {
    expect(maskedPhone("+353871234567")).toBe("+353•••••67");
    expect(["x", "-3", "2", "1e9", null].map(askedPage)).toEqual([1, 1, 2, 1000, 1]);
  });
});
