// A customer writes to the centre: the text comes in through the carrier, waits in the inbox, and is answered from a phone.
import { connectDatabase } from "~/platform/db/db.server";
import type { Actor } from "~/journey/permissions";
import type { Page } from "@playwright/test";
import { aColleague, aCustomer, aRequest, aVehicle } from "../factories";
import { startTwilio, type StandIn } from "../twilio/stand-in";
import { db, expect, signInto, test } from "./fixtures";
import { ownProgram, type OwnProgram } from "./own-program";
import { theWorld } from "./world";

test.describe.configure({ mode: "serial" });

const PHONE = "+353871234567";
/** The same, as it is dialled at home. */
const DIALLED = "087 123 4567";

let twilio: StandIn;
let program: OwnProgram;

test.beforeAll(async () => {
  twilio = await startTwilio();
  program = await ownProgram({
    TWILIO_ACCOUNT_SID: twilio.accountSid,
    TWILIO_AUTH_TOKEN: twilio.authToken,
    TWILIO_FROM: "+353155501234",
    TWILIO_API_URL: twilio.url,
  });
  await connectDatabase(program.databaseUrl);
});

test.afterAll(async () => {
  await connectDatabase(theWorld().databaseUrl);
  await program.stop();
  await twilio.close();
});

let texts = 0;
/** Until the worker has taken it down: the carrier has its answer before. */
async function writes(body: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
  texts += 1;
  const sid = `SM${String(texts).padStart(32, "0")}`;
  await twilio.receive(`${program.url}/webhooks/twilio/inbound`, {
    AccountSid: twilio.accountSid,
    MessageSid: sid,
    From: PHONE,
    To: "+353155501234",
    Body: body,
    NumMedia: "0",
    ...more,
  });
  await expect.poll(() => db().inboundMessage.count({ where: { sid } })).toBe(1);
}

test("A text comes in, waits for an answer, is answered from a phone in both languages, and the task ends", async ({
  centre,
  visitor,
}) => {
  const customerId = await aCustomer(centre, { name: "Niamh Byrne", phone: PHONE });
  const vehicleId = await aVehicle(centre, customerId, { plate: "191-D-777" });
  const visit = await aRequest({ centre, customerId, vehicleId });
  const russian = await aColleague(centre, ["advisor"], { name: "Анна Соколова", language: "ru" });
  const enter = async (actor: Actor): Promise<Page> => {
    const page = await visitor({ on: "phone" });
    await signInto(page.context(), program.url, actor);
    return page;
  };
  const page = await enter(centre.team.advisor);
  await page.goto(`${program.url}/inbox`);
  await expect(page.getByText("No conversations yet")).toBeVisible();

  await writes("When can I come? 🚗\nمرحبا", { NumMedia: "2" });
  // It comes by itself: nobody loads the page again.
  const line = page.getByRole("link", { name: /Niamh Byrne.*waits since/s });
  await expect(line).toBeVisible();
  await page.screenshot({ path: shot("list-en") });
  await line.click();
  const thread = page.getByRole("group", { name: "Conversation with Niamh Byrne" });
  await expect(thread).toContainText("When can I come? 🚗");
  await expect(thread).toContainText("2 photos were sent");
  await expect(page.getByText(`Goes by SMS to ${DIALLED}`, { exact: false })).toBeVisible();
  await page.getByLabel("Your message").fill("Tomorrow at nine suits us.");
  await expect(page.getByText("1 segment, 134 characters left")).toBeVisible();
  await page.screenshot({ path: shot("thread-en"), fullPage: true });
  await page.getByRole("button", { name: "Send" }).click();
  await expect(thread).toContainText("Tomorrow at nine suits us.");
  await expect(page.getByLabel("Your message")).toHaveValue("");
  await expect(thread).toContainText("delivered");
  expect(twilio.ledger.map(({ body }) => body)).toEqual(["Tomorrow at nine suits us."]);
  const task = await db().task.findFirstOrThrow({ where: { centreId: centre.id, kind: "answer-message" } });
  expect(task).toMatchObject({
    outcome: "answered",
    endedBy: centre.team.advisor.staffId,
    visitId: visit.id,
  });

  const other = await enter(russian);
  await writes("Спасибо! А ключи?");
  await other.goto(`${program.url}/tasks`);
  await expect(other.getByText("Niamh Byrne ждёт ответа")).toBeVisible();
  await other.getByRole("link", { name: "Ответить" }).click();
  await expect(other.getByText("Клиент ждёт ответа", { exact: false })).toBeVisible();
  await other.getByLabel("Ваше сообщение").fill("Ключи оставьте в ящике у входа, мы заберём их утром.");
  await expect(other.getByText("1 часть, осталось знаков: 18")).toBeVisible();
  await other.screenshot({ path: shot("thread-ru"), fullPage: true });
  await other.getByRole("button", { name: "Отправить" }).click();
  await expect(other.getByRole("group", { name: "Переписка: Niamh Byrne" })).toContainText("Ключи оставьте");
  await other.goto(`${program.url}/tasks`);
  await expect(other.getByText("Niamh Byrne ждёт ответа")).toBeHidden();

  // The visit tells it too, each message with what became of it.
  await other.goto(`${program.url}/visits/${visit.id}/messages`);
  const history = other.locator("#history");
  await expect(history).toContainText("Сообщение от клиента (SMS)");
  await expect(history).toContainText("доставлено");
  await other.screenshot({ path: shot("visit-ru"), fullPage: true });
});

test("Whoever opted out cannot be written to, and staff are told to phone; a lost answer can be tried again", async ({
  centre,
  visitor,
}) => {
  const phone = "+353872222222";
  await aCustomer(centre, { name: "Aoife Kelly", phone });
  const page = await visitor();
  await signInto(page.context(), program.url, centre.team.manager);
  await writes("Is it ready?", { From: phone });
  await page.goto(`${program.url}/inbox`);
  await page.getByRole("link", { name: /Aoife Kelly/ }).click();
  twilio.turns.push({ kind: "refused", code: 21614 });
  await page.getByLabel("Your message").fill("In an hour.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("not delivered", { exact: false }).first()).toBeVisible();
  await expect(page.getByText("The customer waits for an answer", { exact: false })).toBeVisible();
  await page.screenshot({ path: shot("failed-en"), fullPage: true });
  await page.getByRole("button", { name: "Try again" }).first().click();
  await expect(page.getByText("delivered", { exact: true }).first()).toBeVisible();

  await writes("STOP", { From: phone });
  await expect(page.getByText("Must not be written to")).toBeVisible();
  await expect(page.getByRole("link", { name: "Please phone: 087 222 2222" })).toBeVisible();
  await expect(page.getByLabel("Your message")).toBeHidden();
  await page.screenshot({ path: shot("blocked-en"), fullPage: true });

  const manager = await aColleague(centre, ["manager"], { name: "Анна Соколова", language: "ru" });
  const desk = await visitor({ theme: "dark" });
  await signInto(desk.context(), program.url, manager);
  await desk.goto(page.url());
  await expect(desk.getByText("Писать нельзя")).toBeVisible();
  await desk.screenshot({ path: shot("blocked-ru") });
  const fits = await desk.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  expect(fits, "the Russian header beside its longest neighbours").toBe(true);
});

/** Where a picture for the eye goes. */
function shot(name: string): string {
  return `test-results/inbox/${name}.png`;
}
