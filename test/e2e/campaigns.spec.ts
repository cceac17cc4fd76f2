// A manager without scripts: from the segment over the preview to the visit that somebody booked because of it.
import { instant } from "~/journey/instant";
import { dueCustomers } from "../campaigned";
import { visitIn } from "../factories";
import { anOpenCentre } from "../online-bookings";
import { db, expect, test } from "./fixtures";

test("A campaign with a control group, from the segment to the booked visit", async ({ as, visitor }) => {
  const centre = await anOpenCentre({ language: "en" });
  await dueCustomers(centre, 10);
  const manager = await as(centre.team.manager, { scripts: false, on: "phone" });

  await test.step("Whom it is about, in which words, and what it costs", async () => {
    await manager.goto("/campaigns");
    await expect(manager.getByText("No campaign yet")).toBeVisible();
    await manager.getByRole("link", { name: "New campaign" }).click();
    await manager.getByLabel("Name").fill("Spring service");
    await manager.getByRole("button", { name: "Choose the people" }).click();
    await manager.getByLabel("Mileage from").fill("90000");
    await manager.getByLabel("Mileage up to").fill("10");
    await manager.getByRole("button", { name: "Save and see who fits" }).click();
    await expect(manager.getByText("This comes before the other one.").first()).toBeVisible();
    await manager.getByLabel("Mileage from").fill("");
    await manager.getByLabel("Mileage up to").fill("");
    await manager.getByRole("button", { name: "Save and see who fits" }).click();
    await expect(manager.getByText("10 people fit.")).toBeVisible();
    await manager.getByRole("link", { name: "Texts and measuring" }).click();
    await manager.getByLabel("Text B: English").fill("{centre}: Good winter tyres? {plate}: {link} {phone}");
    await manager.getByLabel("Told nothing, for comparison").fill("20");
    await manager.getByLabel("Second message after").fill("7");
    await manager.getByRole("button", { name: "Save and see the preview" }).click();
    await expect(manager.getByText("8 are written to, 2 are told nothing")).toBeVisible();
    await expect(manager.getByText("Good winter tyres?")).toBeVisible();
  });

  await test.step("It is sent to all but the control group, and the link opens the booking page", async () => {
    await manager.getByRole("button", { name: "Write to 8 people" }).click();
    await expect(manager.getByText("It cannot be told yet")).toBeVisible();
    await expect(async () => {
      await manager.reload();
      await expect(manager.getByText("still waiting for the message")).toHaveCount(0, { timeout: 100 });
    }).toPass();
    expect(await db().message.count({ where: { centreId: centre.id, kind: "service-due" } })).toBe(8);
    const advisor = await as(centre.team.advisor);
    await advisor.goto("/outbox");
    const link = await advisor
      .getByRole("link", { name: /\/book\// })
      .first()
      .getAttribute("href");
    const customer = await visitor({ scripts: false, on: "phone" });
    await customer.goto(link ?? "");
    await expect(customer.getByRole("heading", { level: 1 })).toBeVisible();
  });

  await test.step("A visit that one of them books is counted in their group", async () => {
    const told = await db().campaignRecipient.findFirstOrThrow({
      where: { centreId: centre.id, group: "A" },
    });
    const { customerId, vehicleId } = told;
    const { id } = await visitIn("preparation", { centre, customerId, vehicleId, requestedAt: now() });
    const { number } = await db().visit.findUniqueOrThrow({ where: { id } });
    await manager.reload();
    await expect(manager.getByRole("link", { name: `booked: visit ${String(number)}` })).toBeVisible();
    await expect(manager.getByText(/^25% \(5% to 70%\)$/)).toBeVisible();
    await expect(manager.getByText("told nothing", { exact: true })).toHaveCount(2);
  });
});

function now() {
  return instant(new Date());
}
