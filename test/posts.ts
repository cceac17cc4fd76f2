// Forms posted to a stage's page as a browser posts them, and what came back.
import { randomUUID } from "node:crypto";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { runCommand, type Command, type FormAnswer } from "~/visits/command.server";
import { requestAs, type TestVisit } from "./factories";

export type Posted =
  | { readonly status: 302; readonly location: string }
  | { readonly status: number; readonly answer: FormAnswer };

/** Posts a form of a stage. Without a `submissionId` of its own it is a form that was never sent before. */
export async function post(
  commands: Readonly<Record<string, Command>>,
  visit: Pick<TestVisit, "id">,
  actor: Actor,
  intent: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Posted> {
  const form = { intent, submissionId: randomUUID(), ...fields };
  const request = await requestAs(actor, `/visits/${visit.id}`, form);
  const answered = await runCommand(request, visit.id, commands);
  if (answered instanceof Response) {
    return { status: 302, location: answered.headers.get("Location") ?? "" };
  }
  return { status: answered.init?.status ?? 200, answer: answered.data };
}

/** The codes that came back beside a field ("" for the form as a whole), without their figures. */
export function refusedFor(posted: Posted, field: string): readonly string[] {
  if (!("answer" in posted)) return [];
  return (posted.answer.result.error?.[field] ?? []).map((code) => code.split("|")[0] ?? code);
}

/** How many facts the visit's log has: a refused form adds none. */
export function factsOf(visit: Pick<TestVisit, "id">): Promise<number> {
  return db().event.count({ where: { visitId: visit.id } });
}
