// Reading and changing the single days of a centre that have a capacity of their own.
import type { Actor } from "~/journey/permissions";
import { dateOfDay } from "~/journey/working-time";
import { dateColumn, dateOfColumn } from "~/platform/db/date-column";
import type { Tx } from "~/platform/db/db.server";
import { workshopOf } from "~/capacity/workshop.server";
import { instant } from "~/journey/instant";
import { NOT_FOUND, SAVED, wrong, type Saved } from "../change.server";
import { OVERRIDDEN, rowOf, type Overridden, type OverrideForm, type RemoveOverride } from "./override";

export interface OverrideFacts {
  readonly date: string;
  readonly what: Overridden;
  /** Hours of work, or cars and seats. */
  readonly amount: number;
  readonly isWork: boolean;
}

/** From today on, in the order of the calendar. */
export async function overridesOf(tx: Tx, actor: Pick<Actor, "centreId">): Promise<readonly OverrideFacts[]> {
  const { dayOf } = await workshopOf(tx, actor);
  const rows = await tx.dayOverride.findMany({
    where: {
      centreId: actor.centreId,
      localDate: { gte: dateColumn(dateOfDay(dayOf(instant(new Date())))) },
    },
    orderBy: [{ localDate: "asc" }, { kind: "asc" }, { name: "asc" }],
    take: 1000,
  });
  return rows.flatMap(({ localDate, kind, name, amount }) => {
    const what = OVERRIDDEN.find((each) => each === name);
    const isWork = kind === "labour";
    const date = dateOfColumn(localDate);
    return what ? [{ date, what, amount: isWork ? amount / 60 : amount, isWork }] : [];
  });
}

function keyOf(centreId: string, { date, what }: RemoveOverride) {
  const { kind, name } = rowOf({ what, amount: 0 });
  return { centreId_localDate_kind_name: { centreId, localDate: dateColumn(date), kind, name } };
}

export async function saveOverride(tx: Tx, { centreId }: Actor, form: OverrideForm): Promise<Saved> {
  const row = rowOf(form);
  const before = await tx.dayOverride.findUnique({ where: keyOf(centreId, form) });
  if (before?.amount === row.amount) return SAVED;
  if (before) return wrong("date", "settings:days.taken");
  await tx.dayOverride.create({ data: { ...row, centreId, localDate: dateColumn(form.date) } });
  return SAVED;
}

export async function removeOverride(tx: Tx, { centreId }: Actor, form: RemoveOverride): Promise<Saved> {
  const where = keyOf(centreId, form);
  if (!(await tx.dayOverride.findUnique({ where }))) return NOT_FOUND;
  await tx.dayOverride.delete({ where });
  return SAVED;
}
