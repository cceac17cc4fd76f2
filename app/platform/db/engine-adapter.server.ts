// Prisma's adapter for PostgreSQL, put right in the three places where the schema engine stumbles over it.
import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { quietPool } from "./pool.server";

/** PostgreSQL's numbers for its types "char" and character(n). */
const CHAR: number = pg.types.builtins.CHAR;
const BPCHAR: number = pg.types.builtins.BPCHAR;

/** Prisma's adapter, put right where the engine needs it: whole scripts, and a shadow database that can be dropped. */
export class EngineAdapter extends PrismaPg {
  constructor(
    private readonly pool: pg.Pool,
    private readonly url: string,
    /** What goes to PostgreSQL for a script; the shadow database gets scripts as they are. */
    private readonly sent: (script: string) => string,
  ) {
    super(pool);
  }

  override async connect() {
    return takingWholeScripts(await super.connect(), this.sent);
  }

  /** Prisma's own drops the shadow while it is still connected to it, which PostgreSQL refuses. */
  override async connectToShadowDb() {
    const name = `shadow_${randomUUID()}`;
    await this.pool.query(`create database "${name}"`);
    const shadow = quietPool({ ...connectionParts(this.url), database: name });
    const adapter = takingWholeScripts(await new PrismaPg(shadow).connect());
    adapter.dispose = async () => {
      await shadow.end();
      await this.pool.query(`drop database "${name}"`);
    };
    return adapter;
  }
}

/** Names of result columns that were of PostgreSQL's one-byte type "char", which the adapter does not know. */
const charColumns = new Set<string>();

/** Hands "char" columns, which the catalogue is full of, to the adapter as character(n), and remembers them. */
class CatalogueClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    this.connection.prependListener(
      "rowDescription",
      (row: { fields: { name: string; dataTypeID: number }[] }) => {
        for (const field of row.fields) {
          if (field.dataTypeID !== CHAR) continue;
          field.dataTypeID = BPCHAR;
          charColumns.add(field.name);
        }
      },
    );
  }
}

/** The adapter cuts a script at every semicolon, inside functions too; PostgreSQL itself takes a script whole. */
function takingWholeScripts(
  adapter: Awaited<ReturnType<PrismaPg["connect"]>>,
  sent = (script: string) => script,
) {
  adapter.executeScript = async (script) => {
    await adapter.executeRaw({ sql: sent(script), args: [], argTypes: [] });
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const columnTypes = result.columnTypes.map((type, index) =>
      charColumns.has(result.columnNames[index] ?? "") ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  return adapter;
}

/** The URL taken apart: the shadow database changes only the name, and a whole URL would win over it. */
export function connectionParts(url: string): pg.PoolConfig {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url });
  return {
    Client: CatalogueClient,
    host,
    port,
    ssl,
    ...(user && { user }),
    ...(password && { password }),
    ...(database && { database }),
  };
}
