// A fingerprint of everything in the database, to prove that something has changed nothing.
import { Prisma, db } from "~/platform/db/db.server";

/** Table by table: a hash over all of its rows. @param but tables that do not count */
export async function checksums(but: readonly string[] = []): Promise<Readonly<Record<string, string>>> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  const sums: Record<string, string> = {};
  for (const { name } of tables.filter((each) => !but.includes(each.name))) {
    const table = Prisma.raw(`"${name}"`);
    const [row] = await db().$queryRaw<{ sum: string }[]>`
      select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${table} t`;
    sums[name] = row?.sum ?? "";
  }
  return sums;
}

/** All rows of all tables as text. */
export async function everythingStored(): Promise<string> {
  const parts: string[] = [];
  for (const name of Object.keys(await checksums())) {
    const rows = await db().$queryRaw<
      { text: string }[]
    >`select t::text as text from ${Prisma.raw(`"${name}"`)} t`;
    parts.push(...rows.map(({ text }) => text));
  }
  return parts.join("\n");
}
