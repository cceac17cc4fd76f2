// What the forms of a visit's parts do; the parts desk, the preparation and the desk of the coming days post them.
import { v7 as uuid } from "uuid";
import { dateOfDay } from "~/journey/working-time";
import { deny } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { command, type CommandContext } from "~/visits/command.server";
import {
  dropPart,
  needParts,
  orderPart,
  partArrived,
  pickPart,
  reservePart,
  returnPart,
  type WantedPart,
} from "./part-rules";
import { AddPart, GiveUpPart, NeedParts, OnePart, OrderPart, ReservePart } from "./parts.schema";
import { freeOf, holdShelf } from "./shelf.server";

const may = "parts:write";

/** Whether so many pieces of it are free; the shelf's row is held until the transaction ends. */
async function isFree({ tx, actor }: CommandContext, stockPartId: string, quantity: number) {
  const row = (await holdShelf(tx, actor, [stockPartId])).get(stockPartId);
  return row !== undefined && freeOf(row) >= quantity;
}

interface Wish {
  readonly stockPartId?: string | undefined;
  readonly name: string;
  readonly number?: string | undefined;
  readonly quantity: number;
}

/** What was chosen, with the shelf's own names; undefined when the shelf has no such part. */
async function wanted(
  { tx, actor }: CommandContext,
  wishes: readonly Wish[],
): Promise<readonly WantedPart[] | undefined> {
  const ids = wishes.flatMap(({ stockPartId }) => (stockPartId === undefined ? [] : [stockPartId]));
  const shelf = await holdShelf(tx, actor, ids);
  const left = new Map([...shelf].map(([id, row]) => [id, freeOf(row)]));
  const parts: WantedPart[] = [];
  for (const { stockPartId, ...wish } of wishes) {
    const row = stockPartId === undefined ? undefined : shelf.get(stockPartId);
    if (stockPartId !== undefined && !row) return undefined;
    if (!row) {
      parts.push({ ...wish, partId: uuid(), free: false });
      continue;
    }
    const free = (left.get(row.id) ?? 0) >= wish.quantity;
    if (free) left.set(row.id, (left.get(row.id) ?? 0) - wish.quantity);
    const { id, name, number } = row;
    parts.push({ partId: uuid(), name, number, quantity: wish.quantity, stockPartId: id, free });
  }
  return parts;
}

async function need(visit: Visit, wishes: readonly Wish[], context: CommandContext) {
  const parts = await wanted(context, wishes);
  return parts ? needParts(visit, parts, context.now) : deny("not-in-list");
}

/** "stock:ID" or "words:NAME". */
function wishOf(chosen: string): Wish {
  const [kind, ...rest] = chosen.split(":");
  const said = rest.join(":").trim();
  return kind === "stock" ? { stockPartId: said, name: said, quantity: 1 } : { name: said, quantity: 1 };
}

const CHOICE = /^(?:stock:[0-9a-f-]{36}|words:.*\S.*)$/;

export const partCommands = {
  needParts: command({
    may,
    schema: NeedParts,
    decide: (visit, { chosen }, context) =>
      chosen.every((each) => CHOICE.test(each))
        ? need(visit, chosen.map(wishOf), context)
        : deny("not-in-list", { field: "chosen" }),
  }),
  addPart: command({
    may,
    schema: AddPart,
    decide: (visit, input, context) => need(visit, [input], context),
  }),
  reservePart: command({
    may,
    schema: ReservePart,
    async decide(visit, { partId, stockPartId }, context) {
      const quantity = visit.parts.find(({ id }) => id === partId)?.quantity ?? 1;
      const free = await isFree(context, stockPartId, quantity);
      return reservePart(visit, { partId, stockPartId, free }, context.now);
    },
  }),
  orderPart: command({
    may,
    schema: OrderPart,
    async decide(visit, input, { tx, actor, now }) {
      const calendar = await workingCalendarOf(tx, actor);
      return orderPart(visit, input, dateOfDay(calendar.dayIndex(now)), now);
    },
  }),
  partArrived: command({
    may,
    schema: OnePart,
    decide: (visit, input, { now }) => partArrived(visit, input, now),
  }),
  pickPart: command({
    may,
    schema: OnePart,
    async decide(visit, { partId }, context) {
      const part = visit.parts.find(({ id }) => id === partId);
      const free =
        part?.stockPartId !== undefined && (await isFree(context, part.stockPartId, part.quantity));
      return pickPart(visit, { partId, free }, context.now);
    },
  }),
  returnPart: command({
    may,
    schema: GiveUpPart,
    decide: (visit, input, { now }) => returnPart(visit, input, now),
  }),
  dropPart: command({
    may,
    schema: GiveUpPart,
    decide: (visit, input, { now }) => dropPart(visit, input, now),
  }),
} as const;
