// Signing in and out, the centres of a person, and the devices on which they are signed in.
import { aRequest } from "../factories";
import { db, expect, test } from "./fixtures";
import { aPersonWithPassword, PASSWORD, signIn } from "./people";

test("A wrong password is said in words, what was typed stays, and the right one leads to the page that was asked for", async ({
  visitor,
  centre,
}) => {
  const { email } = await aPersonWithPassword(centre, ["manager"], { name: "Orla Byrne" });
  const page = await visitor();
  await page.goto("/staff");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fstaff$/);

  await signIn(page, email, "not the password");
  await expect(page.getByRole("alert")).toContainText("The e-mail or the password is not right.");
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
  expect(await page.content()).not.toContain("not the password");

  await signIn(page, email);
  await expect(page).toHaveURL(/\/staff$/);
  await expect(page.getByRole("heading", { level: 1, name: "Staff" })).toBeVisible();
});

test("Nobody learns whether an e-mail belongs to somebody", async ({ visitor }) => {
  const page = await visitor();
  await page.goto("/sign-in");
  await signIn(page, "nobody@bayline.test");
  await expect(page.getByRole("alert")).toContainText("The e-mail or the password is not right.");
});

test("Signing in needs no scripts", async ({ visitor, centre }) => {
  const { email } = await aPersonWithPassword(centre, ["advisor"]);
  const page = await visitor({ scripts: false });
  await page.goto("/devices");
  await signIn(page, email, "not the password");
  await expect(page.getByRole("alert")).toContainText("is not right");
  await signIn(page, email);
  await expect(page).toHaveURL(/\/devices$/);
});

test("A link in the address cannot lead to another site", async ({ visitor, centre }) => {
  const { email } = await aPersonWithPassword(centre, ["advisor"]);
  const page = await visitor();
  for (const next of ["//evil.example/x", "https://evil.example", "/\\evil.example"]) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await signIn(page, email);
    await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    await page.context().clearCookies();
  }
});

test("After five wrong passwords the page says how long to wait, and even the right one has to wait", async ({
  visitor,
  centre,
}) => {
  const { email } = await aPersonWithPassword(centre, ["advisor"]);
  const page = await visitor();
  await page.goto("/sign-in");
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await signIn(page, email, `wrong ${String(attempt)}`);
    expect((await answered).status()).toBe(400);
  }
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await signIn(page, email);
  const response = await answered;
  expect(response.status()).toBe(429);
  expect(Number(response.headers()["retry-after"])).toBeGreaterThan(60);
  await expect(page.getByRole("alert")).toContainText(/Too many attempts\. Try again in 1[45] minutes\./);
});

test("Signing out ends the session itself, not only the cookie", async ({ visitor, centre, request }) => {
  const { email } = await aPersonWithPassword(centre, ["manager"], { name: "Orla Byrne" });
  const page = await visitor();
  await page.goto("/staff");
  await signIn(page, email);
  await expect(page.getByRole("heading", { level: 1, name: "Staff" })).toBeVisible();
  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name === "bayline_session");
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });

  await page.getByRole("button", { name: "Orla Byrne: your account" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);

  await page.goto("/staff");
  await expect(page).toHaveURL(/\/sign-in/);
  const stolen = { Cookie: `bayline_session=${session?.value ?? ""}` };
  const answer = await request.get("/staff", { headers: stolen, maxRedirects: 0 });
  expect(answer.status()).toBe(302);
  expect(answer.headers()["location"]).toContain("/sign-in");
});

test("A link to sign out changes nothing", async ({ as, centre }) => {
  const page = await as(centre.team.manager);
  await page.goto("/sign-out");
  await page.goto("/staff");
  await expect(page.getByRole("heading", { level: 1, name: "Staff" })).toBeVisible();
});

test("Who works at two centres changes between them, and sees of each only its own", async ({
  as,
  openCentre,
}) => {
  const here = await openCentre({ name: "Quay Motors" });
  const there = await openCentre({ name: "Hill Motors", organisationId: here.organisationId });
  const foreign = await openCentre();
  const manager = here.team.manager;
  await db().staffRole.create({ data: { staffId: manager.staffId, centreId: there.id, role: "manager" } });
  const ours = await aRequest({ centre: here });
  const theirs = await aRequest({ centre: there });

  const page = await as(manager);
  await page.goto("/staff");
  expect((await page.goto(`/visits/${ours.id}`))?.status()).toBe(200);
  expect((await page.goto(`/visits/${theirs.id}`))?.status()).toBe(404);

  await page.goto("/staff");
  await page.getByRole("button", { name: /^Quay Motors/ }).click();
  await page.getByRole("button", { name: "Hill Motors" }).click();
  await expect(page.getByRole("button", { name: /^Hill Motors/ })).toBeVisible();
  expect((await page.goto(`/visits/${theirs.id}`))?.status()).toBe(200);
  expect((await page.goto(`/visits/${ours.id}`))?.status()).toBe(404);

  const answer = await page.request.post("/switch-centre", {
    form: { centreId: foreign.id },
    headers: { Origin: new URL(page.url()).origin },
  });
  expect(answer.status()).toBe(404);
});

test("A device that is signed out from afar has to sign in again", async ({ visitor, centre }) => {
  const { email } = await aPersonWithPassword(centre, ["advisor"]);
  const desk = await visitor();
  const tablet = await visitor();
  const phone = await visitor({ on: "phone" });
  for (const page of [desk, tablet, phone]) {
    await page.goto("/devices");
    await signIn(page, email);
    await expect(page.getByRole("heading", { level: 1, name: "Signed-in devices" })).toBeVisible();
  }

  await desk.reload();
  const others = desk.getByRole("button", { name: "Sign out there" });
  await expect(others).toHaveCount(2);
  await others.first().click();
  await expect(others).toHaveCount(1);
  await desk.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(desk.getByText("You are signed in on this device only.")).toBeVisible();

  for (const page of [tablet, phone]) {
    await page.reload();
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fdevices$/);
  }
});

test("A changed password works at once, and the other devices are signed out", async ({
  visitor,
  centre,
}) => {
  const { email } = await aPersonWithPassword(centre, ["advisor"]);
  const desk = await visitor();
  const tablet = await visitor();
  for (const page of [desk, tablet]) {
    await page.goto("/devices");
    await signIn(page, email);
    await expect(page.getByRole("heading", { level: 1, name: "Signed-in devices" })).toBeVisible();
  }

  await desk.getByLabel("Present password").fill("not the password");
  await desk.getByLabel("New password").fill("four other words here");
  await desk.getByRole("button", { name: "Change the password" }).click();
  await expect(desk.getByText("This is not the present password.").first()).toBeVisible();

  await desk.getByLabel("Present password").fill(PASSWORD);
  await desk.getByLabel("New password").fill("four other words here");
  await desk.getByRole("button", { name: "Change the password" }).click();
  await expect(desk.getByText("The password is changed.")).toBeVisible();

  await tablet.reload();
  await expect(tablet).toHaveURL(/\/sign-in/);
  await signIn(tablet, email, "four other words here");
  await expect(tablet).toHaveURL(/\/devices$/);
});

test("The page speaks Russian before and after the sign-in to whoever chose it", async ({
  visitor,
  centre,
}) => {
  const { email } = await aPersonWithPassword(centre, ["manager"], { language: "ru" });
  const page = await visitor();
  await page.goto("/sign-in?next=/staff");
  await page.getByRole("button", { name: "Русский" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Вход" })).toBeVisible();
  await page.getByLabel("Электронная почта").fill(email);
  await page.getByLabel("Пароль").fill("неверно");
  await page.getByRole("button", { name: "Войти" }).click();
  await expect(page.getByRole("alert")).toContainText("Почта или пароль указаны неверно.");
  await page.getByLabel("Пароль").fill(PASSWORD);
  await page.getByRole("button", { name: "Войти" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Сотрудники" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
});
