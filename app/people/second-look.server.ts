// Two people who give the same telephone number or plate to two different rows at the same moment.
import { Prisma } from "~/platform/db/db.server";

/**
 * Runs a change, and once more when another transaction took a unique value between its look and its write: the second look
 * finds who has it.
 */
export async function withSecondLook<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    if (!taken) throw error;
    return change();
  }
}
