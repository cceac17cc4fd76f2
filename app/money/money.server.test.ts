// Money on the real database: papers that nobody can change, payments that count once, and tables that agree with the log.
import { beforeAll, describe, expect, test } from "vitest";
import { instant } from "~/journey/instant";
import { openAmount } from "~/journey/visit";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { excessShown, totalShown } from "test/drafted";
import { aCentre, aLine, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { post, refusedFor, type Posted } from "test/posts";
import { discountMark } from "./draft";
import { moneyCommands } from "./money.commands.server";
import { moneyOf } from "./money-list.server";
import { overdueTasks } from "./overdue.server";
import { balanceOf, recordPayment, recordRefund, UnknownPayment } from "./payments.server";
import { verifyPapers } from "./verify-papers.server";

useDatabase();

let centre: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
  await db().centre.update({ where: { id: centre.id }, data: { taxBasisPoints: 2300 } });
});

type Fields = Readonly<Record<string, string>>;
const send = (
  visit: TestVisit,
  intent: string,
  fields: Fields = {},
  by = centre.team.advisor,
): Promise<Posted> => post(moneyCommands, visit, by, intent, fields);

async function atTheDesk(): Promise<TestVisit> {
  return visitIn("handover", { centre, ready: false, lines: [aLine({ priceMinor: 18_450 })] });
}

async function invoiced(): Promise<TestVisit> {
  const visit = await atTheDesk();
  expect((await send(visit, "issueInvoice", await totalShown(visit))).status).toBe(302);
  return visit;
}

async function invoiceOf(visit: TestVisit): Promise<string> {
  return (await visit.load()).handover.invoice?.id ?? "";
}

function byLink({ id: visitId }: TestVisit, amountMinor: number, externalId: string) {
  return db().$transaction((tx) =>
    recordPayment(tx, {
      centreId: centre.id,
      visitId,
      paymentId: crypto.randomUUID(),
      amountMinor,
      method: "link",
      externalId,
      receivedAt: instant(new Date()),
      by: { kind: "job" },
    }),
  );
}

/** The sums of the tables, which have to be what the log says. */
async function expectToAgree(visit: TestVisit): Promise<void> {
  const [row] = await db().$queryRaw<Record<string, bigint>[]>`
    select
      coalesce((select sum(case kind when 'invoice' then total_minor else -total_minor end) from invoice
        where visit_id = ${visit.id}::uuid), 0)::bigint as invoiced,
      (coalesce((select sum(amount_minor) from payment where visit_id = ${visit.id}::uuid), 0)
        - coalesce((select sum(amount_minor) from refund where visit_id = ${visit.id}::uuid), 0))::bigint as paid`;
  const kept = await db().visitBalance.findUniqueOrThrow({ where: { visitId: visit.id } });
  const facts = await balanceOf(db(), centre.id, visit.id);
  expect([row?.["invoiced"], row?.["paid"]]).toEqual([kept.invoicedMinor, kept.paidMinor]);
  expect(facts).toMatchObject({
    invoicedMinor: Number(kept.invoicedMinor),
    paidMinor: Number(kept.paidMinor),
  });
  expect(kept.state).toBe(facts?.state);
}

const tasks = (visit: TestVisit) =>
  db().task.findMany({ where: { visitId: visit.id, kind: "money-back" }, orderBy: { createdAt: "asc" } });

describe("an invoice", () => {
  test("above the approval is refused and says what would exceed, until the customer agrees", async () => {
    const visit = await atTheDesk();
    const lineId = (await visit.load()).jobs[0]?.id ?? "";
    expect((await send(visit, "draftPrice", { lineId, price: "200.00" })).status).toBe(302);
    const refused = await send(visit, "issueInvoice", await totalShown(visit));
    const said = "answer" in refused ? refused.answer.denial : undefined;
    expect([refused.status, said]).toEqual([
      400,
      { code: "invoice-above-approved", detail: { over: 1_550, approved: 18_450, lines: "Oil service" } },
    ]);
    expect(await db().invoice.count({ where: { visitId: visit.id } })).toBe(0);
    const yes = { how: "phone", saidBy: "Ann", reason: "dearer oil" };
    await send(visit, "agreePrice", { ...yes, ...(await excessShown(visit)) });
    expect((await send(visit, "issueInvoice", await totalShown(visit))).status).toBe(302);
    expect((await visit.load()).handover.invoice?.totalMinor).toBe(20_000);
  });

  test("from a page whose total has changed since is not issued, nor agreed to, and says both amounts", async () => {
    const visit = await atTheDesk();
    const [page, lineId] = [await totalShown(visit), (await visit.load()).jobs[0]?.id ?? ""];
    await send(visit, "giveDiscount", { kind: "goodwill", amount: "10", reason: "a wait", about: "whole" });
    const stale = await send(visit, "issueInvoice", page);
    expect([stale.status, "answer" in stale && stale.answer.denial]).toEqual([
      409,
      { code: "amount-changed", detail: { shown: 18_450, present: 17_450 } },
    ]);
    expect("answer" in stale && stale.answer.result.error?.[""]).toEqual([
      expect.stringMatching(/^denials:amount-changed.*184\.50.*174\.50/),
    ]);
    expect(refusedFor(await send(visit, "issueInvoice"), "shown")).toEqual(["required"]);
    await send(visit, "draftPrice", { lineId, price: "200.00" });
    const asked = await excessShown(visit);
    await send(visit, "draftPrice", { lineId, price: "300.00" });
    const yes = { how: "phone", saidBy: "Ann", reason: "dearer oil" };
    expect((await send(visit, "agreePrice", { ...yes, ...asked })).status).toBe(409);
    expect(await db().event.count({ where: { visitId: visit.id, type: "price.agreed" } })).toBe(0);
    expect(await db().invoice.count({ where: { visitId: visit.id } })).toBe(0);
  });

  test("has its discounts with reasons, and the tax of the centre, rounded once", async () => {
    const visit = await atTheDesk();
    const lineId = (await visit.load()).jobs[0]?.id ?? "";
    const goodwill = { kind: "goodwill", amount: "10.00", reason: "a long wait" };
    expect((await send(visit, "giveDiscount", { ...goodwill, about: "whole" })).status).toBe(302);
    await send(visit, "giveDiscount", { kind: "discount", amount: "4.50", reason: "fleet", about: lineId });
    const wordless = await send(visit, "giveDiscount", { kind: "goodwill", amount: "1", about: "whole" });
    expect(refusedFor(wordless, "reason")).toEqual(["required"]);
    // Two pages show both discounts: what one of them takes back, the other does not take from its neighbour.
    const first = {
      place: "0",
      seen: discountMark({ kind: "goodwill", amountMinor: 1_000, reason: "a long wait" }),
    };
    expect((await send(visit, "dropDiscount", first)).status).toBe(302);
    expect((await send(visit, "dropDiscount", first)).status).toBe(409);
    expect((await visit.load()).handover.draft?.discounts).toMatchObject([{ reason: "fleet" }]);
    await send(visit, "giveDiscount", { ...goodwill, about: "whole" });
    const much = await send(visit, "giveDiscount", { ...goodwill, amount: "170.01", about: "whole" });
    expect(refusedFor(much, "amount")).toEqual(["denials:discount-above-price"]);
    await send(visit, "issueInvoice", await totalShown(visit));
    const paper = await db().invoice.findFirstOrThrow({
      where: { visitId: visit.id },
      include: { party: true },
    });
    expect(paper).toMatchObject({
      totalMinor: 17_000n,
      taxMinor: 3_179n,
      netMinor: 13_821n,
      taxBasisPoints: 2300,
    });
    expect(paper.party?.name).toContain("Customer");
    expect(paper.content).not.toContain(paper.party?.name);
  });

  test("is never changed: the database refuses, and what is stored is what was sealed", async () => {
    const visit = await invoiced();
    await send(visit, "receivePayment", { amount: "10", method: "cash" });
    const paymentId = (await visit.load()).handover.payments[0]?.id ?? "";
    await send(visit, "refundPayment", { paymentId, amount: "5", reason: "too much" });
    for (const table of ["invoice", "payment", "refund"]) {
      for (const sql of [
        `update ${table} set centre_id = centre_id`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ])
        await expect(db().$executeRawUnsafe(sql)).rejects.toThrow(/refused/);
    }
    const party = "update invoice_party set name = 'Somebody else'";
    await expect(db().$executeRawUnsafe(party)).rejects.toThrow(/only emptied/);
    expect(await verifyPapers(db(), centre.id)).toEqual([]);
    const found = await db()
      .$transaction(async (tx) => {
        await tx.$executeRawUnsafe("set local session_replication_role = replica");
        await tx.$executeRaw`update invoice set total_minor = total_minor + 1, net_minor = net_minor + 1
          where visit_id = ${visit.id}::uuid`;
        throw Object.assign(new Error("look"), { found: await verifyPapers(tx, centre.id) });
      })
      .catch((error: unknown) => (error instanceof Error && "found" in error ? error.found : error));
    expect(found).toMatchObject([{ visitId: visit.id, kind: "invoice" }]);
  });

  test("that was credited in full gives way to another; what was paid stays paid", async () => {
    const visit = await invoiced();
    const invoiceId = await invoiceOf(visit);
    await send(visit, "receivePayment", { amount: "184.50", method: "card" });
    const about = { invoiceId, about: "whole", amount: "200", reason: "wrong" };
    expect(refusedFor(await send(visit, "creditPart", about), "amount")).toEqual([
      "denials:credit-above-invoice",
    ]);
    await send(visit, "creditPart", { ...about, amount: "4.50" });
    expect((await send(visit, "issueInvoice", await totalShown(visit))).status).toBe(409);
    await send(visit, "creditWhole", { invoiceId, reason: "wrong address" });
    expect((await tasks(visit)).map(({ endedAt }) => endedAt)).toEqual([null]);
    await send(visit, "issueInvoice", await totalShown(visit));
    await expectToAgree(visit);
    expect((await tasks(visit)).map(({ outcome }) => outcome)).toEqual(["settled"]);
    const papers = await db().invoice.findMany({
      where: { visitId: visit.id },
      orderBy: [{ kind: "desc" }, { counter: "asc" }],
    });
    expect(papers.map(({ kind, totalMinor }) => [kind, totalMinor])).toEqual([
      ["invoice", 18_450n],
      ["invoice", 18_450n],
      ["credit-note", 450n],
      ["credit-note", 18_000n],
    ]);
    const credited = papers.slice(2).reduce((sum, { taxMinor }) => sum + taxMinor, 0n);
    expect(credited).toBe(papers[0]?.taxMinor);
  });
});

describe("a payment from outside", () => {
  test("counts once however often it arrives at the same time, and in whatever visit it is said to be", async () => {
    const [visit, other] = [await invoiced(), await invoiced()];
    const answers = await Promise.all(Array.from({ length: 8 }, () => byLink(visit, 18_450, "pi_once")));
    expect(answers.sort()).toEqual([...Array.from({ length: 7 }, () => "known"), "recorded"]);
    expect(await byLink(other, 18_450, "pi_once")).toBe("known");
    expect([openAmount(await visit.load()), openAmount(await other.load())]).toEqual([0, 18_450]);
    await expectToAgree(visit);
  });

  test("is taken after the end of the visit; what is too much is to be given back, until it is", async () => {
    const visit = await visitIn("closed", { centre, lines: [aLine({ priceMinor: 18_450 })] });
    expect(await byLink(visit, 5_000, "pi_late")).toBe("recorded");
    expect(await balanceOf(db(), centre.id, visit.id)).toMatchObject({
      openMinor: -5_000,
      state: "give-back",
    });
    expect(await tasks(visit)).toMatchObject([{ endedAt: null, ownerRole: "advisor" }]);
    const late = (await visit.load()).handover.payments.find(({ externalId }) => externalId === "pi_late");
    const refund = {
      centreId: centre.id,
      visitId: visit.id,
      paymentId: late?.id ?? "",
      refundId: crypto.randomUUID(),
    };
    const made = {
      ...refund,
      amountMinor: 5_000,
      reason: "paid twice",
      externalId: "re_1",
      now: instant(new Date()),
    };
    const record = () => db().$transaction((tx) => recordRefund(tx, { ...made, by: { kind: "job" } }));
    expect([await record(), await record()]).toEqual(["recorded", "known"]);
    expect(await tasks(visit)).toMatchObject([{ outcome: "settled" }]);
    await expectToAgree(visit);
    const unknown = { ...made, paymentId: crypto.randomUUID(), by: { kind: "job" } } as const;
    await expect(db().$transaction((tx) => recordRefund(tx, unknown))).rejects.toThrow(UnknownPayment);
  });
});

describe("leaving on account", () => {
  test("is the manager's word, with a reason and a day; what grows afterwards is not covered", async () => {
    const visit = await invoiced();
    const account = { reason: "pays monthly", dueOn: "2030-01-31" };
    expect((await send(visit, "openAccount", account)).status).toBe(403);
    const wordless = await send(visit, "openAccount", { dueOn: "2030-01-31" }, centre.team.manager);
    expect(refusedFor(wordless, "reason")).toEqual(["required"]);
    const past = await send(visit, "openAccount", { ...account, dueOn: "2020-01-31" }, centre.team.manager);
    expect(refusedFor(past, "dueOn")).toEqual(["denials:appointment-in-the-past"]);
    await send(visit, "receivePayment", { amount: "100", method: "cash" });
    expect((await send(visit, "openAccount", account, centre.team.manager)).status).toBe(302);
    const kept = await db().visitBalance.findUniqueOrThrow({ where: { visitId: visit.id } });
    expect([kept.state, kept.dueOn]).toEqual(["on-account", new Date("2030-01-31")]);
    const paymentId = (await visit.load()).handover.payments[0]?.id ?? "";
    await send(visit, "refundPayment", { paymentId, amount: "1", reason: "change" });
    expect((await balanceOf(db(), centre.id, visit.id))?.state).toBe("open");
  });
});

describe("what should have been paid by now", () => {
  test("is the advisor's task once, and ends when it is paid", async () => {
    const visit = await invoiced();
    const account = { reason: "pays monthly", dueOn: "2030-01-31" };
    await send(visit, "openAccount", account, centre.team.manager);
    const overdue = () => db().task.findMany({ where: { visitId: visit.id, kind: "money-overdue" } });
    // The day is over when it is over on the centre's clock.
    await overdueTasks(instant("2030-01-31T23:30:00.000Z"));
    expect(await overdue()).toEqual([]);
    await overdueTasks(instant("2030-02-01T00:30:00.000Z"));
    await overdueTasks(instant("2030-02-02T00:30:00.000Z"));
    expect(await overdue()).toMatchObject([{ endedAt: null, ownerRole: "advisor" }]);
    const [listed] = (
      await moneyOf(centre.team.manager, "on-account", 1, instant("2030-02-02T00:30:00.000Z"))
    ).rows.filter(({ visitId }) => visitId === visit.id);
    expect(listed).toMatchObject({ openMinor: 18_450, dueOn: "2030-01-31", overdue: true });
    await send(visit, "receivePayment", { amount: "184.50", method: "transfer" });
    expect(await overdue()).toMatchObject([{ outcome: "settled" }]);
  });
});
