// The lint rules fire where they should: on the project's own configuration, with snippets as if they were its files.
import { ESLint } from "eslint";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../root.server";

const DIRECTIONS = "bayline/import-directions";

/** Without types, which these rules do not need and which take long to load. */
const eslint = new ESLint({
  cwd: projectRoot,
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => [DIRECTIONS, "max-lines"].includes(ruleId),
});

/** Rules that complain about a file's text. */
async function complaints(file: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: file });
  return [...new Set(result?.messages.map((message) => message.ruleId ?? message.message))];
}

describe("an import in the wrong direction is an error:", () => {
  test.each([
    ["the journey reads a file", "app/journey/visit.ts", `import "node:fs";`],
    ["the journey uses React", "app/journey/visit.ts", `import "react";`],
    ["the journey uses Prisma", "app/journey/visit.ts", `import "@prisma/client";`],
    ["the journey uses the platform", "app/journey/visit.ts", `import "~/platform/refusal";`],
    [
      "the journey loads the platform late",
      "app/journey/visit.ts",
      `export const x = import("../platform/refusal");`,
    ],
    ["the journey uses a room", "app/journey/visit.ts", `export * from "../visits/projection";`],
    ["the platform uses a room", "app/platform/refusal.ts", `import "~/visits/projection";`],
    ["the platform uses the journey", "app/platform/refusal.ts", `import "../journey/visit";`],
    ["ui uses the journey", "app/ui/format.ts", `import "~/journey/visit";`],
    ["ui uses the database", "app/ui/format.ts", `import "~/platform/db/db.server";`],
    ["a route uses a route", "app/people/staff/sign-in.route.tsx", `import "./setup.route";`],
    [
      "a route uses a route of another room",
      "app/people/staff/sign-in.route.tsx",
      `import "~/visits/board.route";`,
    ],
    [
      "a stage uses another stage",
      "app/stages/1-booking/booking.ts",
      `import "~/stages/2-preparation/preparation";`,
    ],
    ["a stage uses its neighbour", "app/stages/1-booking/booking.ts", `import "../3-intake/intake";`],
    ["the application uses the worker", "app/visits/projection.ts", `import "jobs/registry";`],
    ["the application uses the tests' tools", "app/visits/projection.ts", `import "test/database";`],
  ])("%s", async (_what, file, text) => {
    expect(await complaints(file, text)).toContain(DIRECTIONS);
  });
});

describe("an import in the right direction is not:", () => {
  test.each([
    [
      "the journey uses zod and itself",
      "app/journey/visit.ts",
      `import "zod";\nimport "luxon";\nimport "./stages";`,
    ],
    [
      "a stage uses the journey, the visits and the platform",
      "app/stages/1-booking/booking.ts",
      `import "~/journey/visit";\nimport "~/visits/projection";\nimport "~/platform/refusal";`,
    ],
    ["a route uses its own types", "app/people/staff/sign-in.route.tsx", `import "./+types/sign-in.route";`],
    ["the worker uses a room", "jobs/registry.ts", `import "~/visits/projection";`],
  ])("%s", async (_what, file, text) => {
    expect(await complaints(file, text)).not.toContain(DIRECTIONS);
  });
});

describe("the linter also refuses", () => {
  test("a file of more than 300 lines", async () => {
    expect(await complaints("app/journey/visit.ts", "//\n".repeat(301))).toContain("max-lines");
  });

  test.each(["no-floating-promises", "no-misused-promises", "no-explicit-any", "consistent-type-imports"])(
    "what %s finds, in every room",
    async (rule) => {
      for (const file of [
        "app/journey/visit.ts",
        "app/people/staff/sign-in.route.tsx",
        "jobs/worker.ts",
        "server.ts",
      ]) {
        const config: unknown = await eslint.calculateConfigForFile(file);
        expect(config).toHaveProperty(["rules", `@typescript-eslint/${rule}`, 0], 2);
      }
    },
  );
});
