// Many answers at once to one question, all contradicting each other: by link and by staff. One of them counts.
import { v7 as uuid } from "uuid";
import { db } from "~/platform/db/db.server";
import { repairsCommands } from "~/stages/4-repairs/repairs.commands.server";
import { answerLink, aQuestion, approvalPage, formOf } from "./approvals";
import type { TestCentre } from "./factories";
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

async function byStaff(
  centre: TestCentre,
  visitId: string,
  requestId: string,
  decision: string,
): Promise<number> {
  const loaded = await db().event.findFirst({
    where: { visitId, type: "approval.requested" },
    select: { payload: true },
  });
  const lines = Object(loaded?.payload)["lines"] as readonly { id: string }[];
  const fields = Object.fromEntries(
    lines.flatMap(({ id }, index) => [
      [`lines[${String(index)}].lineId`, id],
      [`lines[${String(index)}].decision`, decision],
    ]),
  );
  const form = { requestId, how: "phone", acknowledgedSafety: "on", ...fields };
  return (await post(repairsCommands(), { id: visitId }, centre.team.advisor, "decideApproval", form)).status;
}

/** @param calls some of the customers ask for a call, and no colleague answers for them */
export async function raceOnce(centre: TestCentre, calls: boolean, answers = 100): Promise<Round> {
  const { visit, token, requestId } = await aQuestion(centre);
  const forms = await Promise.all(
    (calls ? WITH_CALLS : CONTRADICTIONS).map((decisions) =>
      formOf(token, decisions, { acknowledgedSafety: "on" }),
    ),
  );
  const staff = calls ? 0 : Math.floor(answers / 10);
  const statuses = await Promise.all([
    ...Array.from({ length: answers - staff }, async (_, index) => {
      const form = forms[index % forms.length] ?? {};
      return (await answerLink(token, { ...form, submissionId: uuid() })).status;
    }),
    ...Array.from({ length: staff }, (_, index) =>
      byStaff(centre, visit.id, requestId, index % 2 === 0 ? "approved" : "declined"),
    ),
  ]);
  const events = await db().event.findMany({ where: { visitId: visit.id, type: "approval.decided" } });
  const records = await db().auditRecord.findMany({ where: { visitId: visit.id, kind: "decision" } });
  const { facts } = await approvalPage(token);
  const shown = (facts.open ?? facts.record)?.lines.map(({ id, decision }) => `${id} ${decision}`).sort();
  const kept: unknown = JSON.parse(records[0]?.content ?? "{}");
  const said = Object(Object(kept)["content"])["lines"] as readonly { lineId: string; decision: string }[];
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
