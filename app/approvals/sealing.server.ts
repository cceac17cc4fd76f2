// Seals what a change says of questions, answers and signatures, and appends the evidence in the change's own transaction.
import type { EventActor, NewEvent } from "~/journey/events";
import type { Facts } from "~/journey/visit";
import type { Tx } from "~/platform/db/db.server";
import { orderParticulars } from "~/papers/particulars.server";
import { appendEvidence } from "./evidence.server";
import { isSealed, sealFacts, type Exhibit, type Sealed, type Witness } from "./sealing";

/** The facts with their hashes. Nothing is asked of the database where none of them needs one. */
export async function seal(
  tx: Tx,
  visit: Facts,
  events: readonly NewEvent[],
  { by, witness }: { readonly by: EventActor; readonly witness?: Witness | undefined },
): Promise<Sealed> {
  if (!events.some(isSealed)) return { events, exhibits: [] };
  const { id, centreId } = visit;
  const names = await orderParticulars(tx, centreId, id);
  if (!names) throw new Error(`no visit ${id}`);
  const { currency } = names.centre;
  return sealFacts(events, { visit, currency, by, witness, names });
}

export async function keepExhibits(
  tx: Tx,
  { centreId, id: visitId }: Facts,
  exhibits: readonly Exhibit[],
): Promise<void> {
  for (const { at, ...exhibit } of exhibits)
    await appendEvidence(tx, { centreId, visitId, ...exhibit, now: at });
}
