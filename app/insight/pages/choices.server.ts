// What the report can be narrowed by: the people of the centres and the makes of their cars.
import { db } from "~/platform/db/db.server";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Choices {
  readonly advisors: readonly Choice[];
  readonly mechanics: readonly Choice[];
  /** The most frequent first. */
  readonly makes: readonly string[];
}

/** So many cars say which makes there are: a list to choose from need not know the rarest. */
const LOOKED_AT = 20_000;
const MAKES = 60;

/** People who have left are there too: their visits still are. */
async function withRole(centreIds: readonly string[], role: string): Promise<readonly Choice[]> {
  const people = await db().staff.findMany({
    where: { roles: { some: { centreId: { in: [...centreIds] }, role } } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  return people.map(({ id, name }) => ({ value: id, label: name }));
}

export async function choicesOf(centreIds: readonly string[]): Promise<Choices> {
  const [advisors, mechanics, makes] = await Promise.all([
    withRole(centreIds, "advisor"),
    withRole(centreIds, "mechanic"),
    db().$queryRaw<{ make: string }[]>`
      select min(make) as make from
        (select make from vehicle where centre_id = any(${centreIds}::uuid[]) limit ${LOOKED_AT}) as some_cars
      where make <> '' group by lower(make) order by count(*) desc, 1 limit ${MAKES}`,
  ]);
  return { advisors, mechanics, makes: makes.map(({ make }) => make) };
}
