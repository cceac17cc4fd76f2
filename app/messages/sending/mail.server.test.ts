// E-mails through the real client to a stand-in of a mail server.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startMailServer, type MailStandIn } from "test/smtp/stand-in";
import { aMessage, messageRow } from "test/twilio/connected";
import { now, send, useSending } from "test/twilio/sending";
import { instant, MINUTE, plus, SECOND } from "~/journey/instant";
import { settings, useSettings } from "~/platform/env.server";

const sending = useSending();
let mail: MailStandIn;
beforeEach(async () => {
  mail = await startMailServer();
  useSettings({ ...settings(), mail: { url: mail.url, from: "Quay Service <service@example.com>" } });
});
afterEach(() => mail.close());

const anEmail = () =>
  aMessage(sending.centre, { channel: "email", recipient: "ann@example.com", text: "Машина готова." });
const nameIn = (source: string) => /^Message-ID: (\S+)/im.exec(source)?.[1];

describe("an e-mail", () => {
  test("goes out with a name that follows from the message", async () => {
    const id = await anEmail();
    await send(id);
    expect(mail.taken).toMatchObject([{ to: "ann@example.com" }]);
    expect(nameIn(mail.taken[0]?.source ?? "")).toBe(`<${id}@example.com>`);
    expect(await messageRow(id)).toMatchObject({ state: "sent", sid: `<${id}@example.com>` });
  });

  test("whose answer is lost is sent again under the same name", async () => {
    mail.turns.push("cut-after");
    const id = await anEmail();
    const start = now();
    await send(id);
    expect(await messageRow(id)).toMatchObject({ state: "unknown" });
    await send(id, plus(start, SECOND));
    expect(await messageRow(id)).toMatchObject({ state: "unknown" });
    await send(id, plus(start, MINUTE));
    await send(id, plus(start, MINUTE + SECOND));
    expect(await messageRow(id)).toMatchObject({ state: "sent", attempt: 2 });
    expect(mail.taken.map(({ source }) => nameIn(source))).toEqual(Array(2).fill(`<${id}@example.com>`));
  });

  test("to a mailbox that is not there has failed", async () => {
    mail.turns.push("refuse");
    const id = await anEmail();
    await send(id);
    expect(await messageRow(id)).toMatchObject({ state: "failed", reason: "550" });
  });

  test("that the server wants later goes later", async () => {
    mail.turns.push("later");
    const id = await anEmail();
    await send(id);
    const row = await messageRow(id);
    expect(row).toMatchObject({ state: "pending" });
    await send(id, instant(row.sendAfter));
    expect(mail.taken).toHaveLength(1);
  });

  test("waits for a server that is not there", async () => {
    await mail.close();
    const id = await anEmail();
    await send(id);
    expect(await messageRow(id)).toMatchObject({ state: "pending", attempt: 1 });
    mail = await startMailServer();
  });
});
