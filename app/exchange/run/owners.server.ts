// Who the telephone numbers of a file belong to: customers that are known, and those that the file itself brings.
import { v7 as uuidv7 } from "uuid";
import type { Phone } from "~/people/phone";
import { insertCustomers } from "./customers.server";
import type { Work } from "./work";

export interface Named {
  readonly phone?: Phone;
  readonly name?: string;
}

export class Owners {
  private readonly ids = new Map<string, string>();
  private fresh = new Map<string, { readonly id: string; readonly phone: Phone; readonly name: string }>();

  constructor(private readonly work: Work) {}

  /** Looks up the numbers of a batch; a number that was looked up before is remembered. */
  async look(rows: readonly Named[]): Promise<void> {
    const phones = new Set(rows.flatMap(({ phone }) => (phone && !this.ids.has(phone) ? [phone] : [])));
    for (const { id, phone } of await this.found([...phones])) this.ids.set(phone, id);
  }

  /** The customer's id; who is new is made from the name. Undefined when there is neither. */
  of({ phone, name }: Named): string | undefined {
    if (phone === undefined) return undefined;
    const known = this.ids.get(phone);
    if (known !== undefined || name === undefined) return known;
    const id = uuidv7();
    this.ids.set(phone, id);
    this.fresh.set(phone, { id, phone, name });
    this.work.counts.newCustomers += 1;
    return id;
  }

  idOf(phone: Phone): string | undefined {
    return this.ids.get(phone);
  }

  /**
   * Writes the new ones of this batch.
   * @returns ids that differ from what `of` said, because somebody took the number at this very moment
   */
  async write(): Promise<ReadonlyMap<string, string>> {
    const made = this.fresh;
    this.forget();
    if (made.size === 0) return new Map();
    const inserted = await insertCustomers(this.work, [...made.values()]);
    if (inserted === made.size) return new Map();
    const other = new Map<string, string>();
    for (const { id, phone } of await this.found([...made.keys()])) {
      const said = made.get(phone)?.id;
      if (said !== undefined && said !== id) other.set(said, id);
      this.ids.set(phone, id);
    }
    return other;
  }

  /** On a dry run nobody is made, but the rows to come know them. */
  forget(): void {
    this.fresh = new Map();
  }

  /** The records that stand for these numbers: a merged one stands for nobody any more. */
  private found(phones: readonly string[]): Promise<{ id: string; phone: string }[]> {
    if (phones.length === 0) return Promise.resolve([]);
    return this.work.tx.$queryRaw<{ id: string; phone: string }[]>`
      select coalesce(merged_into_id, id) as id, phone from customer
      where centre_id = ${this.work.centreId}::uuid and phone = any(${phones}::text[])`;
  }
}
