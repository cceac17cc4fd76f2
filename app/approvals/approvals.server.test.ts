// The customer's yes on the real database: what is kept with it, asked anew, taken back, said by phone, and agreed in advance.
import { beforeAll, describe, expect, test } from "vitest";
import { createLink } from "~/customer/links.server";
import { openPage } from "~/customer/page/link.server";
import { DAY, instant, plus } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { repairsCommands } from "~/stages/4-repairs/repairs.commands.server";
import {
  answerLink,
  approvalPage,
  aQuestion,
  formOf,
  keptOf,
  someAddress,
  type Question,
} from "test/approvals";
import { answered } from "test/answered";
import { checksums } from "test/checksums";
import { useDatabase } from "test/database";
import { aCentre, type TestCentre } from "test/factories";
import { post, refusedFor } from "test/posts";
import { approvalReceipt } from "./receipt";

useDatabase();

let centre: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
});

async function anew({ visit, requestId }: Question, priceMinor: string): Promise<string> {
  const request = (await visit.load()).requests.find(({ id }) => id === requestId);
  const lines = (request?.lines ?? []).flatMap(
    ({ findingId, title }, index) =>
      [
        [`lines[${String(index)}].findingId`, findingId],
        [`lines[${String(index)}].title`, title],
        [`lines[${String(index)}].labourMinutes`, "45"],
        [`lines[${String(index)}].priceMinor`, priceMinor],
      ] as const,
  );
  const form = { replaces: requestId, ...Object.fromEntries(lines) };
  expect((await post(repairsCommands(), visit, centre.team.advisor, "requestApproval", form)).status).toBe(
    302,
  );
  return (await visit.load()).requests.at(-1)?.id ?? "";
}

describe("with an answer", () => {
  test("is kept what was shown, chosen, and from where, tied to the estimate", async () => {
    const { visit, token, linkId, requestId } = await aQuestion(centre);
    const { question } = await approvalPage(token);
    const address = someAddress();
    const form = await formOf(token, ["declined", "approved", "call-me"], { acknowledgedSafety: "on" });
    expect((await answerLink(token, form, address)).status).toBe(302);
    const [estimate] = await keptOf(visit.id, "estimate");
    const [decision] = await keptOf(visit.id, "decision");
    const request = (await visit.load()).requests[0];
    expect(estimate).toMatchObject({ requestId, version: 1, currency: "EUR" });
    expect(decision).toMatchObject({
      requestId,
      how: "link",
      estimate: { version: 1, hash: request?.hash },
      approvedMinor: 9_001,
      seen: {
        ip: address,
        userAgent: "Telephone/1.0",
        linkId,
        acknowledgedSafety: true,
        shown: question?.text,
      },
    });
    const firstViewAt = new Date(request?.viewedAt ?? 0).toISOString();
    expect(decision).toMatchObject({ seen: { firstViewAt } });
    expect(approvalReceipt(await visit.load(), requestId)).toMatchObject({
      version: 1,
      approvedMinor: 9_001,
    });
  });
  test("the first reading is the moment at which the page was made, and nobody can make one up", async () => {
    const { visit, token } = await aQuestion(centre);
    const before = Date.now();
    const form = await formOf(token, ["approved", "approved", "approved"]);
    const made = Date.now();
    const [time = "", mark = ""] = (form["made"] ?? "").split(".");
    const forged = `${(Number.parseInt(time, 36) - 999_999).toString(36)}.${mark}`;
    await answerLink(token, { ...form, made: forged });
    const decidedAt = (await visit.load()).requests[0]?.decidedAt;
    expect((await visit.load()).requests[0]?.viewedAt).toBe(decidedAt);
    const other = await aQuestion(centre);
    await answerLink(other.token, await formOf(other.token, ["approved", "approved", "approved"]));
    const viewedAt = (await other.visit.load()).requests[0]?.viewedAt ?? 0;
    expect(viewedAt).toBeGreaterThanOrEqual(before);
    expect(made).toBeGreaterThanOrEqual(before);
  });
  test("'later' says that it was read, once, and decides nothing", async () => {
    const { visit, token } = await aQuestion(centre);
    const { "lines[0].decision": _none, ...form } = await formOf(token, []);
    expect((await answerLink(token, { ...form, later: "on" })).status).toBe(302);
    expect((await answerLink(token, { ...form, later: "on" })).status).toBe(302);
    const request = (await visit.load()).requests[0];
    expect(request?.viewedAt).toBeDefined();
    expect(request?.lines.map(({ decision }) => decision)).toEqual(["pending", "pending", "pending"]);
    const types = await db().event.findMany({ where: { visitId: visit.id, type: "approval.viewed" } });
    expect(types).toHaveLength(1);
    expect((await approvalPage(token)).facts.deferredAt).toBe(request?.viewedAt);
  });
});

describe("nobody decides", () => {
  test("by looking, with an expired or a revoked link, or with one for something else", async () => {
    const { visit, token, linkId, requestId } = await aQuestion(centre);
    const form = await formOf(token, ["approved", "approved", "approved"]);
    const before = await checksums(["rate_limit"]);
    await openPage(token, someAddress(), new Date());
    for (const method of ["PUT", "PATCH", "DELETE"])
      expect((await answerLink(token, form, someAddress(), method)).status).toBe(405);
    expect(await checksums(["rate_limit"])).toEqual(before);
    const make = async (purpose: "status" | "survey" | "approval", days: number, objectId?: string) => {
      const expiresAt = plus(instant(new Date()), days * DAY);
      const about = {
        visitId: visit.id,
        purpose,
        expiresAt,
        ...(objectId === undefined ? {} : { objectId }),
      };
      const { address } = await db().$transaction((tx) => createLink(tx, { centreId: centre.id }, about));
      return address.split("/l/")[1] ?? "";
    };
    const tokens = [await make("approval", -1, requestId), await make("status", 1), await make("survey", 1)];
    for (const wrong of tokens) expect((await answerLink(wrong, form)).status).toBe(404);
    await db().link.update({ where: { id: linkId }, data: { revokedAt: new Date() } });
    expect((await answerLink(token, form)).status).toBe(404);
    expect((await visit.load()).requests[0]?.lines.map(({ decision }) => decision)).toEqual([
      "pending",
      "pending",
      "pending",
    ]);
  });
  test("as staff of another centre, or without the right to", async () => {
    const { visit, requestId } = await aQuestion(centre);
    const other = await aCentre();
    const line = (await visit.load()).requests[0]?.lines[1]?.id ?? "";
    const form = {
      requestId,
      how: "phone",
      "lines[0].lineId": line,
      "lines[0].decision": "approved",
    };
    const foreign = await answered(
      post(repairsCommands(), visit, other.team.advisor, "decideApproval", form),
    );
    expect(foreign.status).toBe(404);
    const { mechanic } = centre.team;
    expect((await post(repairsCommands(), visit, mechanic, "decideApproval", form)).status).toBe(403);
    const back = { requestId, reason: "x" };
    expect(
      (await answered(post(repairsCommands(), visit, other.team.advisor, "withdrawApproval", back))).status,
    ).toBe(404);
    expect((await visit.load()).requests[0]?.lines[1]?.decision).toBe("pending");
  });
});

describe("asked anew", () => {
  test("the old link shows the new estimate, refuses the old answer and takes the new one", async () => {
    const asked = await aQuestion(centre);
    const old = await formOf(asked.token, ["approved", "approved", "approved"]);
    const next = await anew(asked, "50.00");
    const stale = await answerLink(asked.token, old);
    expect([stale.status, stale.data]).toEqual([409, { kind: "stale" }]);
    const { facts, question } = await approvalPage(asked.token);
    expect(facts).toMatchObject({ replaced: true, open: { id: next, version: 2 } });
    expect(question?.text.lines.map(({ price }) => price)).toEqual(["€50.00", "€50.00", "€50.00"]);
    expect(
      (await answerLink(asked.token, await formOf(asked.token, ["approved", "declined", "approved"]))).status,
    ).toBe(302);
    const { requests } = await asked.visit.load();
    expect(requests.map(({ lines }) => lines.map(({ decision }) => decision))).toEqual([
      ["withdrawn", "withdrawn", "withdrawn"],
      ["approved", "declined", "approved"],
    ]);
    expect((await keptOf(asked.visit.id, "estimate")).map((each) => each["version"])).toEqual([1, 2]);
    expect((await keptOf(asked.visit.id, "decision"))[0]).toMatchObject({ approvedMinor: 10_000 });
  });
  test("what was answered before stays answered", async () => {
    const asked = await aQuestion(centre);
    await answerLink(asked.token, await formOf(asked.token, ["approved", "call-me", "call-me"]));
    const request = (await asked.visit.load()).requests[0];
    const line = request?.lines[1];
    const form = {
      replaces: asked.requestId,
      "lines[0].findingId": line?.findingId ?? "",
      "lines[0].title": "Cheaper",
      "lines[0].labourMinutes": "10",
      "lines[0].priceMinor": "10",
    };
    expect(
      (await post(repairsCommands(), asked.visit, centre.team.advisor, "requestApproval", form)).status,
    ).toBe(302);
    const { requests, jobs } = await asked.visit.load();
    expect(requests[0]?.lines.map(({ decision }) => decision)).toEqual([
      "approved",
      "withdrawn",
      "withdrawn",
    ]);
    expect(jobs.filter(({ origin }) => origin === "extra")).toHaveLength(1);
    const again = await post(repairsCommands(), asked.visit, centre.team.advisor, "requestApproval", form);
    expect(again.status).toBe(409);
  });
  test("a question that was taken back is not decided on, by nobody, and can be asked again", async () => {
    const asked = await aQuestion(centre);
    const early = await formOf(asked.token, ["approved", "approved", "approved"]);
    const { advisor } = centre.team;
    const { requestId } = asked;
    const without = await post(repairsCommands(), asked.visit, advisor, "withdrawApproval", { requestId });
    expect([without.status, refusedFor(without, "reason")]).toEqual([400, ["required"]]);
    const back = { requestId, reason: "The part is not made any more." };
    expect((await post(repairsCommands(), asked.visit, advisor, "withdrawApproval", back)).status).toBe(302);
    expect((await answerLink(asked.token, early)).status).toBe(409);
    expect((await approvalPage(asked.token)).facts).toMatchObject({ withdrawn: true, open: undefined });
    const line = (await asked.visit.load()).requests[0]?.lines[0]?.id ?? "";
    const late = { requestId, how: "phone", "lines[0].lineId": line, "lines[0].decision": "approved" };
    const refused = await post(repairsCommands(), asked.visit, advisor, "decideApproval", late);
    expect([refused.status, refusedFor(refused, "")]).toEqual([409, ["denials:request-taken-back"]]);
    await anew(asked, "70.00");
    expect((await approvalPage(asked.token)).facts.open?.version).toBe(2);
  });
});
