// Prisma's own schema engine, in WebAssembly: it applies migrations and compares schemas without a downloaded binary.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, dirname } from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { connectionParts, EngineAdapter } from "./engine-adapter.server";
import { quietPool } from "./pool.server";
import type { SchemaFile } from "./migration-folder.server";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";

export type { SchemaEngine };

/** No table or enum is hidden from the engine. */
export const EVERYTHING = { externalTables: [], externalEnums: [] };

const panics: string[] = [];
let loading: Promise<void> | undefined;

/** The package expects a bundler that imports .wasm files; Node needs the two halves joined by hand. */
async function loadEngine(): Promise<void> {
  // Where the engine leaves its last words before it traps.
  Reflect.set(globalThis, "PRISMA_WASM_PANIC_REGISTRY", {
    set_message: (message: string) => panics.push(message),
  });
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const code = await readFile(join(dirname(script), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(code, { "./schema_engine_bg.js": engineImports() });
  bindings.__wbg_set_wasm(instance.exports);
  const begin: unknown = instance.exports.__wbindgen_start;
  if (typeof begin === "function") Reflect.apply(begin, undefined, []);
}

/** What the engine calls from its side. It never takes back its time limits: they must not keep the program waiting. */
function engineImports(): WebAssembly.ModuleImports {
  const unhurried = (call: () => void, milliseconds: number) => setTimeout(call, milliseconds).unref();
  const isTimer = (name: string) => name.startsWith("__wbg_setTimeout_");
  return Object.fromEntries(
    Object.entries(bindings).map(([name, value]) => [name, isTimer(name) ? unhurried : value]),
  );
}

/**
 * Runs `use` with an engine that is connected to the database at `url`. Takes about 0.3 s the first time.
 * `sent` may add to the scripts that it sends there.
 */
export async function withSchemaEngine<T>(
  url: string,
  schema: readonly SchemaFile[],
  use: (engine: SchemaEngine) => Promise<T>,
  sent = (script: string) => script,
): Promise<T> {
  loading ??= loadEngine();
  await loading;
  // The engine does not close its connections: the pool is ours, so that it can be ended here.
  const pool = quietPool({ ...connectionParts(url), max: 2, allowExitOnIdle: true });
  const factory = bindMigrationAwareSqlAdapterFactory(new EngineAdapter(pool, url, sent));
  const options = { datamodels: schema.map(([name, text]): [string, string] => [name, text]) };
  const engine = await bindings.SchemaEngine.new(options, () => undefined, factory);
  try {
    return await use(engine);
  } catch (error) {
    const panic = panics.pop();
    if (panic !== undefined) throw new Error(panic, { cause: error });
    // An error of our own side of the bridge comes back as a number only.
    const id = /External error id#(\d+)/.exec(String(error))?.[1];
    const record = id === undefined ? undefined : factory.errorRegistry.consumeError(Number(id));
    throw record === undefined ? error : record.error;
  } finally {
    engine.free();
    await pool.end();
  }
}
