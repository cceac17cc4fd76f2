// Parts on the shelf of a test's centre, and forms of the parts desk.
import { v7 as uuid } from "uuid";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { partCommands } from "~/parts/part.commands.server";
import { receiveStock } from "~/parts/stock.server";
import type { TestCentre, TestVisit } from "./factories";
import { post, type Posted } from "./posts";

/** A part of the shelf with so many pieces, received as a clerk does it. */
export async function stockOf(
  centre: Pick<TestCentre, "id" | "team">,
  about: {
    readonly name?: string;
    readonly number?: string;
    readonly pieces?: number;
    readonly location?: string;
  } = {},
): Promise<string> {
  const id = uuid();
  const { name = "Oil filter", number = id.slice(-8), pieces = 0, location = "A1" } = about;
  await db().stockPart.create({ data: { id, centreId: centre.id, name, number, location } });
  if (pieces > 0) {
    const receipt = { stockPartId: id, quantity: pieces, submissionId: uuid() };
    await receiveStock(centre.team.parts, receipt);
  }
  return id;
}

export function levelsOf(stockPartId: string) {
  return db().stockPart.findUniqueOrThrow({
    where: { id: stockPartId },
    select: { onHand: true, reserved: true },
  });
}

/** A form of parts, posted by the centre's parts clerk unless told otherwise. */
export function postPart(
  visit: TestVisit,
  intent: string,
  fields: Readonly<Record<string, string>>,
  who: Actor = visit.centre.team.parts,
): Promise<Posted> {
  return post(partCommands, visit, who, intent, fields);
}
