// One new car from the request to the closed visit, through the screens, by everybody whose hands it goes through.
import type { Page } from "@playwright/test";
import type { TestCentre } from "../factories";
import { inDays } from "./commands";
import { db, expect, test, type Fixtures } from "./fixtures";
import { book, moveOn, prepare, receive, takeRequest } from "./screens/desk";
import { meet, pay, returnKeys } from "./screens/handover";
import { askCustomer, finishJob, madeLink, pass, report, sendBack, workThrough } from "./screens/workshop";

const CALLER = {
  phone: "+353 86 123 4567",
  name: "Nora Byrne",
  plate: "191-D-12345",
  make: "Toyota",
  model: "Corolla",
  complaint: "A rattle from the front left over bumps.",
  services: ["Oil and filter change", "Front brake pads"],
} as const;

/** The stage strip, the next step and whose it is, on whatever page of the visit one is. */
async function expectNext(page: Page, stage: string, next: string): Promise<void> {
  await expect(
    page.getByRole("navigation", { name: "Stages of the visit" }).locator('[aria-current="step"]'),
  ).toContainText(stage);
  await expect(page.getByRole("region", { name: "Next" })).toContainText(next);
}

/** The customer's phone: a small screen, a bad network, no scripts. */
async function phoneOf(visitor: Fixtures["visitor"], address: string): Promise<Page> {
  const phone = await visitor({ on: "phone", scripts: false });
  await phone.goto(address);
  return phone;
}

async function decide(phone: Page): Promise<void> {
  await expect(phone.getByRole("heading", { level: 1, name: "Extra work on your car" })).toBeVisible();
  await expect(phone.getByText(CALLER.plate)).toBeVisible();
  const hose = phone.getByRole("group", { name: "Brake hose is cracked" });
  await expect(hose).toContainText("€85.50");
  await expect(hose).toContainText("Safety");
  await hose.getByRole("radio", { name: "Approve" }).check();
  await phone
    .getByRole("group", { name: "Wiper blades smear" })
    .getByRole("radio", { name: "Decline" })
    .check();
  await phone.getByRole("button", { name: "Send my decision" }).click();
  await expect(phone.getByText("We have noted your decision.")).toBeVisible();
  await expect(phone.getByText("Approved: €85.50")).toBeVisible();
}

async function answerSurvey(phone: Page): Promise<void> {
  await expect(phone.getByRole("heading", { level: 1, name: "How was it?" })).toBeVisible();
  const rate = (question: string, mark: string) =>
    phone.getByRole("group", { name: question }).getByRole("button", { name: mark, exact: true }).click();
  await rate("Making the appointment", "5");
  await rate("Handing in the car", "5");
  await rate("The work on the car", "2");
  await rate("Getting the car back", "4");
  await rate("Would you recommend us?", "7");
  await phone.getByLabel("What should we know?").fill("It had to go back to the workshop.");
  await phone.getByRole("button", { name: "Send my answer" }).click();
  await expect(phone.getByRole("heading", { level: 1, name: "Thank you" })).toBeVisible();
  await expect(phone.getByText("2 / 5")).toBeVisible();
}

/** The facts on record, in their order, without the steps between the stages. */
async function factsOn(visitId: string): Promise<readonly string[]> {
  const rows = await db().event.findMany({
    where: { visitId },
    orderBy: { seq: "asc" },
    select: { type: true },
  });
  return rows.map(({ type }) => type).filter((type) => !type.startsWith("stage."));
}

test("A car goes from the first call to the last word, through every pair of hands", async ({
  as,
  visitor,
  centre,
}) => {
  test.slow();
  const { team } = centre;
  const advisor = await as(team.advisor);
  await advisor.goto("/");

  const visitId = await test.step("Booking: the advisor writes the call down and sets a time", async () => {
    const id = await takeRequest(advisor, CALLER);
    await expectNext(advisor, "Booking", "Set a time");
    await expect(advisor.getByText("2 conditions are missing")).toBeVisible();
    await book(advisor, centre);
    await moveOn(advisor, "Move to Preparation", "preparation");
    return id;
  });
  const at = (stage: string) => `/visits/${visitId}/${stage}`;

  await test.step("Preparation: history, parts, order, bay and mechanic, confirmation", async () => {
    await expectNext(advisor, "Preparation", "Read the history");
    await prepare(advisor, { mechanic: team.mechanic.name });
    await moveOn(advisor, "The car is here", "intake");
  });

  await test.step("Intake: walkaround, price, promise, consent, signature", async () => {
    await expectNext(advisor, "Intake", "Greet the customer");
    await receive(advisor, centre, CALLER.name);
    await moveOn(advisor, "Move to Repairs", "repairs");
  });

  const mechanic = await as(team.mechanic, { on: "phone" });
  await test.step("Repairs: the mechanic starts, finds two things, and the customer decides line by line", async () => {
    await mechanic.goto("/my-work");
    await expect(mechanic.getByText(CALLER.plate).first()).toBeVisible();
    await mechanic.getByRole("button", { name: "Start", exact: true }).first().click();
    await expect(mechanic.getByRole("heading", { name: "Running" })).toBeVisible();
    await mechanic.goto(at("repairs"));
    await report(mechanic, "Brake hose is cracked", "Safety");
    await report(mechanic, "Wiper blades smear", "Advice");

    // The advisor's page learns of it by itself.
    await expectNext(advisor, "Repairs", "Price the findings");
    const address = await askCustomer(advisor, [
      { finding: "Brake hose is cracked", minutes: "30", price: "85.50" },
      { finding: "Wiper blades smear", minutes: "10", price: "24.00" },
    ]);
    await decide(await phoneOf(visitor, address));
    await expect(advisor.getByText("Approved: €85.50")).toBeVisible();
    await advisor.reload();
    await expect(advisor.getByLabel("Address")).toHaveCount(0);

    await mechanic.goto("/my-work");
    await finishJob(mechanic);
    await workThrough(mechanic, 2);
    await mechanic.goto(at("repairs"));
    await moveOn(mechanic, "Move to Quality control", "quality");
  });

  const inspector = await as(team.inspector);
  await test.step("Quality control: sent back once, done again, passed at the second time", async () => {
    await inspector.goto(at("quality"));
    await sendBack(inspector, { job: "Front brake pads", what: "The left pad squeals" });
    await expect(inspector).toHaveURL(/\/repairs$/);
    await expect(inspector.getByText("2nd pass")).toBeVisible();

    await mechanic.goto(at("repairs"));
    await expect(mechanic.getByText("The left pad squeals").first()).toBeVisible();
    await mechanic.goto("/my-work");
    await workThrough(mechanic, 1);
    await mechanic.goto(at("repairs"));
    await moveOn(mechanic, "Move to Quality control", "quality");

    await inspector.goto(at("quality"));
    await pass(inspector);
    await inspector
      .getByLabel("What was done, in plain words")
      .fill("The oil and the front brake pads are new.");
    await inspector.getByRole("button", { name: "Papers are ready" }).click();
    await moveOn(inspector, "Move to Handover", "handover");
  });

  await test.step("Handover: told, explained, invoiced for what was approved, paid in two parts, keys", async () => {
    await advisor.goto(at("handover"));
    await expectNext(advisor, "Handover", "Tell the customer it is ready");
    await meet(advisor);
    await advisor.getByRole("button", { name: "Issue the invoice over €460.50" }).click();
    await pay(advisor, "100.00", "Cash", "€360.50");
    await pay(advisor, "360.50", "Card", "Paid in full");
    await returnKeys(advisor);
    await moveOn(advisor, "Move to Follow-up", "follow-up");
  });

  await test.step("Follow-up: a bad mark opens a complaint, which is answered and closed, and so is the visit", async () => {
    await advisor.getByRole("button", { name: "Send the survey" }).click();
    await answerSurvey(await phoneOf(visitor, await madeLink(advisor)));

    const manager = await as(team.manager);
    await manager.goto(at("follow-up"));
    await expectNext(manager, "Follow-up", "Answer the complaint");
    await manager.getByLabel("What do we answer?").fill("We are sorry, and the next oil change is ours.");
    await manager.getByRole("button", { name: "Answered", exact: true }).click();
    await manager.getByLabel("What was done about it?").fill("A voucher for the next oil change.");
    await manager.getByLabel("Cause").first().selectOption("Repairs");
    await manager.getByRole("button", { name: "Close the complaint" }).click();
    await expect(manager.getByText("Everything is there.")).toBeVisible();

    await advisor.goto(at("follow-up"));
    await advisor.getByRole("button", { name: "Close the visit" }).click();
    await expect(advisor.getByText("The visit was closed")).toBeVisible();
  });

  await test.step("The history tells it all, and the record is in order", async () => {
    const history = advisor.locator("#history");
    for (const told of [
      "Visit closed",
      "Complaint closed",
      "Survey answered",
      "Keys returned",
      "Paid €360.50 (Card)",
      "Paid €100.00 (Cash)",
      "Inspection passed",
      "Inspection failed, back to repairs",
      "Customer decided (By link)",
      "Order signed by Nora Byrne",
    ]) {
      await expect(history.getByText(told).first(), told).toBeVisible();
    }
    await advisor.getByRole("link", { name: "Earlier" }).click();
    await expect(history.getByText("Order drafted")).toBeVisible();
    await expect(history.getByText("Request taken down (By phone)")).toBeVisible();
    await expectFacts(visitId);
  });
});

async function expectFacts(visitId: string): Promise<void> {
  const facts = await factsOn(visitId);
  const first = ["request.received", "request.answered", "visit.booked", "work.planned", "contact.confirmed"];
  expect(facts.slice(0, first.length)).toEqual(first);
  expect(facts.at(-1)).toBe("visit.closed");
  const count = (type: string) => facts.filter((each) => each === type).length;
  expect(["finding.reported", "payment.received", "gate.overridden"].map(count)).toEqual([2, 2, 0]);
  expect(["approval.decided", "inspection.failed", "inspection.passed"].map(count)).toEqual([1, 1, 1]);
  const visit = await db().visit.findFirstOrThrow({ where: { id: visitId } });
  expect(visit).toMatchObject({ status: "closed", loop: 1, nextAction: null });
}

test("По-русски: от звонка до подписанного заказ-наряда", async ({ as, openCentre }) => {
  const centre = await openCentre({ language: "ru", currency: "RUB", timeZone: "Europe/Moscow" });
  const page = await as(centre.team.advisor);
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  await page.goto("/requests/new");

  await page.getByLabel("Телефон").fill("+7 912 345-67-89");
  await page.getByLabel("Имя", { exact: true }).fill("Пётр Алексеевич Щербаков-Задунайский");
  await page.getByLabel("Госномер").fill("а123вс 777");
  await page.getByLabel("Марка").fill("ВАЗ");
  await page.getByLabel("Модель").fill("Лада Веста");
  await page.getByLabel("Словами клиента").fill("Стучит спереди слева на кочках.");
  await page.getByRole("checkbox", { name: "Замена масла и фильтра" }).check();
  await press("Записать обращение");

  await expect(page).toHaveURL(/\/booking$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/А\s*123\s*ВС\s*777/);
  await page.getByLabel("День и время").fill(inDays(centre));
  await press("Назначить время");
  await press("Контакт верный");
  await press("Дальше: Подготовка");

  await expect(page).toHaveURL(/\/preparation$/);
  await page.getByRole("radio", { name: "Нет", exact: true }).check();
  await press("История изучена");
  await page.getByRole("radio", { name: "Нет, не нужны" }).check();
  await press("Запчасти проверены");
  await press("Сохранить черновик");
  await page.getByLabel("Пост", { exact: true }).selectOption({ index: 1 });
  await page.getByLabel("Механик", { exact: true }).selectOption(centre.team.mechanic.name);
  await press("Назначить");
  await press("Клиент приедет");
  await press("Автомобиль приехал");

  await expect(page).toHaveURL(/\/intake$/);
  await press("Клиента встретили");
  await press("Начать");
  await page.getByRole("radio", { name: "Да, вместе" }).check();
  await page.getByLabel("Пробег").fill("84 300");
  await page.getByLabel("Топливо или заряд").fill("60");
  await press("Осмотр проведён");
  await press("Клиент знает цену");
  await page.getByLabel("Будет готов к").fill(inDays(centre, 1, "17:30"));
  await press("Пообещать");
  await page.getByRole("radio", { name: "Спрашивать каждый раз" }).check();
  await press("Договорились");
  await page.getByRole("radio", { name: "На бумаге" }).check();
  await press("Бумага подписана");
  await press("Дальше: Ремонт");

  await expect(page).toHaveURL(/\/repairs$/);
  await expect(page.getByRole("heading", { name: "Замена масла и фильтра" })).toBeVisible();
  await expect(page.locator("#history")).toContainText(
    "Заказ-наряд подписан: Пётр Алексеевич Щербаков-Задунайский",
  );
  await expectKept(centre);
});

/** Cyrillic is kept as it was typed, and found under the plate however it is spelt. */
async function expectKept(centre: TestCentre): Promise<void> {
  const vehicle = await db().vehicle.findFirstOrThrow({
    where: { centreId: centre.id },
    include: { owner: true },
  });
  const owner = { name: "Пётр Алексеевич Щербаков-Задунайский", phone: "+79123456789" };
  expect(vehicle).toMatchObject({ make: "ВАЗ", model: "Лада Веста", mileage: 84_300, owner });
}
