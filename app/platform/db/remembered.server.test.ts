// What is remembered of a database is forgotten with it.
import { expect, test } from "vitest";
import { useEmptyDatabases } from "test/database";
import { connectDatabase, disconnectDatabase } from "./db.server";
import { rememberedOfDatabase } from "./remembered.server";

const databases = useEmptyDatabases();

test("Another database is another memory, and without one there is none", async () => {
  const memory = rememberedOfDatabase(() => new Map<string, number>());
  await connectDatabase(await databases.make());
  memory().set("the same id", 1);
  expect(memory().get("the same id")).toBe(1);
  await connectDatabase(await databases.make());
  expect(memory().get("the same id")).toBeUndefined();
  await disconnectDatabase();
  expect(() => memory()).toThrow("not connected");
});
