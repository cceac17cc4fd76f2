// The linter counts the lines of scripts; what it does not read is to be short too: schema, migrations, styles, documents.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../root.server";

const LONGEST = 300;
const FOLDERS = [".ci", "app", "docs", "jobs", "prisma", "public", "test"];
const READ_BY_THE_LINTER = /\.(?:js|mjs|ts|tsx)$/;
const NOT_TEXT = /\.(?:png|ico|woff2)$/;
/** Written by a program: the database's client; and a migration that has run somewhere is never touched again. */
const NOT_OURS = /^app\/platform\/db\/generated\/|^prisma\/migrations\/20261122000000_first\//;

function filesBelow(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** As `wc -l` counts, and a last line without an end is one too. */
function lines(path: string): number {
  const text = readFileSync(join(projectRoot, path), "utf8");
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

test("no file that the linter does not read is longer than 300 lines", () => {
  const files = [...FOLDERS.flatMap(filesBelow), "README.md"].filter(
    (path) => ![READ_BY_THE_LINTER, NOT_TEXT, NOT_OURS].some((pattern) => pattern.test(path)),
  );
  expect(files).toEqual(expect.arrayContaining(["prisma/schema/visit.prisma", "app/ui/tokens.css"]));
  expect(files.filter((path) => lines(path) > LONGEST)).toEqual([]);
});
