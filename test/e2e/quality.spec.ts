// Quality control on a tablet: the car fails twice and passes at the third time; only what was wrong is done again.
import type { Page } from "@playwright/test";
import { aLine, visitIn } from "../factories";
import { db, expect, test } from "./fixtures";
import { moveOn } from "./screens/desk";
import { allInOrder, drive, pass, workThrough } from "./screens/workshop";

/** Taps "defect" at a point, and writes down what is wrong with which job. */
async function fail(page: Page, point: string, defect: { job: string; what: string }): Promise<void> {
  await page.getByRole("button", { name: `${point}: Defect` }).click();
  await page.getByLabel("What is wrong?").fill(defect.what);
  await page.getByLabel("Which job does it concern?").selectOption({ label: defect.job });
  await page.getByRole("button", { name: "Record the defect" }).click();
  await expect(page.getByText(`${defect.job}: ${defect.what}`)).toBeVisible();
}

/** What somebody with a glove has to hit. */
async function expectLargeTargets(page: Page): Promise<void> {
  const taps = page.getByRole("button", { name: /: (OK|Defect|Not needed)$/ });
  for (const tap of await taps.all()) {
    const box = await tap.boundingBox();
    expect(box?.height, (await tap.getAttribute("aria-label")) ?? "").toBeGreaterThanOrEqual(48);
    expect(box?.width).toBeGreaterThanOrEqual(48);
  }
}

test("A car that fails twice goes back with its defects only, and passes at the third inspection", async ({
  as,
  centre,
}) => {
  const lines = [aLine({ title: "Front brake pads" }), aLine({ title: "Oil and filter change" })];
  const visit = await visitIn("quality", { centre, lines });
  const at = (stage: string) => `/visits/${visit.id}/${stage}`;
  const inspector = await as(centre.team.inspector);
  const mechanic = await as(centre.team.mechanic, { on: "phone" });

  /** The mechanic sees what was found, does it again, and the car comes back. */
  const redo = async (what: string) => {
    await mechanic.goto("/my-work");
    await expect(mechanic.getByText(what)).toBeVisible();
    await workThrough(mechanic, 1);
    await expect(mechanic.getByText("No job is waiting for you")).toBeVisible();
    await mechanic.goto(at("repairs"));
    await moveOn(mechanic, "Move to Quality control", "quality");
  };

  await test.step("The first time a brake squeals on the drive", async () => {
    await inspector.goto(at("quality"));
    await inspector.getByRole("button", { name: "Begin the inspection" }).click();
    await expect(inspector.getByRole("heading", { name: "Brakes" })).toBeVisible();
    await expect(inspector.getByRole("heading", { name: "Tyres and wheels" })).toHaveCount(0);
    await drive(inspector, 6);
    await expectLargeTargets(inspector);
    await fail(inspector, "Brakes pull evenly, no noise", { job: "Front brake pads", what: "It squeals" });
    // What was said stays when the page is opened again.
    await inspector.reload();
    await allInOrder(inspector);
    await expect(inspector.getByText("1 defect found.")).toBeVisible();
    await expect(inspector.getByRole("button", { name: "Passed", exact: true })).toHaveCount(0);
    await inspector.getByRole("button", { name: "Send back to repairs" }).click();
    await expect(inspector).toHaveURL(/repairs$/);
    await redo("It squeals");
  });

  await test.step("The second time the oil filter drips", async () => {
    await inspector.goto(at("quality"));
    await inspector.getByRole("button", { name: "Begin the inspection" }).click();
    // The drive goes on where the last one ended.
    await expect(inspector.getByLabel("Mileage before")).toHaveValue("84306");
    await fail(inspector, "Drain plug and filter dry", {
      job: "Oil and filter change",
      what: "The filter drips",
    });
    await inspector.getByRole("button", { name: "Send back to repairs" }).click();
    await expect(inspector).toHaveURL(/repairs$/);
    expect((await visit.load()).jobs.map(({ state }) => state.kind)).toEqual(["done", "planned"]);
    await redo("The filter drips");
  });

  await test.step("The third time it passes, and the loops before stay visible", async () => {
    await inspector.goto(at("quality"));
    await pass(inspector);
    const history = inspector.getByRole("region", { name: "Inspections" }).or(inspector.locator("section"));
    for (const told of ["Pass 1", "Pass 2", "Pass 3", "Front brake pads: It squeals"]) {
      await expect(history.getByText(told).first(), told).toBeVisible();
    }
    const explanation = inspector.getByLabel("What was done, in plain words");
    await expect(explanation).toHaveValue(/– Front brake pads\n– Oil and filter change/);
    await inspector.getByRole("button", { name: "Papers are ready" }).click();
    await moveOn(inspector, "Move to Handover", "handover");
  });

  await test.step("The record counts two loops, and the mechanic sees the figure", async () => {
    const row = await db().visit.findFirstOrThrow({ where: { id: visit.id } });
    expect(row).toMatchObject({ stage: "handover", loop: 2 });
    await mechanic.goto("/my-work");
    await expect(mechanic.getByText("50% (1 of 2)")).toBeVisible();
  });
});

test("Passed, pressed before the tap on the last point is answered, waits for it", async ({ as, centre }) => {
  const visit = await visitIn("quality", { centre });
  const inspector = await as(centre.team.inspector);
  await inspector.goto(`/visits/${visit.id}/quality`);
  await inspector.getByRole("button", { name: "Begin the inspection" }).click();
  await drive(inspector, 6);
  let answer = () => {};
  const asked = new Promise<void>((resolve) => (answer = resolve));
  let sent = 0;
  await inspector.route(/\/quality\.data/, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    sent += 1;
    if (sent === 1) await asked;
    await route.continue();
  });
  const points = inspector.getByRole("button", { name: /: OK$/ });
  const passed = inspector.getByRole("button", { name: "Passed", exact: true });
  // Faster than a slow line answers: all the points, and then the conclusion.
  for (const point of await points.all()) await point.click();
  await passed.click();
  answer();
  await expect(passed).toHaveCount(0);
  await expect(inspector.getByText("Pass 1")).toBeVisible();
  expect((await visit.load()).inspections.map(({ result }) => result?.passed)).toEqual([true]);
});
