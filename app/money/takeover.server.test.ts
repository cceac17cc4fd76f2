// Databases from before invoices had tables: the migration takes over what the log tells.
import pg from "pg";
import { expect, test } from "vitest";
import { readMigrations } from "~/platform/db/migration-folder.server";
import { useEmptyDatabases } from "test/database";
import { InvoiceDocument } from "./invoice-document";

const databases = useEmptyDatabases();

const FIRST_OF_MONEY = "20261122140200_money";
const [ORGANISATION, CENTRE, CUSTOMER, CAR, PAYMENT] = Array.from({ length: 5 }, () => crypto.randomUUID());

/** A visit with one event for each of these, in the order of their keys. */
async function withFacts(client: pg.Client, number: number, facts: readonly (readonly [string, unknown])[]) {
  const id = crypto.randomUUID();
  await client.query(
    `insert into visit (id, centre_id, number, customer_id, vehicle_id, version, stage, status, complaint,
      route_map_version, requested_at, stage_entered_at)
    values ($1, $2, $3, $4, $5, 1, 'handover', 'open', 'Noise', 1, now(), now())`,
    [id, CENTRE, number, CUSTOMER, CAR],
  );
  for (const [at, [type, payload]] of facts.entries())
    await client.query(
      `insert into event (id, centre_id, visit_id, seq, stage, type, occurred_at, actor_kind, loop, payload)
      values (gen_random_uuid(), $1, $2, $3, 'handover', $4, '2026-05-01T10:00:00Z', 'job', 0, $5)`,
      [CENTRE, id, at + 1, type, JSON.stringify(payload)],
    );
  return id;
}

const issued = (number: string, totalMinor: number) =>
  ["invoice.issued", { number, totalMinor, lines: [] }] as const;

test("invoices, payments, balances and the next numbers are taken over", async () => {
  const client = new pg.Client({ connectionString: await databases.make() });
  await client.connect();
  try {
    const migrations = await readMigrations();
    for (const { name, sql } of migrations) if (name < FIRST_OF_MONEY) await client.query(sql);
    await client.query(`insert into organisation (id, name) values ('${ORGANISATION}', 'Group');
      insert into centre (id, organisation_id, name, time_zone, currency, language, phone, address, tax_basis_points,
        next_invoice_number)
      values ('${CENTRE}', '${ORGANISATION}', 'Centre', 'Europe/Dublin', 'EUR', 'en', '+35310000000', 'Street', 2300, 43);
      insert into customer (id, centre_id, name, phone, language)
      values ('${CUSTOMER}', '${CENTRE}', 'Ann', '+35310000001', 'en');
      insert into vehicle (id, centre_id, owner_id, plate, plate_key, make, model)
      values ('${CAR}', '${CENTRE}', '${CUSTOMER}', '1-D-1', '1D1', 'Ford', 'Focus')`);
    const paid = await withFacts(client, 1, [
      issued("2025-000040", 12_300),
      ["payment.received", { paymentId: PAYMENT, amountMinor: 13_000, method: "card" }],
      ["payment.refunded", { paymentId: PAYMENT, amountMinor: 700, reason: "too much" }],
    ]);
    await withFacts(client, 2, [issued("2026-000041", 5_000)]);
    await withFacts(client, 3, [issued("2026-000042", 0)]);
    await withFacts(client, 4, [["note.added", { text: "hm" }]]);
    for (const { name, sql } of migrations)
      if (name.startsWith("2026112214020") || name.startsWith("2026112214021")) await client.query(sql);

    const papers = await client.query<Record<string, unknown>>(
      "select id, number, year, counter, tax_minor::int, total_minor::int, content from invoice order by counter",
    );
    expect(papers.rows).toMatchObject([
      { id: paid, number: "2025-000040", year: 2025, counter: 40, tax_minor: 2_300, total_minor: 12_300 },
      { number: "2026-000041", counter: 41, tax_minor: 935 },
      { number: "2026-000042", counter: 42, tax_minor: 0 },
    ]);
    const document = InvoiceDocument.parse(JSON.parse(String(papers.rows[0]?.["content"])));
    expect(document).toMatchObject({ kind: "invoice", visitNumber: 1, issuedAt: "2026-05-01T10:00:00.000Z" });
    const next = await client.query("select year, next from paper_series order by year");
    expect(next.rows).toEqual([
      { year: 2025, next: 41 },
      { year: 2026, next: 43 },
    ]);
    const balances = await client.query(
      "select invoiced_minor::int, paid_minor::int, state from visit_balance order by invoiced_minor desc",
    );
    expect(balances.rows).toEqual([
      { invoiced_minor: 12_300, paid_minor: 12_300, state: "settled" },
      { invoiced_minor: 5_000, paid_minor: 0, state: "open" },
      { invoiced_minor: 0, paid_minor: 0, state: "settled" },
    ]);
    const party = await client.query("select name, plate from invoice_party where invoice_id = $1", [paid]);
    expect(party.rows).toEqual([{ name: "Ann", plate: "1-D-1" }]);
  } finally {
    await client.end();
  }
});
