// Tells "somebody was faster" from a defect, in what the database says.

const EXCLUSION_VIOLATION = "23P01";
const CHECK_VIOLATION = "23514";

/** Whether a place that looked free was taken at the same moment. A second look finds another one, or says that there is none. */
export function lostRace({ code, message }: { readonly code: string; readonly message: string }): boolean {
  return (
    (code === EXCLUSION_VIOLATION && message.includes("reservation_")) ||
    (code === CHECK_VIOLATION && message.includes("capacity_counter_fits"))
  );
}
