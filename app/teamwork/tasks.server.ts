// Tasks of a centre: whose they are, what they are about, and how they end.
import { randomUUID } from "node:crypto";
import { CALL_TASKS } from "~/complaints/complaint-tasks";
import type { Actor } from "~/journey/permissions";
import { db, type Prisma } from "~/platform/db/db.server";
import { ANSWER_TASK, settledByTask } from "~/conversations/unanswered.server";
import { AtRiskDetails } from "~/lateness/risk-details";
import { countryOfPhone, formatPhone } from "~/people/phone";
import { inTransaction } from "~/platform/db/transaction.server";
import { notify } from "~/platform/live.server";
import { askedAfterwards } from "~/stages/7-follow-up/settings/follow-up-settings.server";
import { centreTopic } from "~/visits/store.server";
import { InWords, isTheirs, LostPlace, ToAnswer, UnsentMessage } from "./task";
import type { EndTask } from "./task.schema";

const SHOWN = 200;

const COLUMNS = {
  id: true,
  kind: true,
  ownerRole: true,
  ownerId: true,
  dueAt: true,
  endedAt: true,
  outcome: true,
  details: true,
  visit: {
    select: {
      id: true,
      number: true,
      customer: { select: { name: true, phone: true } },
      vehicle: { select: { plate: true, make: true, model: true } },
    },
  },
} as const satisfies Prisma.TaskSelect;

type Row = Prisma.TaskGetPayload<{ select: typeof COLUMNS }>;

export interface TaskView extends Pick<Row, "id" | "kind" | "ownerRole" | "dueAt" | "outcome"> {
  readonly ended: boolean;
  /** The person's own, not only their role's. */
  readonly own: boolean;
  readonly lostPlace?: LostPlace;
  /** The promise that will not hold. */
  readonly risk?: AtRiskDetails;
  /** What is to be done, where the task says it in words. */
  readonly text?: string;
  /** The conversation in which somebody waits for an answer. */
  readonly conversation?: { readonly id: string; readonly who: string };
  /** The message that did not go out, or of which that is not known. */
  readonly message?: UnsentMessage;
  /** A call after the visit, recorded at the task: what to say, and the form's name. */
  readonly call?: { readonly script: string; readonly submissionId: string };
  readonly visit?: {
    readonly id: string;
    readonly number: number;
    readonly plate: string;
    readonly car: string;
    readonly customer: string;
    /** E.164 */
    readonly phone: string;
    readonly phoneText: string;
  };
}

/** The telephone's country of the centre, whose numbers are written without it. */
async function countryOf({ centreId }: Actor) {
  const { phone } = await db().centre.findUniqueOrThrow({ where: { id: centreId }, select: { phone: true } });
  return countryOfPhone(phone);
}

type Country = Awaited<ReturnType<typeof countryOf>>;

function conversationIn({ conversationId, customer, phone }: ToAnswer, country: Country) {
  return { id: conversationId, who: customer ?? formatPhone(phone, country) };
}

function viewOf(
  { details, visit, ownerId, endedAt, ...row }: Row,
  staffId: string,
  country: Country,
): TaskView {
  const lost = LostPlace.safeParse(details);
  const words = InWords.safeParse(details);
  const answer = ToAnswer.safeParse(details);
  const message = UnsentMessage.safeParse(details);
  const risk = AtRiskDetails.safeParse(details);
  return {
    id: row.id,
    kind: row.kind,
    ownerRole: row.ownerRole,
    dueAt: row.dueAt,
    outcome: row.outcome,
    ended: endedAt !== null,
    own: ownerId === staffId,
    ...(lost.success ? { lostPlace: lost.data } : {}),
    ...(words.success ? { text: words.data.text } : {}),
    ...(risk.success ? { risk: risk.data } : {}),
    ...(message.success ? { message: message.data } : {}),
    ...(answer.success ? { conversation: conversationIn(answer.data, country) } : {}),
    ...(visit
      ? {
          visit: {
            id: visit.id,
            number: visit.number,
            plate: visit.vehicle.plate,
            car: `${visit.vehicle.make} ${visit.vehicle.model}`,
            customer: visit.customer.name,
            phone: visit.customer.phone,
            phoneText: formatPhone(visit.customer.phone, country),
          },
        }
      : {}),
  };
}

async function viewsOf(actor: Actor, rows: readonly Row[]): Promise<readonly TaskView[]> {
  if (rows.length === 0) return [];
  const [country, { script }] = await Promise.all([countryOf(actor), askedAfterwards(db(), actor)]);
  return rows.map((row) => ({
    ...viewOf(row, actor.staffId, country),
    ...(CALL_TASKS.includes(row.kind) ? { call: { script, submissionId: randomUUID() } } : {}),
  }));
}

/** Open tasks that are the person's own or anybody's of their roles; a manager's are all. */
function theirs({ centreId, staffId, roles }: Actor): Prisma.TaskWhereInput {
  const all = roles.includes("manager") || roles.includes("admin");
  const own: Prisma.TaskWhereInput = {
    OR: [{ ownerId: staffId }, { ownerId: null, ownerRole: { in: [...roles] } }],
  };
  return { centreId, endedAt: null, ...(all ? {} : own) };
}

/** What the person has to do: what is due first comes first, so overdue before all. */
export async function tasksFor(actor: Actor): Promise<readonly TaskView[]> {
  const rows = await db().task.findMany({
    where: theirs(actor),
    select: COLUMNS,
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: SHOWN,
  });
  return viewsOf(actor, rows);
}

/** How many of them there are. */
export function countTasks(actor: Actor): Promise<number> {
  return db().task.count({ where: theirs(actor) });
}

/** The open tasks of one visit, whosever they are. */
export async function tasksOfVisit(actor: Actor, visitId: string): Promise<readonly TaskView[]> {
  const rows = await db().task.findMany({
    where: { centreId: actor.centreId, visitId, endedAt: null },
    select: COLUMNS,
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: SHOWN,
  });
  return viewsOf(actor, rows);
}

/** The tasks that a change of the roster made, ended ones with them, in the order of the visits. */
export async function tasksOfChange(actor: Actor, change: string): Promise<readonly TaskView[]> {
  const rows = await db().task.findMany({
    where: { centreId: actor.centreId, details: { path: ["change"], equals: change } },
    select: COLUMNS,
    orderBy: { id: "asc" },
    take: SHOWN,
  });
  return viewsOf(actor, rows);
}

export type Ended = "ended" | "not-found" | "not-theirs" | "ended-before";

/** Ends a task by hand. The same form sent twice finds its own work done. */
export async function endTask(actor: Actor, { taskId, outcome, note }: EndTask): Promise<Ended> {
  const { centreId, staffId } = actor;
  return inTransaction(async (tx): Promise<Ended> => {
    await tx.$queryRaw`
      select 1 from task where id = ${taskId}::uuid and centre_id = ${centreId}::uuid for no key update`;
    const task = await tx.task.findFirst({ where: { id: taskId, centreId } });
    if (!task) return "not-found";
    if (!isTheirs(actor, task)) return "not-theirs";
    if (task.endedAt) return task.endedBy === staffId && task.outcome === outcome ? "ended" : "ended-before";
    const details =
      note !== undefined && typeof task.details === "object" && !Array.isArray(task.details)
        ? { details: { ...task.details, note } }
        : {};
    await tx.task.update({
      where: { id: taskId },
      data: { endedAt: new Date(), endedBy: staffId, outcome, ...details },
    });
    if (task.kind === ANSWER_TASK) await settledByTask(tx, actor, task.details, outcome);
    await notify(tx, centreTopic(centreId), { ...(task.visitId ? { visitId: task.visitId } : {}) });
    return "ended";
  });
}
