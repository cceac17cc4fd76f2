// Which forms were handed in already.
import type { Tx } from "~/platform/db/db.server";

/**
 * Whether this form is handed in for the first time; a second sending waits for the first and sees its result.
 * @param visitId what the form is about, to answer the second sending like the first
 */
export async function firstSending(
  tx: Tx,
  { centreId }: { readonly centreId: string },
  submissionId: string,
  visitId?: string,
): Promise<boolean> {
  const { count } = await tx.submission.createMany({
    data: [{ id: submissionId, centreId, visitId: visitId ?? null }],
    skipDuplicates: true,
  });
  return count === 1;
}
