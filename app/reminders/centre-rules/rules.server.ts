// Reading and changing a centre's rules; a change plans what is planned again.
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import { enqueue } from "~/platform/enqueue.server";
import { SAVED, stale, type Saved } from "~/settings/change.server";
import { rulesOf } from "../planning.server";
import { replanJob } from "../reminder-job";
import { REMINDER_KINDS, type Rule } from "../rules";
import { ruleFrom, rulesMark, type CentreRules, type RulesForm } from "./rules-form";

/** @throws Error when there is no such centre: an actor always has one */
export async function centreRules(tx: Tx, { centreId }: Pick<Actor, "centreId">): Promise<CentreRules> {
  const centre = await tx.centre.findUniqueOrThrow({
    where: { id: centreId },
    select: { serviceEveryMonths: true, serviceEveryDistance: true },
  });
  return { rules: await rulesOf(tx, centreId), ...centre };
}

function isSame(one: Rule, other: Rule): boolean {
  return (
    one.enabled === other.enabled &&
    one.offsetMinutes === other.offsetMinutes &&
    one.channel === other.channel
  );
}

export async function saveRules(tx: Tx, actor: Actor, form: RulesForm, now: Date): Promise<Saved> {
  const { centreId, staffId } = actor;
  const { serviceEveryMonths, serviceEveryDistance } = form;
  // Two that save at once: the second sees what the first has written.
  await tx.$queryRaw`select 1 from centre where id = ${centreId}::uuid for no key update`;
  const present = await centreRules(tx, actor);
  const wished = REMINDER_KINDS.map((kind) => [kind, ruleFrom(kind, form.rules[kind])] as const);
  const before = rulesMark(present);
  const rules = { ...present.rules, ...Object.fromEntries(wished) };
  if (rulesMark({ rules, serviceEveryMonths, serviceEveryDistance }) === before) return SAVED;
  if (before !== form.seen) return stale(before);
  for (const [kind, rule] of wished) {
    if (isSame(rule, present.rules[kind])) continue;
    const row = { ...rule, updatedAt: now, updatedBy: staffId };
    await tx.reminderRule.upsert({
      where: { centreId_kind: { centreId, kind } },
      create: { centreId, kind, ...row },
      update: row,
    });
  }
  await tx.centre.update({ where: { id: centreId }, data: { serviceEveryMonths, serviceEveryDistance } });
  await enqueue(tx, replanJob, { centreId });
  return SAVED;
}
