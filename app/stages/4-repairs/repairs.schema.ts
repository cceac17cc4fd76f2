// The forms of the repairs page, shared by browser and action.
import { z } from "zod/v4";
import { DECISIONS, SEVERITIES, STOP_CAUSES } from "~/journey/events";
import { parseMoney } from "~/journey/money";
import { line, moneyText, paragraph, wholeNumber, zonedDateTime } from "~/ui/form/zod-fields";

const jobId = z.uuid();
const MOST_LABOUR_MINUTES = 100 * 60;

/** A mechanic starts their own clock; a manager may name whose. */
export const RunClock = z.object({ jobId, mechanicId: z.uuid().optional() });
export const StopWork = z.object({ jobId, cause: z.enum(STOP_CAUSES), note: line(300).optional() });
export const FinishWork = z.object({ jobId });
/** `reason`: why a mechanic who lacks the skill gets it. */
export const AssignJob = z.object({ jobId, mechanicId: z.uuid(), reason: line(300).optional() });
export const CancelJob = z.object({ jobId, reason: line(300) });
/** A phone names the finding itself, so that photos can be taken before it is sent. */
export const ReportFinding = z.object({
  findingId: z.uuid().optional(),
  what: paragraph(1000),
  severity: z.enum(SEVERITIES),
});
export const RequestParts = z.object({ jobId, what: line(300) });
export const PartsArrived = z.object({ jobId });

/** Findings with their prices. One whose time and price are both left empty is kept for later. */
export function priceFindings({ currency }: { readonly currency: string }) {
  const finding = z
    .object({
      findingId: z.uuid(),
      title: line(200),
      labourMinutes: wholeNumber(0, MOST_LABOUR_MINUTES).optional(),
      priceMinor: moneyText((text) => parseMoney(text, currency)).optional(),
      why: paragraph(600).optional(),
    })
    .superRefine(({ labourMinutes, priceMinor }, context) => {
      if ((labourMinutes === undefined) === (priceMinor === undefined)) return;
      const path = [labourMinutes === undefined ? "labourMinutes" : "priceMinor"];
      context.addIssue({ code: "custom", message: "required", path });
    });
  return z.object({
    /** The question that is asked anew. */
    replaces: z.uuid().optional(),
    lines: z.array(finding).min(1).max(40).refine(anyPriced, { error: "repairs:price.none" }),
  });
}

function anyPriced(lines: readonly { readonly priceMinor?: number | undefined }[]): boolean {
  return lines.some(({ priceMinor }) => priceMinor !== undefined);
}

/** What the customer said on the telephone or at the desk; a line without a choice stays open. */
export const DecideApproval = z.object({
  requestId: z.uuid(),
  how: z.enum(["phone", "desk"]),
  lines: z
    .array(z.object({ lineId: z.uuid(), decision: z.enum(DECISIONS).optional() }))
    .min(1)
    .max(40)
    .refine((lines) => lines.some(({ decision }) => decision !== undefined), { error: "choose-one" }),
  acknowledgedSafety: z.boolean().optional(),
  /** The customer, where nobody else is named. */
  saidBy: line(120).optional(),
});

export const WithdrawApproval = z.object({ requestId: z.uuid(), reason: line(300) });

export function revisedPromise({ timeZone }: { readonly timeZone: string }) {
  return z.object({ to: zonedDateTime(timeZone), reason: line(300) });
}

export const TellDelay = z.object({ how: z.enum(["phone", "message", "desk"]) });
