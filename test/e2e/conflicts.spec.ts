// Two people at one visit: whoever comes second is told so, sees what stands there now, and loses nothing that was typed.
import type { Locator, Page } from "@playwright/test";
import { chooseConsent } from "~/stages/3-intake/intake";
import { aCustomer, aVehicle, visitIn, type TestVisit } from "../factories";
import { inDays } from "./commands";
import { db, expect, test } from "./fixtures";
import type { Post } from "./posting";

test.describe("A colleague was faster", () => {
  /** A page that hears no news, as on a bad line. */
  async function deaf(page: Page): Promise<Page> {
    await page.route("**/live", (route) => route.abort());
    return page;
  }

  /** The page of the address, once it hears what colleagues do. */
  async function hearing(page: Page, path: string): Promise<Page> {
    const listening = page.waitForResponse((response) => response.url().endsWith("/live"));
    await page.goto(path);
    await listening;
    return page;
  }

  /** Says that there is news which the page does not show yet, as somebody is typing. */
  function changed(page: Page): Locator {
    return page.getByText("A colleague has changed this visit");
  }

  /** A colleague's news that has nothing to do with the form. */
  async function note(post: Post, { id, centre }: TestVisit, text: string): Promise<void> {
    const form = { intent: "note", text };
    expect((await post({ as: centre.team.manager, path: `/visits/${id}/note`, form })).status()).toBe(302);
  }

  for (const scripts of [true, false]) {
    const how = scripts ? "with scripts" : "without scripts";

    test(`with the appointment: it is said, what stands now is shown, and nothing is written twice, ${how}`, async ({
      as,
      centre,
      post,
    }) => {
      const visit = await visitIn("booking", { centre });
      const page = await deaf(await as(centre.team.advisor, { scripts }));
      const path = `/visits/${visit.id}/booking`;
      await page.goto(path);
      await page.getByLabel("Day and time").fill(inDays(centre, 3));
      const at = inDays(centre);
      expect(
        (await post({ as: centre.team.manager, path, form: { intent: "book", at, minutes: "60" } })).status(),
      ).toBe(302);

      await page.getByRole("button", { name: "Set the time" }).click();
      // The form goes, as there is a time now; why it was refused stays.
      await expect(page.getByText("1 h kept free")).toBeVisible();
      await expect(page.getByRole("button", { name: "Set the time" })).toHaveCount(0);
      await expect(page.getByRole("alert")).toContainText("A colleague was faster");
      const { booking } = await visit.load();
      expect(booking.moves).toBe(0);
      expect(await db().event.count({ where: { visitId: visit.id, type: "visit.booked" } })).toBe(1);
    });
  }

  test("the sentence goes on standing there when more news come", async ({ as, centre, post }) => {
    const { advisor, manager } = centre.team;
    const visit = await visitIn("booking", { centre });
    const path = `/visits/${visit.id}/booking`;
    const page = await hearing(await as(advisor), path);
    await page.getByLabel("Day and time").fill(inDays(centre, 3));
    await post({ as: manager, path, form: { intent: "book", at: inDays(centre), minutes: "60" } });
    await expect(changed(page)).toBeVisible();
    await page.getByRole("button", { name: "Set the time" }).click();
    await expect(page.getByText("1 h kept free")).toBeVisible();

    await note(post, visit, "The customer called again.");
    await expect(page.locator("#history")).toContainText("The customer called again.");
    await expect(page.getByRole("alert")).toContainText("A colleague was faster");
  });

  test("what was typed into the refused form outlives more news, also when one looks at them", async ({
    as,
    centre,
    post,
  }) => {
    const { advisor, manager } = centre.team;
    const visit = await visitIn("booking", { centre, ready: true });
    const path = `/visits/${visit.id}/booking`;
    const page = await hearing(await as(advisor), path);
    await page.getByRole("heading", { name: "Move the appointment" }).click();
    await page.getByLabel("New day and time").fill(inDays(centre, 3));
    await page.locator("#move").getByLabel("Reason").fill("The customer is ill");
    const from = String((await visit.load()).booking.appointment?.at ?? "");
    const to = inDays(centre, 2);
    expect(
      (await post({ as: manager, path, form: { intent: "move", to, minutes: "60", from } })).status(),
    ).toBe(302);
    await expect(changed(page)).toBeVisible();
    await page.getByRole("button", { name: "Move it" }).click();
    await expect(page.getByRole("alert")).toContainText("A colleague was faster");
    await expect(changed(page)).toHaveCount(0);

    await note(post, visit, "The customer called again.");
    await page.getByRole("button", { name: "Show the change" }).click();
    await expect(page.locator("#history")).toContainText("The customer called again.");
    await expect(page.getByRole("alert")).toContainText("A colleague was faster");
    await expect(page.locator("#move").getByLabel("Reason")).toHaveValue("The customer is ill");

    await page.getByRole("button", { name: "Move it" }).click();
    await expect(page.locator("#history")).toContainText("The customer is ill");
    expect((await visit.load()).booking.moves).toBe(2);
  });

  test("with the consent: the choice on the page stays, and so does what the colleague recorded", async ({
    as,
    centre,
    post,
  }) => {
    const visit = await visitIn("intake", { centre });
    const { advisor, manager } = centre.team;
    const path = `/visits/${visit.id}/intake`;
    await post({ as: manager, path, form: { intent: "startIntake" } });
    await visit.change(manager, (present, now) => chooseConsent(present, { choice: "safety-only" }, now));
    const page = await deaf(await as(advisor));
    await page.goto(path);
    await page.getByText("Correct: New findings").click();
    await page.getByRole("radio", { name: "Agreed up to an amount" }).check();
    await page.getByRole("textbox", { name: "Up to" }).fill("150.00");
    const seenAt = await page.locator("#consent-again input[name=seenAt]").inputValue();
    const faster = { intent: "consent", choice: "do-not-ask", seenAt };
    expect((await post({ as: manager, path, form: faster })).status()).toBe(302);

    await page.getByRole("button", { name: "Agreed", exact: true }).click();
    await expect(page.getByText("A colleague was faster").first()).toBeVisible();
    await expect(page.getByRole("radio", { name: "Agreed up to an amount" })).toBeChecked();
    await expect(page.getByRole("textbox", { name: "Up to" })).toHaveValue("150.00");
    expect((await visit.load()).intake.consent?.choice).toBe("do-not-ask");
  });

  test("with the gate: the one who comes second is told where the visit is", async ({ as, centre, post }) => {
    const visit = await visitIn("booking", { centre, ready: true });
    const page = await deaf(await as(centre.team.advisor));
    await page.goto(`/visits/${visit.id}/booking`);
    const form = { intent: "leave-booking" };
    expect((await post({ as: centre.team.manager, path: `/visits/${visit.id}/gate`, form })).status()).toBe(
      302,
    );

    await page.getByRole("button", { name: "Move to Preparation" }).click();
    await expect(
      page.getByText(/A colleague was faster: the visit is in “Preparation” now/).first(),
    ).toBeVisible();
    expect((await visit.load()).stage).toBe("preparation");
  });

  test("with a customer's data: the change is refused, and what was typed stays", async ({ as, centre }) => {
    const customerId = await aCustomer(centre, { name: "Nora Byrne" });
    await aVehicle(centre, customerId);
    const page = await as(centre.team.advisor);
    await page.goto(`/customers/${customerId}`);
    await page.getByText("Change", { exact: true }).click();
    await page.getByLabel("Name", { exact: true }).fill("Nora Byrne-Walsh");
    await db().customer.update({ where: { id: customerId }, data: { email: "nora@example.com" } });

    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("alert")).toContainText("A colleague has changed this");
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Nora Byrne-Walsh");
    const kept = await db().customer.findUniqueOrThrow({ where: { id: customerId } });
    expect(kept).toMatchObject({ name: "Nora Byrne", email: "nora@example.com" });
  });
});
