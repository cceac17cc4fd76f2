// Extra work and the customer's yes: on a phone without scripts, behind an old link, by a call, and said by phone.
import type { Page } from "@playwright/test";
import { v7 as uuid } from "uuid";
import { paths } from "~/paths";
import { aQuestion, linkToRequest, type Question } from "../approvals";
import { aCentre, type TestCentre } from "../factories";
import { equip } from "./equipment";
import { db, expect, test } from "./fixtures";
import { weight } from "./weight";

const NARROW = { width: 320, height: 640 };

async function photoOf(centre: TestCentre, { visit }: Question, place: number): Promise<void> {
  const findingId = (await visit.load()).findings[place]?.id ?? "";
  await db().photo.create({
    data: {
      id: uuid(),
      centreId: centre.id,
      visitId: visit.id,
      subject: "finding",
      subjectId: findingId,
      width: 1600,
      height: 1200,
      bytes: 1,
      contentHash: new Uint8Array(32),
    },
  });
}

async function fits(page: Page): Promise<void> {
  const { wide, page: width } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    page: document.documentElement.clientWidth,
  }));
  expect(wide).toBeLessThanOrEqual(width);
}

const group = (page: Page, title: string) => page.getByRole("group", { name: title });

test("Two of three lines are approved on a phone without scripts, and the receipt stands there", async ({
  visitor,
  centre,
}) => {
  const asked = await aQuestion(centre);
  await photoOf(centre, asked, 0);
  const phone = await visitor({ on: "phone", scripts: false });
  await phone.setViewportSize(NARROW);
  await phone.goto(paths.customerLink(asked.token));
  const tyre = group(phone, "Work: safety");
  await expect(tyre).toContainText("€90.00");
  await expect(tyre).toContainText("Work: 30 min");
  await expect(tyre).toContainText("We found: found: safety");
  await expect(tyre).toContainText("Why it matters: Why safety matters.");
  const photo = tyre.getByRole("img");
  await expect(photo).toHaveAttribute("loading", "lazy");
  await expect(photo).toHaveAttribute("width", /\d+/);
  await expect(photo).toHaveAttribute("height", /\d+/);
  await expect(phone.getByText("If you approve everything: €270.03, 1 h 30 of work")).toBeVisible();
  await expect(phone.getByText("Promised so far")).toBeVisible();
  await fits(phone);

  await tyre.getByRole("radio", { name: "Decline" }).check();
  await group(phone, "Work: soon").getByRole("radio", { name: "Approve" }).check();
  await group(phone, "Work: advice").getByRole("radio", { name: "Approve" }).check();
  await phone.getByRole("button", { name: "Send my decision" }).click();
  // A safety line is not declined in passing.
  await expect(phone.getByText("One thing is missing")).toBeVisible();
  await phone.getByRole("checkbox", { name: "I know that driving without this work" }).check();
  await phone.getByRole("button", { name: "Send my decision" }).click();
  await expect(phone.getByText("We have noted your decision.")).toBeVisible();
  await expect(phone.getByText("Approved: €180.03")).toBeVisible();
  await expect(phone.getByRole("link", { name: "Receipt (PDF)" })).toBeVisible();
  await fits(phone);
  const { requests, jobs } = await asked.visit.load();
  expect(requests[0]?.lines.map(({ decision }) => decision)).toEqual(["declined", "approved", "approved"]);
  expect(jobs.filter(({ origin }) => origin === "extra")).toHaveLength(2);
});

test("What is approved so far stands above the button while one chooses, and nothing where no scripts run", async ({
  visitor,
  centre,
}) => {
  const asked = await aQuestion(centre);
  const phone = await visitor({ on: "phone" });
  await phone.goto(paths.customerLink(asked.token));
  const chosen = phone.locator("output");
  await expect(chosen).toBeHidden();
  await group(phone, "Work: safety").getByRole("radio", { name: "Approve" }).check();
  await expect(chosen).toHaveText("You approve: €90.00");
  await group(phone, "Work: soon").getByRole("radio", { name: "Approve" }).check();
  await expect(chosen).toHaveText("You approve: €180.01");
  await group(phone, "Work: safety").getByRole("radio", { name: "Call me" }).check();
  await expect(chosen).toHaveText("You approve: €90.01");
  const bare = await visitor({ on: "phone", scripts: false });
  await bare.goto(paths.customerLink(asked.token));
  await group(bare, "Work: soon").getByRole("radio", { name: "Approve" }).check();
  await expect(bare.locator("output")).toBeHidden();
});

test("An old link shows the new estimate, refuses the old answer with 409 and takes the new one", async ({
  visitor,
  as,
  centre,
}) => {
  const asked = await aQuestion(centre, ["soon"]);
  const phone = await visitor({ on: "phone", scripts: false });
  await phone.goto(paths.customerLink(asked.token));
  await group(phone, "Work: soon").getByRole("radio", { name: "Approve" }).check();

  const desk = await as(centre.team.advisor);
  await desk.goto(paths.stage(asked.visit.id, "repairs"));
  await desk.getByText("Ask anew with other lines or prices").click();
  await desk.getByLabel("Price").fill("75.00");
  await desk.getByRole("button", { name: "Send the new estimate" }).click();
  await expect(desk.getByText("Replaced by estimate 2")).toBeVisible();

  const answer = phone.waitForResponse((response) => response.request().method() === "POST");
  await phone.getByRole("button", { name: "Send my decision" }).click();
  expect((await answer).status()).toBe(409);
  await expect(phone.getByText("The estimate behind this link was replaced.")).toBeVisible();
  await expect(group(phone, "Work: soon")).toContainText("€75.00");
  expect(await db().event.count({ where: { visitId: asked.visit.id, type: "approval.decided" } })).toBe(0);
  await group(phone, "Work: soon").getByRole("radio", { name: "Approve" }).check();
  await phone.getByRole("button", { name: "Send my decision" }).click();
  await expect(phone.getByText("Approved: €75.00")).toBeVisible();
});

test("'Call me' waits for a colleague, who writes down what was said; the customer gets it in writing", async ({
  visitor,
  as,
  centre,
}) => {
  const asked = await aQuestion(centre, ["safety", "advice"]);
  const phone = await visitor({ on: "phone", scripts: false });
  await phone.goto(paths.customerLink(asked.token));
  await group(phone, "Work: safety").getByRole("radio", { name: "Call me" }).check();
  await group(phone, "Work: advice").getByRole("radio", { name: "Decline" }).check();
  await phone.getByRole("button", { name: "Send my decision" }).click();
  await expect(phone.getByText("We will call you about the lines")).toBeVisible();
  await expect(phone.getByText("We have noted your decision.")).toBeVisible();
  await expect(phone.getByRole("link", { name: "Receipt (PDF)" })).toBeVisible();

  const desk = await as(centre.team.advisor);
  await desk.goto(paths.stage(asked.visit.id, "repairs"));
  await expect(desk.getByText("The customer asked for a call.")).toBeVisible();
  await expect(desk.getByText("Read by the customer")).toBeVisible();
  await group(desk, "Work: safety").getByRole("radio", { name: "Approved" }).check();
  await desk.getByRole("radio", { name: "By phone", exact: true }).check();
  await desk.getByLabel("Who said it?").fill("Nora Byrne");
  await desk.getByRole("button", { name: "Record the decision" }).click();
  await expect(desk.getByText("By phone: Nora Byrne")).toBeVisible();
  const confirmed = { visitId: asked.visit.id, kind: "approval-decided" };
  expect(await db().message.count({ where: confirmed })).toBe(1);
  await phone.reload();
  await expect(phone.getByText("You told us by phone")).toBeVisible();
});

test("A question is taken back with a reason, and the customer has nothing to decide", async ({
  visitor,
  as,
  centre,
}) => {
  const asked = await aQuestion(centre, ["advice"]);
  const desk = await as(centre.team.advisor);
  await desk.goto(paths.stage(asked.visit.id, "repairs"));
  await desk.getByText("Take the question back").click();
  await desk.getByLabel("Why?").last().fill("It was only dirt.");
  await desk.getByRole("button", { name: "Take back", exact: true }).click();
  await expect(desk.getByText("It was only dirt.").first()).toBeVisible();
  const phone = await visitor({ on: "phone", scripts: false });
  await phone.goto(paths.customerLink(asked.token));
  await expect(phone.getByText("There is nothing to decide.")).toBeVisible();
  await expect(phone.getByRole("radio")).toHaveCount(0);
});

test("The page weighs at most 14 kB with its styles, fits 320 pixels in Russian, and 'later' is noted", async ({
  visitor,
  world,
}) => {
  const centre = await equip(await aCentre({ language: "ru" }));
  const asked = await aQuestion(centre);
  const { customerId } = asked.visit;
  await db().customer.update({ where: { id: customerId }, data: { language: "ru" } });
  for (const place of [0, 1, 2]) await photoOf(centre, asked, place);
  const { token } = await linkToRequest(asked.visit, asked.requestId);
  const phone = await visitor({ on: "phone", scripts: false });
  await phone.setViewportSize(NARROW);
  await phone.goto(paths.customerLink(token));
  const styles = await phone
    .locator('link[rel="stylesheet"]')
    .evaluateAll((links) => links.map((link) => (link instanceof HTMLLinkElement ? link.href : "")));
  const bytes = await Promise.all([phone.url(), ...styles].map(weight));
  test.info().annotations.push({ type: "bytes", description: JSON.stringify(bytes) });
  expect(world.url).not.toBe("");
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(14 * 1024);
  await fits(phone);
  await phone.getByRole("button", { name: "Прочитано, решу позже" }).click();
  await expect(phone.getByText("что решите позже")).toBeVisible();
  expect((await asked.visit.load()).requests[0]?.viewedAt).toBeDefined();
});
