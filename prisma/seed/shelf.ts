// The shelf of a simulated centre: the parts of its catalogue and what a workshop always keeps.
import { DAY, plus, type Instant } from "~/journey/instant";
import { stockClaim } from "~/journey/part";
import type { Visit } from "~/journey/visit";
import type { Tx } from "~/platform/db/db.server";
import { insertRows } from "~/platform/db/insert-rows.server";
import type { CentrePlan } from "./centres/plan";
import type { Chance } from "./chance";
import { SERVICES } from "./words/services";

/** Parts of visits are told of the last weeks: what is older nobody asks for at the counter. */
const TOLD_FOR = 21 * DAY;

export interface ShelfPart {
  readonly id: string;
  readonly number: string;
}

export interface Shelf {
  readonly since: Instant;
  /** By the words of the catalogue. */
  readonly parts: ReadonlyMap<string, ShelfPart>;
}

const ALSO_KEPT = {
  en: [
    "Wiper blades, pair",
    "Bulb H7",
    "Battery 70 Ah",
    "Coolant, 1 l",
    "Brake fluid DOT 4, 1 l",
    "Spark plug",
  ],
  ru: [
    "Щётки стеклоочистителя, пара",
    "Лампа H7",
    "Аккумулятор 70 А·ч",
    "Антифриз, 1 л",
    "Тормозная жидкость DOT 4, 1 л",
    "Свеча зажигания",
  ],
} as const;
const OPENING_COUNT = { en: "Opening count", ru: "Начальный пересчёт" } as const;

/** Puts the parts on the shelf; how many of each is counted when the story is over. */
export async function furnishShelf(
  tx: Tx,
  site: { readonly centreId: string; readonly plan: CentrePlan },
  chance: Chance,
  now: Instant,
): Promise<Shelf> {
  const { plan, centreId } = site;
  const { language, currency } = plan;
  const names = [...new Set([...SERVICES.flatMap(({ parts }) => parts[language]), ...ALSO_KEPT[language]])];
  const since = plus(now, -TOLD_FOR);
  const rows = names.map((name, at) => ({
    id: chance.uuid(since),
    centreId,
    number: `${["OF", "BP", "AF", "TB", "EL"][at % 5] ?? "XX"}-${String(1200 + 37 * at)}`,
    name,
    location: `${["A", "B", "C", "D"][Math.floor(at / 6) % 4] ?? "E"}${String((at % 6) + 1)}`,
    onHand: 0,
    reserved: 0,
    minimum: chance.whole(1, 4),
    priceMinor: chance.whole(6, 90) * (currency === "RUB" ? 10_000 : 100),
    active: true,
  }));
  await insertRows(tx, "stock_part", rows);
  return { since, parts: new Map(rows.map(({ id, name, number }) => [name, { id, number }])) };
}

/** What the visits have taken of the shelf and what is kept for them, by part. */
export class ShelfClaims {
  private readonly sums = new Map<string, { onHand: number; reserved: number }>();

  add({ parts }: Visit): void {
    for (const part of parts) {
      if (part.stockPartId === undefined) continue;
      const claim = stockClaim(part);
      const sum = this.sums.get(part.stockPartId) ?? { onHand: 0, reserved: 0 };
      sum.onHand += claim.onHand;
      sum.reserved += claim.reserved;
      this.sums.set(part.stockPartId, sum);
    }
  }

  of(id: string): { readonly onHand: number; readonly reserved: number } {
    return this.sums.get(id) ?? { onHand: 0, reserved: 0 };
  }
}

/** Counts the shelf so that its levels are what its log and the visits' logs say; some of it runs low. */
export async function countShelf(
  tx: Tx,
  {
    centreId,
    plan,
    clerkId,
  }: { readonly centreId: string; readonly plan: CentrePlan; readonly clerkId: string },
  { since, parts }: Shelf,
  claims: ShelfClaims,
  chance: Chance,
): Promise<void> {
  const counted = [...parts.values()].map(({ id }) => {
    const { onHand, reserved } = claims.of(id);
    const left = reserved + chance.whole(0, 9);
    return { id, onHand: left, reserved, change: left - onHand };
  });
  await tx.$executeRaw`
    update stock_part set on_hand = c."onHand", reserved = c.reserved
    from json_to_recordset(${JSON.stringify(counted)}::json) as c(id uuid, "onHand" int, reserved int)
    where stock_part.id = c.id and stock_part.centre_id = ${centreId}::uuid`;
  await insertRows(
    tx,
    "stock_movement",
    counted.map(({ id, change }) => ({
      id: chance.uuid(since),
      centreId,
      stockPartId: id,
      kind: "counted",
      change,
      onHandAfter: change,
      reason: OPENING_COUNT[plan.language],
      byStaffId: clerkId,
      createdAt: new Date(since),
    })),
  );
}
