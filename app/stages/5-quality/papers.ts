// What the papers for the customer begin with: written from the jobs and findings, for staff to put in their own words.
import { DateTime } from "luxon";
import type { Payload } from "~/journey/events";
import { lastReading } from "~/journey/inspection";
import type { Instant } from "~/journey/instant";
import { currentInspection, unpricedFindings, type Facts, type Job } from "~/journey/visit";
import type { Words } from "~/words";

/** The longest text that a paper holds. */
const LONGEST = 2000;
/** A proposed mileage is a round figure, in the centre's unit. */
const ROUND = 100;

export interface ProposalContext {
  /** In the customer's language. */
  readonly t: Words<"quality">;
  readonly distance: (distance: number) => string;
  readonly timeZone: string;
  readonly serviceEveryMonths: number;
  /** In the centre's unit. */
  readonly serviceEveryDistance: number;
}

function bullets(head: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [[head, ...lines.map((line) => `– ${line}`)].join("\n")];
}

/** What was found that led to a job, in the words of whoever found it. */
function findingOf(visit: Facts, job: Job): string | undefined {
  const line = visit.requests.flatMap(({ lines }) => lines).find(({ id }) => id === job.id);
  return visit.findings.find(({ id }) => id === line?.findingId)?.what;
}

function explanation(visit: Facts, { t, distance }: ProposalContext): string {
  const done = visit.jobs.filter(({ state }) => state.kind === "done");
  const extra = done
    .filter(({ origin }) => origin === "extra")
    .map((job) => {
      const finding = findingOf(visit, job);
      return finding === undefined || finding === job.title
        ? job.title
        : t("proposal.because", { job: job.title, finding });
    });
  const inspection = currentInspection(visit);
  const drive = inspection?.drive;
  const checked = drive
    ? [t("proposal.driven", { distance: distance(drive.endMileage - drive.startMileage) })]
    : inspection
      ? [t("proposal.checked")]
      : [];
  return [
    ...bullets(
      t("proposal.done"),
      done.filter(({ origin }) => origin === "order").map(({ title }) => title),
    ),
    ...bullets(t("proposal.agreed"), extra),
    ...checked,
  ].join("\n\n");
}

function advice(visit: Facts, { t }: ProposalContext): string {
  const declined = visit.requests
    .flatMap(({ lines }) => lines)
    .filter(({ decision }) => decision === "declined")
    .map(({ title, severity, why }) =>
      [
        t(severity === "safety" ? "proposal.declinedSafety" : "proposal.declined", { job: title }),
        why?.trim() ?? "",
      ]
        .filter((part) => part !== "")
        .join(" "),
    );
  const seen = unpricedFindings(visit).map(({ what }) =>
    t("proposal.seen", { finding: what.trim().replace(/[.]$/, "") }),
  );
  return [...declined, ...seen].join("\n");
}

/** When the car is due again: a date in the centre's zone, and a mileage where one was read. */
function nextService(
  visit: Facts,
  { timeZone, serviceEveryMonths, serviceEveryDistance }: ProposalContext,
  now: Instant,
): NonNullable<Payload<"papers.prepared">["nextService"]> {
  const on = DateTime.fromMillis(now, { zone: timeZone }).plus({ months: serviceEveryMonths }).toISODate();
  const reading = lastReading(visit);
  return {
    ...(on === null || serviceEveryMonths === 0 ? {} : { on }),
    ...(reading === undefined || serviceEveryDistance === 0
      ? {}
      : { mileage: Math.round((reading + serviceEveryDistance) / ROUND) * ROUND }),
  };
}

/** A first version of the papers; nothing of it is recorded until somebody hands it in. */
export function papersProposal(visit: Facts, context: ProposalContext, now: Instant) {
  return {
    explanation: explanation(visit, context).slice(0, LONGEST),
    advice: advice(visit, context).slice(0, LONGEST),
    nextService: nextService(visit, context, now),
  };
}
