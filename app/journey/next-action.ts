// The next action of a visit, its owner and its time: every visit under way has one.
import { answerDueAt, closingDueAt } from "./complaint-deadlines";
import { endOfWorkingDayAfter, endOfWorkingDayBefore, workingTimeAfter } from "./deadlines";
import { missing, undecided, type RequirementId } from "./gates";
import { HOUR, MINUTE, latest, plus, type Instant } from "./instant";
import type { Role } from "./permissions";
import type { RouteMap } from "./route-map";
import {
  currentInspection,
  unpricedFindings,
  type Complaint,
  type Facts,
  type Job,
  type JobState,
  type OpenVisit,
  type Visit,
} from "./visit";
import type { WorkingCalendar } from "./working-time";

/** A missing requirement, crossing an open gate, or waiting for something with somebody watching it. */
export type ActionCode =
  | RequirementId
  | "advance"
  | "receive-vehicle"
  | "start-work"
  | "resume-work"
  | "finish-work"
  | "get-parts"
  | "price-findings"
  | "call-about-approval"
  | "await-approval"
  | "start-inspection"
  | "finish-inspection"
  | "await-customer"
  | "answer-complaint"
  | "close-complaint";

export interface NextAction {
  readonly code: ActionCode;
  readonly role: Role;
  /** The person, where it is known who; else anybody with the role. */
  readonly ownerId?: string;
  readonly dueAt: Instant;
}

/** Opening hours. */
const ANSWER_REQUEST = 10 * MINUTE;
const START_INTAKE = 10 * MINUTE;
const START_HANDOVER = 10 * MINUTE;
const DISPATCH = 20 * MINUTE;
const APPROVAL = 30 * MINUTE;
const GET_GOING = HOUR;
/** On the wall clock: the customer's patience knows no opening hours. */
const CONTACT = 72 * HOUR;
const SURVEY_WORKING_DAYS = 1;

/** So many milliseconds of opening hours after a moment. */
type Within = (from: Instant, milliseconds: number) => Instant;

function action(code: ActionCode, role: Role, dueAt: Instant, ownerId?: string): NextAction {
  return ownerId === undefined ? { code, role, dueAt } : { code, role, dueAt, ownerId };
}

/** Ready by the evening before the customer comes. */
function inPreparation(
  visit: OpenVisit<"preparation">,
  lacking: RequirementId | undefined,
  calendar: WorkingCalendar,
): NextAction {
  const appointment = visit.booking.appointment?.at ?? visit.stageEnteredAt;
  if (lacking === undefined) return action("receive-vehicle", "advisor", appointment, visit.advisorId);
  const dayBefore = endOfWorkingDayBefore(calendar, appointment);
  const due = latest(workingTimeAfter(calendar, visit.stageEnteredAt, GET_GOING), dayBefore);
  return lacking === "parts-ready"
    ? action(lacking, "parts", due)
    : action(lacking, "advisor", due, visit.advisorId);
}

function inIntake(
  visit: OpenVisit<"intake">,
  lacking: RequirementId | undefined,
  within: Within,
): NextAction {
  const arrived = visit.intake.arrivedAt ?? visit.stageEnteredAt;
  const due = within(latest(arrived, visit.booking.appointment?.at), START_INTAKE);
  return action(lacking ?? "advance", "advisor", due, visit.advisorId);
}

type StoppedJob = Job & { readonly state: Extract<JobState, { kind: "stopped" }> };

/** One that somebody could go on with before one that still waits. */
function stoppedJob(visit: Facts): StoppedJob | undefined {
  const stopped = visit.jobs.flatMap((job) =>
    job.state.kind === "stopped" ? [{ ...job, state: job.state }] : [],
  );
  return stopped.find((job) => job.state.resolvedAt !== undefined) ?? stopped[0];
}

/** Since when the customer waits for a call about extra work. */
function callWanted({ requests }: Facts): Instant | undefined {
  const request = requests.find(({ lines }) => lines.some(({ decision }) => decision === "call-me"));
  return request?.answers.at(-1)?.at ?? request?.requested.at;
}

function inRepairs(
  visit: OpenVisit<"repairs">,
  lacking: RequirementId | undefined,
  within: Within,
  limit: Instant,
): NextAction {
  const promise = visit.promise?.current ?? limit;
  // Before the clocks that run anyway: the customer's answer takes time, and the price comes first.
  const [unpriced] = unpricedFindings(visit);
  if (unpriced)
    return action("price-findings", "advisor", within(unpriced.reported.at, APPROVAL), visit.advisorId);
  const call = callWanted(visit);
  if (call !== undefined)
    return action("call-about-approval", "advisor", within(call, APPROVAL), visit.advisorId);
  const running = visit.jobs.find((job) => job.state.kind === "running");
  if (running) return action("finish-work", "mechanic", promise, running.mechanicId);
  const stopped = stoppedJob(visit);
  const planned = visit.jobs.find((job) => job.state.kind === "planned");
  const open = undecided(visit);
  if (open.length > 0) {
    const asked = visit.requests.findLast((request) => request.decidedAt === undefined)?.requested.at;
    const due = within(asked ?? visit.stageEnteredAt, APPROVAL);
    return action("await-approval", "advisor", due, visit.advisorId);
  }
  if (stopped) {
    const { since, cause, resolvedAt } = stopped.state;
    return cause === "parts" && resolvedAt === undefined
      ? action("get-parts", "parts", promise)
      : action("resume-work", "mechanic", within(resolvedAt ?? since, GET_GOING), stopped.mechanicId);
  }
  if (planned)
    return action("start-work", "mechanic", within(visit.stageEnteredAt, DISPATCH), planned.mechanicId);
  return action(lacking ?? "advance", "mechanic", promise, visit.jobs.at(-1)?.mechanicId);
}

function inQuality(
  visit: OpenVisit<"quality">,
  lacking: RequirementId | undefined,
  limit: Instant,
): NextAction {
  const inspection = currentInspection(visit);
  if (!inspection) return action("start-inspection", "inspector", limit);
  if (!inspection.result) return action("finish-inspection", "inspector", limit, inspection.inspectorId);
  return action(lacking ?? "advance", "advisor", limit, visit.advisorId);
}

function inHandover(
  visit: OpenVisit<"handover">,
  lacking: RequirementId | undefined,
  within: Within,
  limit: Instant,
): NextAction {
  const { notified, returnedAt, started } = visit.handover;
  const withCustomer = returnedAt ?? started?.at;
  if (!notified || withCustomer !== undefined || lacking === undefined) {
    const due = within(withCustomer ?? visit.stageEnteredAt, START_HANDOVER);
    return action(lacking ?? "advance", "advisor", due, visit.advisorId);
  }
  return action("await-customer", "advisor", latest(limit, visit.promise?.current), visit.advisorId);
}

/** A complaint that was not dealt with in time has left its owner. */
function ownerOf({ level, ownerId }: Complaint): string | undefined {
  return level === 0 ? ownerId : undefined;
}

function inFollowUp(
  visit: OpenVisit<"follow-up">,
  lacking: RequirementId | undefined,
  calendar: WorkingCalendar,
): NextAction {
  const complaint = visit.followUp.complaints.find((each) => each.closedAt === undefined);
  if (complaint && complaint.answeredAt === undefined) {
    return action("answer-complaint", "manager", answerDueAt(complaint), ownerOf(complaint));
  }
  if (complaint) {
    return action("close-complaint", "manager", closingDueAt(complaint, calendar), ownerOf(complaint));
  }
  const released = visit.handover.releasedAt ?? visit.stageEnteredAt;
  const due =
    lacking === "survey-sent"
      ? endOfWorkingDayAfter(calendar, released, SURVEY_WORKING_DAYS)
      : plus(released, CONTACT);
  return action(lacking ?? "advance", "advisor", due, visit.advisorId);
}

/**
 * What has to happen next. Minutes are minutes of opening hours, on the wall clock where the centre never opens.
 * @returns undefined when the visit is over
 */
export function nextAction(visit: Visit, map: RouteMap, calendar: WorkingCalendar): NextAction | undefined {
  if (visit.status !== "open") return undefined;
  const within: Within = (from, milliseconds) => workingTimeAfter(calendar, from, milliseconds);
  const lacking = missing(visit, visit.stage, map)[0]?.id;
  const limit = within(visit.stageEnteredAt, map.stages[visit.stage].limitMinutes * MINUTE);
  switch (visit.stage) {
    case "booking":
      return action(
        lacking ?? "advance",
        "advisor",
        within(visit.request.at, ANSWER_REQUEST),
        visit.advisorId,
      );
    case "preparation":
      return inPreparation(visit, lacking, calendar);
    case "intake":
      return inIntake(visit, lacking, within);
    case "repairs":
      return inRepairs(visit, lacking, within, limit);
    case "quality":
      return inQuality(visit, lacking, limit);
    case "handover":
      return inHandover(visit, lacking, within, limit);
    case "follow-up":
      return inFollowUp(visit, lacking, calendar);
    default:
      return visit satisfies never;
  }
}
