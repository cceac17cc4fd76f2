// Commands: what a form of a stage does, as a table of name, permission, schema and rule; one runner serves all stages.
import { data, redirect } from "react-router";
import { z } from "zod";
import type { SubmissionResult } from "@conform-to/react";
import type { Decision } from "~/journey/course";
import type { Instant } from "~/journey/instant";
import { may, type Action, type Actor } from "~/journey/permissions";
import type { RouteMap } from "~/journey/route-map";
import { deny, type Denial } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db, type Tx } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { parseForm } from "~/ui/form/parse-form";
import { centreFacts, type CentreFacts } from "./centre.server";
import { denialCode } from "./denial-code";
import { returnTo } from "./return-to";
import { authorOf, changeVisit, type Alongside, type Deciding, type Outcome } from "./store.server";
import { submissionOf } from "./submission";

/** What a rule may look at besides the visit and the form. */
export interface CommandContext {
  readonly actor: Actor;
  readonly centre: CentreFacts;
  readonly now: Instant;
  readonly map: RouteMap;
  readonly tx: Tx;
  readonly testify: Deciding["testify"];
}

/** What a stage's page gets back when a form was not carried out. */
export interface FormAnswer {
  readonly intent: string;
  readonly result: SubmissionResult<string[]>;
  readonly denial?: Denial;
}

type Ran = { readonly outcome: Outcome } | { readonly invalid: SubmissionResult<string[]> };

/** Who hands a form in, about which visit. */
export interface HandedIn {
  readonly actor: Actor;
  readonly centre: CentreFacts;
  readonly visitId: string;
  readonly submissionId: string;
  /** When it happened, where that is not now: a device may have recorded it without a connection. */
  readonly happenedAt?: (visit: Visit, deciding: Deciding) => Promise<Instant>;
}

/** One form of a stage. Made by `command`. */
export interface Command {
  readonly may: Action;
  readonly run: (form: FormData, who: HandedIn) => Promise<Ran>;
  readonly keep: (
    form: FormData,
    who: { actor: Actor; centre: CentreFacts },
    denial: Denial,
  ) => SubmissionResult<string[]>;
}

/**
 * Declares a form: who may hand it in, what it holds, and the rule that answers it.
 * The schema may depend on the centre (currency, time zone).
 */
export function command<S extends z.ZodType>(spec: {
  readonly may: Action;
  readonly schema: (centre: CentreFacts) => S;
  readonly decide: (
    visit: Visit,
    input: z.output<S>,
    context: CommandContext,
  ) => Decision | Promise<Decision>;
  readonly alongside?: (input: z.output<S>, context: { actor: Actor; centre: CentreFacts }) => Alongside;
}): Command {
  return {
    may: spec.may,
    async run(form, { actor, centre, visitId, submissionId, happenedAt }) {
      const submission = parseForm(form, spec.schema(centre));
      if (submission.status !== "success") return { invalid: submission.reply() };
      const input = submission.value;
      const outcome = await changeVisit(
        authorOf(actor),
        visitId,
        submissionId,
        async (visit, deciding) => {
          const now = (await happenedAt?.(visit, deciding)) ?? deciding.now;
          return spec.decide(visit, input, { actor, centre, ...deciding, now });
        },
        spec.alongside?.(input, { actor, centre }),
      );
      return { outcome };
    },
    keep(form, { actor, centre }, denial) {
      const submission = parseForm(form, spec.schema(centre));
      const code = denialCode(denial, centre, actor.language);
      return submission.reply(
        denial.field ? { fieldErrors: { [denial.field]: [code] } } : { formErrors: [code] },
      );
    },
  };
}

/** A stale page or a colleague who was faster is a conflict; everything else is for the person to correct. */
const CONFLICTS: readonly Denial["code"][] = [
  "wrong-stage",
  "visit-ended",
  "already-recorded",
  "already-signed",
  "order-changed",
  "slot-taken",
  "part-not-so",
  "no-loaner-free",
  "request-already-decided",
  "request-taken-back",
  "invoice-already-issued",
  "amount-changed",
  "inspection-already-running",
  "point-changed",
  "clock-already-running",
  "job-not-open",
  "job-not-running",
  "queue-changed",
  "finding-already-priced",
  "request-lines-mismatch",
  "survey-already-answered",
];

function refused(intent: string, result: SubmissionResult<string[]>, denial?: Denial) {
  const status =
    denial && CONFLICTS.includes(denial.code) ? 409 : denial?.code === "not-permitted" ? 403 : 400;
  const answer: FormAnswer = denial ? { intent, result, denial } : { intent, result };
  return data(answer, { status });
}

/**
 * Runs the form that was posted to a stage's page: authorises, parses, commands; then redirects to where the visit is now.
 * @param onDone where to go instead; a form may also ask to return to a page of its own with the field `then` (return-to.ts)
 * @throws Response 404 when this centre has no such visit, 400 when the form names no command
 */
export async function runCommand(
  request: Request,
  visitId: string,
  commands: Readonly<Record<string, Command>>,
  onDone: (visit: Visit) => string = (visit) => paths.stage(visit.id, visit.stage),
) {
  const actor = await requireActor(request, "visit:read");
  const form = await formOf(request);
  const intent = form.get("intent");
  const submissionId = submissionOf(form);
  const command =
    typeof intent === "string" && Object.hasOwn(commands, intent) ? commands[intent] : undefined;
  if (typeof intent !== "string" || !command || !submissionId) throw new Response(null, { status: 400 });
  if (!z.uuid().safeParse(visitId).success) throw new Response(null, { status: 404 });
  return carryOut({ actor, form, intent, submissionId, visitId, command, onDone });
}

async function carryOut(posted: {
  readonly actor: Actor;
  readonly form: FormData;
  readonly intent: string;
  readonly submissionId: string;
  readonly visitId: string;
  readonly command: Command;
  readonly onDone: (visit: Visit) => string;
}) {
  const { actor, form, intent, submissionId, visitId, command } = posted;
  const centre = await centreFacts(db(), actor);
  if (!may(actor.roles, command.may)) {
    const { denial } = deny("not-permitted");
    return refused(intent, command.keep(form, { actor, centre }, denial), denial);
  }
  const ran = await command.run(form, { actor, centre, visitId, submissionId });
  if ("invalid" in ran) return refused(intent, ran.invalid);
  const back = returnTo(form);
  switch (ran.outcome.kind) {
    case "done":
      return redirect(back ?? posted.onDone(ran.outcome.visit));
    case "repeated":
      return redirect(back ?? paths.visit(visitId));
    case "not-found":
      throw new Response(null, { status: 404 });
    case "denied":
      return refused(intent, command.keep(form, { actor, centre }, ran.outcome.denial), ran.outcome.denial);
    default:
      return ran.outcome satisfies never;
  }
}
