// Findings priced and put before the customer, posted: the link under which they answer, and the answer by telephone.
import { beforeAll, describe, expect, test } from "vitest";
import { findLink } from "~/customer/links.server";
import type { MadeLink } from "~/customer/made-link.server";
import { happened } from "~/journey/course";
import { event, type Severity } from "~/journey/events";
import { instant, MINUTE, plus } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { roundedUp } from "~/lateness/promise-risk";
import { visitLateness } from "~/lateness/visit-lateness.server";
import { inBay } from "test/bay";
import { useDatabase } from "test/database";
import { aCentre, type TestCentre, type TestVisit } from "test/factories";
import { post, refusedFor } from "test/posts";
import { revisePromise } from "./promise";
import { repairsCommands } from "./repairs.commands.server";

useDatabase();

let centre: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
});

type Fields = Readonly<Record<string, string>>;

function send(visit: TestVisit, actor: Actor, intent: string, fields: Fields = {}, made: MadeLink = {}) {
  return post(repairsCommands(made), visit, actor, intent, fields);
}

describe("asking the customer", () => {
  async function found(visit: TestVisit, mechanic: Actor, severities: readonly Severity[]): Promise<Fields> {
    for (const severity of severities)
      await send(visit, mechanic, "reportFinding", { what: severity, severity });
    const { findings } = await visit.load();
    return Object.fromEntries(
      findings.flatMap(({ id, what }, index) => [
        [`lines[${String(index)}].findingId`, id],
        [`lines[${String(index)}].title`, what],
        [`lines[${String(index)}].labourMinutes`, "30"],
        [`lines[${String(index)}].priceMinor`, "90.50"],
      ]),
    );
  }

  test("makes the link under which they answer", async () => {
    const { visit, mechanic } = await inBay(centre);
    const fields = await found(visit, mechanic, ["safety", "advice"]);
    const made: MadeLink = {};
    expect((await send(visit, centre.team.advisor, "requestApproval", fields, made)).status).toBe(302);
    const [request] = (await visit.load()).requests;
    expect(request?.lines.map(({ priceMinor, severity }) => [priceMinor, severity])).toEqual([
      [9_050, "safety"],
      [9_050, "advice"],
    ]);
    const token = made.link?.address.split("/l/")[1] ?? "";
    expect(await findLink(token, "approval")).toMatchObject({ visitId: visit.id });
  });
  test("says when the car is ready with everything, as the forecast will say once they agree", async () => {
    const { visit, mechanic } = await inBay(centre);
    const { advisor } = centre.team;
    await visit.change(advisor, (each, at) =>
      revisePromise(each, { to: plus(at, 5 * MINUTE), reason: "A test" }, at),
    );
    await send(visit, advisor, "requestApproval", await found(visit, mechanic, ["soon", "advice"]));
    const [request] = (await visit.load()).requests;
    const answers = (request?.lines ?? []).flatMap(
      ({ id }, index) =>
        [
          [`lines[${String(index)}].lineId`, id],
          [`lines[${String(index)}].decision`, "approved"],
        ] as const,
    );
    const answer = { requestId: request?.id ?? "", how: "desk", ...Object.fromEntries(answers) };
    expect((await send(visit, advisor, "decideApproval", answer)).status).toBe(302);
    const forecast = await visitLateness(await visit.load(), instant(new Date()));
    expect(roundedUp(forecast?.readyAt ?? instant(0))).toBe(request?.readyAt);
  });
  test("leaves for later what has neither time nor price, and asks for the half that is missing", async () => {
    const { visit, mechanic } = await inBay(centre);
    const fields = await found(visit, mechanic, ["soon", "advice"]);
    const { advisor } = centre.team;
    const half = await send(visit, advisor, "requestApproval", { ...fields, "lines[1].priceMinor": "" });
    expect([half.status, refusedFor(half, "lines[1].priceMinor")]).toEqual([400, ["required"]]);
    const empty = { "lines[1].priceMinor": "", "lines[1].labourMinutes": "" };
    const none = { ...empty, "lines[0].priceMinor": "", "lines[0].labourMinutes": "" };
    const nothing = await send(visit, advisor, "requestApproval", { ...fields, ...none });
    expect([nothing.status, refusedFor(nothing, "lines")]).toEqual([400, ["repairs:price.none"]]);
    await send(visit, advisor, "requestApproval", { ...fields, ...empty });
    expect((await visit.load()).requests[0]?.lines).toHaveLength(1);
  });
  test("asks nothing and makes no link where all was agreed to at intake", async () => {
    const { visit, mechanic } = await inBay(centre);
    const { advisor } = centre.team;
    await visit.change(advisor, (_visit, at) =>
      happened(event("consent.chosen", at, { choice: "do-not-ask" })),
    );
    const made: MadeLink = {};
    await send(visit, advisor, "requestApproval", await found(visit, mechanic, ["soon"]), made);
    expect(made.link).toBeUndefined();
    expect((await visit.load()).jobs.map(({ origin }) => origin)).toEqual(["order", "extra"]);
  });
  test("is answered on the telephone line by line, once", async () => {
    const { visit, mechanic } = await inBay(centre);
    const { advisor } = centre.team;
    await send(visit, advisor, "requestApproval", await found(visit, mechanic, ["safety", "advice"]));
    const [request] = (await visit.load()).requests;
    const [safety, advice] = request?.lines ?? [];
    const no = {
      requestId: request?.id ?? "",
      how: "phone",
      "lines[0].lineId": safety?.id ?? "",
      "lines[0].decision": "declined",
      "lines[1].lineId": advice?.id ?? "",
    };
    const unaware = await send(visit, advisor, "decideApproval", no);
    expect([unaware.status, refusedFor(unaware, "acknowledgedSafety")]).toEqual([
      400,
      ["denials:safety-needs-acknowledgement"],
    ]);
    expect((await send(visit, advisor, "decideApproval", { ...no, acknowledgedSafety: "on" })).status).toBe(
      302,
    );
    expect((await visit.load()).requests[0]?.lines.map(({ decision }) => decision)).toEqual([
      "declined",
      "pending",
    ]);
    const again = await send(visit, advisor, "decideApproval", { ...no, acknowledgedSafety: "on" });
    expect([again.status, refusedFor(again, "")]).toEqual([409, ["denials:request-already-decided"]]);
  });
});
