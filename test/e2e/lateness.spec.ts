// A promise at risk: the advisor sees it before it breaks, and tells the customer a new time in one step.
import { HOUR, instant, MINUTE, plus } from "~/journey/instant";
import { paths } from "~/paths";
import {
  aColleague,
  aCustomer,
  aLine,
  aVehicle,
  visitIn,
  type TestCentre,
  type TestVisit,
} from "../factories";
import { db, expect, test } from "./fixtures";

/** Two hours of work and half an hour of quality control, promised in an hour and a half. */
async function atRisk(centre: TestCentre, plate: string): Promise<TestVisit> {
  // Round the clock: in the evening the work would go on the next morning.
  const always = { opensMinute: 0, closesMinute: 1440 };
  await db().openingHours.updateMany({ where: { centreId: centre.id }, data: always });
  const customerId = await aCustomer(centre, { name: "Nora Byrne" });
  await db().customer.update({ where: { id: customerId }, data: { smsConsent: true } });
  const vehicleId = await aVehicle(centre, customerId, { plate });
  const mechanic = await aColleague(centre, ["mechanic"]);
  const lines = [aLine({ labourMinutes: 120 })];
  const promisedAt = plus(instant(Math.floor(Date.now() / MINUTE) * MINUTE), 90 * MINUTE);
  return visitIn("repairs", { centre, customerId, vehicleId, mechanic, lines, promisedAt });
}

test("The advisor sees that a promise will not hold, and tells the customer a new time in one step", async ({
  as,
  centre,
}) => {
  const visit = await atRisk(centre, "191-D-900");
  const calm = await visitIn("repairs", {
    centre,
    vehicleId: await aVehicle(centre, await aCustomer(centre), { plate: "191-D-901" }),
    mechanic: await aColleague(centre, ["mechanic"]),
    promisedAt: plus(instant(new Date()), 9 * HOUR),
  });
  const page = await as(centre.team.advisor);

  await page.goto(paths.board());
  const card = page.getByRole("listitem").filter({ hasText: "191-D-900" });
  await expect(card).toContainText(/Expected (tomorrow )?\d\d:\d\d\s*(1\sh|59\smin) after the promise/);
  await expect(page.getByRole("link", { name: "191-D-901" })).toBeVisible();
  await page.getByRole("checkbox", { name: "Late or at risk" }).check();
  await expect(page.getByRole("link", { name: "191-D-901" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "191-D-900" })).toBeVisible();

  await page.goto(paths.tasks());
  const task = page.getByRole("listitem").filter({ hasText: "191-D-900: the promised time is at risk" });
  await task.getByRole("link", { name: "Tell the customer a new time" }).click();
  await expect(page).toHaveURL(new RegExp(`/visits/${visit.id}/repairs#promise$`));

  const form = page.getByRole("region", { name: "Tell the customer a new time" });
  await expect(form).toContainText("Proposed");
  await form
    .getByLabel("Reason, as the customer hears it")
    .selectOption({ label: "A part arrives later than planned" });
  await form.getByRole("radio", { name: "By message, Bayline sends it now" }).check();
  await form.getByRole("button", { name: "Tell and promise the new time" }).click();

  await expect(page.getByText(/The customer was told/).first()).toBeVisible();
  await expect(page.getByText(/in time for the promise/)).toBeVisible();
  const { promise } = await visit.load();
  expect(promise?.revisions).toMatchObject([{ reason: "A part arrives later than planned" }]);
  const said = await db().message.findMany({ where: { visitId: visit.id, kind: "promise-revised" } });
  expect(said).toHaveLength(1);
  await page.goto(paths.tasks());
  await expect(page.getByText("191-D-900: the promised time is at risk")).toHaveCount(0);
  expect(calm.id).not.toBe(visit.id);
});

test("Who cannot be written to is phoned: the number stands in the form", async ({ as, centre }) => {
  const visit = await atRisk(centre, "191-D-902");
  await db().customer.update({ where: { id: visit.customerId }, data: { smsConsent: false } });
  const page = await as(centre.team.advisor, { on: "phone" });
  await page.goto(paths.stage(visit.id, "repairs"));
  const form = page.getByRole("region", { name: "Tell the customer a new time" });
  await expect(form.getByText("No message can reach Nora Byrne")).toBeVisible();
  await expect(form.getByRole("radio", { name: /By message/ })).toHaveCount(0);
  await form.getByLabel("Reason, as the customer hears it").selectOption({ label: "Other, in my own words" });
  await form.getByLabel("In your own words").fill("The lift is broken");
  await form.getByRole("radio", { name: "I have told them by phone" }).check();
  await form.getByRole("button", { name: "Tell and promise the new time" }).click();
  await expect(page.getByText(/The customer was told/).first()).toBeVisible();
  expect(await db().message.count({ where: { visitId: visit.id } })).toBe(0);
});
