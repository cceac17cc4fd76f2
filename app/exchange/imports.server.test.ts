// What becomes of an uploaded file: its states, one at a time, and the job that carries it on.
import { mkdtempSync, rmSync } from "node:fs";
import { access } from "node:fs/promises";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importFile } from "jobs/import";
import { aCentre, type TestCentre } from "test/factories";
import { useDatabase } from "test/database";
import { db } from "~/platform/db/db.server";
import { settings, useSettings } from "~/platform/env.server";
import { beginImport, getImport, startImport } from "./imports.server";
import { uploadPath } from "./uploads.server";

useDatabase();

const dataDir = mkdtempSync(`${tmpdir()}/bayline-uploads-`);
let centre: TestCentre;
beforeAll(async () => {
  useSettings({ ...settings(), dataDir });
  centre = await aCentre();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function upload(content: string, where = centre): Promise<string> {
  const begun = await beginImport(where.team.manager, "customers", new File([content], "people.csv"));
  if ("refused" in begun) throw new Error(begun.refused);
  return begun.id;
}

const work = (importId: string, signal = new AbortController().signal) =>
  importFile.run({ importId }, { now: new Date(), signal });
const stateOf = async (id: string) => (await getImport(centre.team.manager, id))?.state;
const FILE = "Name,Phone\nNora,0861110001\n";

describe("an uploaded file", () => {
  test("is tried, brought in once, and then forgotten", async () => {
    const id = await upload(FILE);
    expect(await startImport(centre.team.manager, id, "importing")).toBe("not-now");
    expect(await startImport(centre.team.manager, id, "trying")).toBe("started");
    expect(await startImport(centre.team.manager, id, "trying")).toBe("not-now");
    await work(id);
    expect(await getImport(centre.team.manager, id)).toMatchObject({
      state: "tried",
      findings: { counts: { added: 1 }, problemCount: 0 },
    });
    expect(await startImport(centre.team.manager, id, "importing")).toBe("started");
    await work(id);
    await work(id);
    expect(await stateOf(id)).toBe("done");
    expect(await db().customer.count({ where: { centreId: centre.id } })).toBe(1);
    await expect(access(uploadPath(id))).rejects.toThrow();
  });

  test("waits while another of the same centre is under way, not while another centre's is", async () => {
    const [first, second] = [await upload(FILE), await upload(FILE)];
    expect(await startImport(centre.team.manager, first, "trying")).toBe("started");
    expect(await startImport(centre.team.manager, second, "trying")).toBe("busy");
    const other = await aCentre();
    expect(await startImport(other.team.manager, await upload(FILE, other), "trying")).toBe("started");
    await work(first);
    expect(await startImport(centre.team.manager, second, "trying")).toBe("started");
    await work(second);
  });

  test("is begun again from the front by the next worker when the program was stopped", async () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => `Somebody,+35387${String(4_000_000 + at)}`);
    const id = await upload(["Name,Phone", ...rows].join("\n"));
    await startImport(centre.team.manager, id, "trying");
    await work(id);
    await startImport(centre.team.manager, id, "importing");
    const before = await db().customer.count();
    await expect(work(id, AbortSignal.abort())).rejects.toThrow();
    expect([await stateOf(id), await db().customer.count()]).toEqual(["importing", before]);
    await work(id);
    expect([await stateOf(id), await db().customer.count()]).toEqual(["done", before + 3_000]);
  });

  test("that is gone from the disk ends as broken off", async () => {
    const id = await upload(FILE);
    await startImport(centre.team.manager, id, "trying");
    rmSync(uploadPath(id));
    await work(id);
    expect(await stateOf(id)).toBe("failed");
  });

  test("of another centre is nobody's", async () => {
    const other = await aCentre();
    const id = await upload(FILE, other);
    expect(await getImport(centre.team.manager, id)).toBeUndefined();
    expect(await startImport(centre.team.manager, id, "trying")).toBe("not-now");
  });

  test.each([
    ["", "empty"],
    ["PK\u0003\u0004", "workbook"],
    ['"Name,Phone\n', "quote-open"],
  ])("that is no table is refused and not kept: %j", async (content, refused) => {
    const before = await db().import.count();
    const file = new File([content], "x.csv");
    expect(await beginImport(centre.team.manager, "customers", file)).toEqual({ refused });
    expect(await db().import.count()).toBe(before);
  });
});
