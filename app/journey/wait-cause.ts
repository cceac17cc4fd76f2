// What a visit can wait for: one list for the ledger, the board and the report.

/**
 * The first five are also recorded as the cause of a stop. The inspector is a cause of its own, because the report ranks
 * inspectors as a resource.
 */
export const WAIT_CAUSES = [
  "technician",
  "bay",
  "advisor",
  "parts",
  "approval",
  "rework",
  "inspector",
  "customer",
] as const;
export type WaitCause = (typeof WAIT_CAUSES)[number];

/** "Planned" is time that was agreed on, such as the days until the appointment: nobody is late, nothing is held up. */
export type LedgerCause = WaitCause | "planned";
