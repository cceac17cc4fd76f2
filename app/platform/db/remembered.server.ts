// What a process remembers of its database, to read it once: forgotten with the connection.
import { db, type PrismaClient } from "./db.server";

/**
 * A memory that is made anew for each database that the process is connected to: what is known of one says nothing of another, in which
 * the same ids and revisions may stand for something else (one that was restored, or another test's).
 * @throws Error when it is asked for while no database is connected
 */
export function rememberedOfDatabase<T extends object>(make: () => T): () => T {
  const memories = new WeakMap<PrismaClient, T>();
  return () => {
    const client = db();
    const known = memories.get(client);
    if (known) return known;
    const made = make();
    memories.set(client, made);
    return made;
  };
}
