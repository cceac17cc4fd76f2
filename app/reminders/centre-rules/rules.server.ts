// Reading and changing a centre's rules; a change plans what is planned again.
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import { enqueue } from "~/platform/enqueue.server";
import { SAVED, stale, type Saved } from "~/settings/change.server";
import { rulesOf } from "../planning.server";
import { replanJob } from "../reminder-job";
import { REMINDER_KINDS, type Rule } from "../rules";
import { ruleFrom, rulesMark, type RulesForm } from "./rules-form";

function isSame(one: Rule, other: Rule): boolean {
  return (
    one.enabled === other.enabled &&
    one.offsetMinutes === other.offsetMinutes &&
    one.channel === other.channel
  );
}

export async function saveRules(tx: Tx, actor: Actor, form: RulesForm, now: Date): Promise<Saved> {
  const { centreId, staffId } = actor;
  // Two that save at once: the second sees what the first has written.
  await tx.$queryRaw`select 1 from centre where id = ${centreId}::uuid for no key update`;
  const present = await rulesOf(tx, centreId);
  const wished = REMINDER_KINDS.map((kind) => [kind, ruleFrom(kind, form.rules[kind])] as const);
  const before = rulesMark(present);
  if (wished.every(([kind, rule]) => isSame(rule, present[kind]))) return SAVED;
  if (before !== form.seen) return stale(before);
  for (const [kind, rule] of wished) {
    if (isSame(rule, present[kind])) continue;
    const row = { ...rule, updatedAt: now, updatedBy: staffId };
    await tx.reminderRule.upsert({
      where: { centreId_kind: { centreId, kind } },
      create: { centreId, kind, ...row },
      update: row,
    });
  }
  await enqueue(tx, replanJob, { centreId });
  return SAVED;
}
