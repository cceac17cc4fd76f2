// The question about extra work as the customer reads it: one text for the page, for its fingerprint, and for the evidence.
import type { Severity } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import type { LineDecision } from "~/journey/visit";
import { formatFor, type CentreSettings, type Format } from "~/ui/centre-context";
import { formatDateTime } from "~/ui/format";
import { words, type Words } from "~/words";

export interface TextLine {
  readonly id: string;
  readonly title: string;
  readonly price: string;
  readonly time: string;
  readonly found?: string | undefined;
  readonly why?: string | undefined;
  readonly severity: Severity;
  readonly severityText: string;
  readonly decision: LineDecision;
}

/** Everything that can be read on the page and that the decision is about. No moment of the clock is in it. */
export interface ApprovalText {
  readonly language: string;
  readonly requestId: string;
  readonly title: string;
  readonly intro: string;
  readonly version: string;
  readonly lines: readonly TextLine[];
  readonly answers: { readonly approved: string; readonly declined: string; readonly "call-me": string };
  readonly total?: string | undefined;
  readonly tax: string;
  readonly ready?: string | undefined;
  readonly safety?: { readonly warning: string; readonly know: string } | undefined;
  readonly submit: string;
}

export interface TextFacts {
  readonly id: string;
  readonly version: number;
  readonly lines: readonly {
    readonly id: string;
    readonly title: string;
    readonly labourMinutes: number;
    readonly priceMinor: number;
    readonly severity: Severity;
    readonly decision: LineDecision;
    readonly found?: string | undefined;
    readonly why?: string | undefined;
  }[];
  readonly promisedAt?: Instant | undefined;
  /** By when the car would be ready with everything that is asked. */
  readonly readyAt?: Instant | undefined;
}

/** "30 min", "1 h 30". */
export function workTime(labourMinutes: number, format: Format): string {
  return format.duration(labourMinutes * 60);
}

export function approvalText(facts: TextFacts, settings: CentreSettings): ApprovalText {
  const t = words(settings.language, "customer");
  const f = formatFor(settings);
  const open = facts.lines.filter(({ decision }) => decision === "pending" || decision === "call-me");
  const total = open.reduce((sum, { priceMinor }) => sum + priceMinor, 0);
  const labour = open.reduce((sum, { labourMinutes }) => sum + labourMinutes, 0);
  const all = { amount: f.money(total), time: workTime(labour, f) };
  const unsafe = open.some(({ severity }) => severity === "safety");
  return {
    language: settings.language,
    requestId: facts.id,
    title: t("approval.title"),
    intro: t("approval.text"),
    version: t("approval.version", { version: facts.version }),
    lines: facts.lines.map(({ id, title, labourMinutes, priceMinor, severity, decision, found, why }) => ({
      id,
      title,
      price: f.money(priceMinor),
      time: t("approval.time", { time: workTime(labourMinutes, f) }),
      found: found === title ? undefined : found,
      why,
      severity,
      severityText: t(`approval.severity.${severity}`),
      decision,
    })),
    answers: {
      approved: t("approval.approved"),
      declined: t("approval.declined"),
      "call-me": t("approval.call-me"),
    },
    total: open.length > 1 ? t("approval.all", all) : undefined,
    tax: t("approval.tax"),
    // The time was said of everything together: of what is left of it nobody has counted one.
    ready: readyText(
      open.length < facts.lines.length ? { promisedAt: facts.promisedAt } : facts,
      settings,
      t,
    ),
    safety: unsafe ? { warning: t("approval.unsafe"), know: t("approval.know") } : undefined,
    submit: t("approval.submit"),
  };
}

/** What saying yes does to the promised time. */
function readyText(
  { promisedAt, readyAt }: Pick<TextFacts, "promisedAt" | "readyAt">,
  { timeZone, language }: CentreSettings,
  t: Words<"customer">,
): string | undefined {
  if (promisedAt === undefined) return undefined;
  // Without the present year: what was read today reads the same tomorrow.
  const promised = formatDateTime(promisedAt, { timeZone, language });
  if (readyAt === undefined) return t("approval.ready", { time: promised });
  if (readyAt <= promisedAt) return t("approval.stays", { time: promised });
  return t("approval.later", { promised, time: formatDateTime(readyAt, { timeZone, language }) });
}
