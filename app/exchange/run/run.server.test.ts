// Files into a real database: all of a file or nothing, twice without doubles, and never another centre's.
import { beforeAll, describe, expect, test } from "vitest";
import { aCentre, type TestCentre } from "test/factories";
import { useImportFiles, windows1251 } from "test/import-files";
import { useDatabase } from "test/database";
import { foldVisit } from "~/journey/fold";
import { ledgerOf } from "~/journey/ledger";
import { instant, iso } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { EVENT_COLUMNS, eventFromRow } from "~/visits/event-rows";
import { loadVisit } from "~/visits/store.server";
import { alwaysOpen } from "test/calendars";
import type { Kind } from "../kinds";
import { CentreBusy, carryOut, RefusedFile, tryImport, type Findings, type ImportOrder } from "./run.server";

useDatabase();

const NOW = new Date("2026-11-22T10:00:00Z");
const files = useImportFiles(NOW);
let centre: TestCentre;
let other: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
  other = await aCentre();
});

type About = [kind: Kind, content: string | Uint8Array, more?: Partial<ImportOrder>];
const order = (...[kind, content, more]: About) =>
  files.order(kind, content, { centreId: centre.id, ...more });
const bring = async (...about: About) => carryOut(await order(...about));

async function refusal(...about: About): Promise<Findings> {
  const found: unknown = await bring(...about).catch((error: unknown) => error);
  if (found instanceof RefusedFile) return found.findings;
  throw new Error("it was not refused");
}

const customerNames = async (centreId = centre.id) =>
  (await db().customer.findMany({ where: { centreId }, orderBy: { phone: "asc" } })).map(({ name }) => name);

describe("customers", () => {
  const FILE = [
    "Name,Phone,E-mail,SMS",
    '"Byrne, ""Nora""",086 111 0001,nora@example.com,yes',
    "Пётр 🚗 مرحبا,+353861110002,,",
    '"Two\nlines",0861110003,,no',
  ].join("\r\n");

  test("are brought in with all signs that people's names have", async () => {
    const { counts } = await bring("customers", FILE);
    expect(counts).toMatchObject({ rows: 3, added: 3, known: 0, bad: 0 });
    expect(await customerNames()).toEqual(['Byrne, "Nora"', "Пётр 🚗 مرحبا", "Two lines"]);
    const [first] = await db().customer.findMany({ where: { centreId: centre.id, phone: "+353861110001" } });
    expect(first).toMatchObject({ email: "nora@example.com", smsConsent: true, language: "en" });
  });

  test("brought in again are known, and none is doubled", async () => {
    const { counts } = await bring("customers", FILE);
    expect(counts).toMatchObject({ rows: 3, added: 0, known: 3, changed: 0 });
    expect(await customerNames()).toHaveLength(3);
  });

  test("that differ stay as they are, unless the file is to win", async () => {
    const file = "Phone;Name;E-mail\n086 111 0001;Nora Byrne;\n0861110001;Repeated;\n";
    expect((await bring("customers", file)).counts).toMatchObject({ changed: 1, repeated: 1, added: 0 });
    expect(await customerNames()).toContain('Byrne, "Nora"');
    expect((await tryImport(await order("customers", file, { update: true }))).counts.changed).toBe(1);
    await bring("customers", file, { update: true });
    expect(await customerNames()).toContain("Nora Byrne");
    // What the file does not say stays.
    expect(await db().customer.count({ where: { centreId: centre.id, email: "nora@example.com" } })).toBe(1);
  });

  test("of a file with bad rows are not brought in at all, and every bad row is named", async () => {
    const file = "Name,Phone\nGood,0861110009\n\nBad,12\n,0861110010\nLate,abc,more\n";
    const before = await customerNames();
    const tried = await tryImport(await order("customers", file));
    const findings = await refusal("customers", file);
    expect(findings).toEqual(tried);
    expect(findings.problems).toEqual([
      { line: 4, code: "not-a-phone", field: "phone", value: "12" },
      { line: 5, code: "missing", field: "name" },
      { line: 6, code: "too-many-columns" },
      { line: 6, code: "not-a-phone", field: "phone", value: "abc" },
    ]);
    expect(findings.counts).toMatchObject({ rows: 4, bad: 3, added: 1 });
    expect(await customerNames()).toEqual(before);
  });

  test("found bad only in a later batch take the earlier ones with them", async () => {
    const rows = Array.from(
      { length: 6_000 },
      (_, at) => `Somebody ${String(at)},+35387${String(1_000_000 + at)}`,
    );
    const before = (await customerNames()).length;
    const findings = await refusal("customers", ["Name,Phone", ...rows, "Nobody,none"].join("\n"));
    expect(findings.problems).toEqual([{ line: 6_002, code: "not-a-phone", field: "phone", value: "none" }]);
    expect(await customerNames()).toHaveLength(before);
  });

  test("behind a quotation mark that is never closed are refused with its line", async () => {
    const findings = await refusal("customers", 'Name,Phone\nA,0861110001\n"B,0861110002\nC,0861110003\n');
    expect(findings.problems).toEqual([{ line: 3, code: "quote-open" }]);
  });

  test.each([
    ["Windows-1251", (text: string) => windows1251(text), "windows-1251"],
    ["UTF-16 with a mark", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le"), "utf-16le"],
    ["UTF-16 without", (text: string) => Buffer.from(text, "utf16le"), "utf-16le"],
    ["UTF-8 with a mark", (text: string) => Buffer.from(`\ufeff${text}`), "utf-8"],
  ])("are read from %s", async (_, encoded, encoding) => {
    const place = await aCentre({ language: "ru" });
    const made = await order("customers", encoded("ФИО;Телефон\nПётр Ёлкин;+7 916 123-45-67\n"), {
      centreId: place.id,
    });
    expect(made.shape).toMatchObject({ encoding, delimiter: ";" });
    await carryOut(made);
    expect(await customerNames(place.id)).toEqual(["Пётр Ёлкин"]);
  });

  test("of one centre are no news for another", async () => {
    const { counts } = await bring("customers", FILE, { centreId: other.id });
    expect(counts).toMatchObject({ added: 3, known: 0 });
  });

  test("come one file at a time", async () => {
    const slow = await order("customers", FILE);
    await db().$transaction(async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(7368579, hashtext(${centre.id}))`;
      await expect(carryOut(slow)).rejects.toThrow(CentreBusy);
    });
    await carryOut(slow);
  });
});

describe("vehicles", () => {
  test("come with their owners, known or new, and are known by the plate however it is written", async () => {
    const file = [
      "Plate,Phone,Name,Make,Model,Year,Mileage",
      '191-D-77,086 111 0001,,Ford,Focus,2019,"84,300"',
      "ВС 123,086 222 0001,Ann New,Lada,,,",
      "bc-123,086 222 0001,Ann New,Lada,,,",
      "192-D-1,086 222 0001,,Ford,Fiesta,,",
    ].join("\n");
    expect((await tryImport(await order("vehicles", file))).counts).toMatchObject({
      added: 3,
      newCustomers: 1,
    });
    const { counts } = await bring("vehicles", file);
    expect(counts).toMatchObject({ rows: 4, added: 3, repeated: 1, newCustomers: 1 });
    const cars = await db().vehicle.findMany({
      where: { centreId: centre.id },
      include: { owner: true },
      orderBy: { plateKey: "asc" },
    });
    expect(cars.map(({ plateKey, owner, mileage }) => [plateKey, owner.phone, mileage])).toEqual([
      ["191D77", "+353861110001", 84_300],
      ["192D1", "+353862220001", null],
      ["BC123", "+353862220001", null],
    ]);
    expect((await bring("vehicles", file)).counts).toMatchObject({ added: 0, known: 3, newCustomers: 0 });
  });

  test("of nobody are refused", async () => {
    const findings = await refusal("vehicles", "Plate,Phone,Make\n193-D-1,086 999 0000,Ford\n");
    expect(findings.problems).toEqual([
      { line: 2, code: "owner-unknown", field: "phone", value: "086 999 0000" },
    ]);
    expect(findings.counts).toMatchObject({ added: 0, bad: 1 });
  });
});

describe("visits", () => {
  const FILE = [
    "Order no;Plate;Date in;Date;Description;Work;Total;Odometer;Status",
    'A-1;191 D 77;03.03.2024;04.03.2024 17:30;"It rattles; badly";Stabiliser;184,00;90000;closed',
    "A-2;BC123;;05.04.2025;;Oil;99;;",
    "A-3;BC123;;;Sold;;;;cancelled",
  ].join("\n");

  test("are history: closed, with one fact each that says what the file says and nothing more", async () => {
    const { counts } = await bring("visits", FILE);
    expect(counts).toMatchObject({ rows: 3, added: 2, leftOut: 1, bad: 0 });
    const row = await db().visit.findFirstOrThrow({ where: { centreId: centre.id, importKey: "A-1" } });
    const loaded = await loadVisit(db(), centre.id, row.id);
    expect(loaded?.events.map(({ type, actor, stage }) => [type, actor.kind, stage])).toEqual([
      ["visit.imported", "import", "follow-up"],
    ]);
    expect(loaded?.visit).toMatchObject({
      status: "closed",
      request: { complaint: "It rattles; badly" },
      imported: { key: "A-1", work: "Stabiliser", totalMinor: 18_400, mileage: 90_000 },
    });
    expect(loaded?.visit.request.channel).toBeUndefined();
    expect(row).toMatchObject({ status: "closed", stage: "follow-up", nextAction: null, waitCause: null });
    expect(row.endedAt && iso(instant(row.endedAt))).toBe("2024-03-04T17:30:00.000Z");
    const car = await db().vehicle.findFirstOrThrow({ where: { id: row.vehicleId } });
    expect(car.mileage).toBe(90_000);
  });

  test("have no ledger: nobody knows what they waited for", async () => {
    const rows = await db().event.findMany({
      where: { type: "visit.imported", centreId: centre.id },
      select: EVENT_COLUMNS,
    });
    for (const row of rows) expect(ledgerOf([eventFromRow(row)], alwaysOpen, instant(NOW))).toEqual([]);
    expect(foldVisit({ id: "", centreId: "" }, rows.slice(0, 1).map(eventFromRow))?.status).toBe("closed");
  });

  test("brought in again are known; the numbers of the centre go on", async () => {
    expect((await bring("visits", FILE)).counts).toMatchObject({ added: 0, known: 2 });
    const numbers = await db().visit.findMany({ where: { centreId: centre.id }, orderBy: { number: "asc" } });
    const { nextVisitNumber } = await db().centre.findUniqueOrThrow({ where: { id: centre.id } });
    expect(nextVisitNumber).toBeGreaterThan(numbers.at(-1)?.number ?? 0);
  });

  test("of a car that nobody knows are refused, unless the row brings the car and its owner along", async () => {
    const findings = await refusal("visits", "Key,Plate,Closed\nB-1,194-D-9,2024-05-05\n");
    expect(findings.problems).toEqual([
      { line: 2, code: "vehicle-unknown", field: "plate", value: "194-D-9" },
    ]);
    const file =
      "Key,Plate,Closed,Phone,Name,Make\nB-1,194-D-9,2024-05-05,0863330001,Joe,Kia\nB-2,194 D 9,2025-05-05,,,\n";
    expect((await bring("visits", file)).counts).toMatchObject({ added: 2, newVehicles: 1, newCustomers: 1 });
  });
});
