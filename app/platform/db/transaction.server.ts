// A transaction that is run again when the database asked for it: two that wait for each other, or a race that was lost.
import { setTimeout as pause } from "node:timers/promises";
import { db, Prisma, type Tx } from "./db.server";

/** What PostgreSQL said. */
export interface DatabaseComplaint {
  /** SQLSTATE. */
  readonly code: string;
  readonly message: string;
}

const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";
const ATTEMPTS = 8;

/** The complaint inside an error of the client; undefined when it is another kind of error. */
export function complaintOf(error: unknown): DatabaseComplaint | undefined {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined;
  if (error.code === "P2034") return { code: DEADLOCK, message: error.message };
  const cause = reach(reach(error.meta, "driverAdapterError"), "cause");
  const [code, message] = [reach(cause, "originalCode"), reach(cause, "originalMessage")];
  if (typeof code !== "string") return undefined;
  return { code, message: typeof message === "string" ? message : error.message };
}

function reach(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/**
 * Runs the work in a transaction, and all of it again after a deadlock or when `alsoAgain` says so.
 * @param alsoAgain complaints after which a second look knows better
 * @throws the last error when the attempts are used up
 */
export async function inTransaction<T>(
  work: (tx: Tx) => Promise<T>,
  alsoAgain: (complaint: DatabaseComplaint) => boolean = () => false,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db().$transaction(work);
    } catch (error) {
      const complaint = complaintOf(error);
      const again =
        complaint !== undefined &&
        (complaint.code === SERIALIZATION_FAILURE || complaint.code === DEADLOCK || alsoAgain(complaint));
      if (!again || attempt === ATTEMPTS) throw error;
      // Apart from each other, so that the same two do not meet again.
      await pause(Math.random() * 12 * attempt);
    }
  }
}
