// Many answers at once to one question, all contradicting each other: by link and by staff. One of them counts.
import { v7 as uuid } from "uuid";
import { z } from "zod";
import { db } from "~/platform/db/db.server";
import { repairsCommands } from "~/stages/4-repairs/repairs.commands.server";
import { answerLink, aQuestion, approvalPage, formOf, keptOf } from "./approvals";
import type { TestCentre, TestVisit } from "./factories";
import { post } from "./posts";

const CONTRADICTIONS = [
  ["approved", "approved", "approved"],
  ["declined", "declined", "declined"],
  ["approved", "declined", "approved"],
  ["declined", "approved", "declined"],
] as const;
/** Who asks for a call can be answered by a colleague afterwards: such rounds are by link alone. */
const WITH_CALLS = [
  ...CONTRADICTIONS,
  ["call-me", "call-me", "call-me"],
  ["declined", "approved", "call-me"],
];

/** What a round left behind. Anything but one decision, one record and the rest refused is a fault. */
export interface Round {
  readonly taken: number;
  readonly refused: number;
  readonly others: readonly number[];
  readonly events: number;
  readonly records: number;
  /** Whether the page shows what the one record says. */
  readonly told: boolean;
}

const Lines = z.array(z.object({ lineId: z.string(), decision: z.string() }));

async function byStaff(
  visit: TestVisit,
  requestId: string,
  lineIds: readonly string[],
  decision: string,
): Promise<number> {
  const fields = Object.fromEntries(
    lineIds.flatMap(
      (id, index) =>
        [
          [`lines[${String(index)}].lineId`, id],
          [`lines[${String(index)}].decision`, decision],
        ] as const,
    ),
  );
  const form = { requestId, how: "phone", acknowledgedSafety: "on", ...fields };
  return (await post(repairsCommands(), visit, visit.centre.team.advisor, "decideApproval", form)).status;
}

/** @param calls some of the customers ask for a call, and no colleague answers for them */
export async function raceOnce(centre: TestCentre, calls: boolean, answers = 100): Promise<Round> {
  const { visit, token, requestId } = await aQuestion(centre);
  const forms = await Promise.all(
    (calls ? WITH_CALLS : CONTRADICTIONS).map((decisions) =>
      formOf(token, decisions, { acknowledgedSafety: "on" }),
    ),
  );
  const lineIds = (await visit.load()).requests[0]?.lines.map(({ id }) => id) ?? [];
  const staff = calls ? 0 : Math.floor(answers / 10);
  const statuses = await Promise.all([
    ...Array.from({ length: answers - staff }, async (_, index) => {
      const form = forms[index % forms.length] ?? {};
      return (await answerLink(token, { ...form, submissionId: uuid() })).status;
    }),
    ...Array.from({ length: staff }, (_, index) =>
      byStaff(visit, requestId, lineIds, index % 2 === 0 ? "approved" : "declined"),
    ),
  ]);
  const events = await db().event.findMany({ where: { visitId: visit.id, type: "approval.decided" } });
  const records = await keptOf(visit.id, "decision");
  const { facts } = await approvalPage(token);
  const shown = (facts.open ?? facts.record)?.lines.map(({ id, decision }) => `${id} ${decision}`).sort();
  const said = Lines.parse(records[0]?.["lines"]);
  return {
    taken: statuses.filter((status) => status === 302).length,
    refused: statuses.filter((status) => status === 409).length,
    others: statuses.filter((status) => status !== 302 && status !== 409),
    events: events.length,
    records: records.length,
    told:
      JSON.stringify(shown) === JSON.stringify(said.map((line) => `${line.lineId} ${line.decision}`).sort()),
  };
}
