// The word beside a time at which the centre is shut.
import { clockOf, outsideHours, type WorkingHours } from "~/settings/opening-hours";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";

interface OutsideHoursNoticeProps {
  /** "2026-03-29T14:30" on the centre's wall clock. */
  readonly local: string | undefined;
  readonly hours: WorkingHours;
}

/** Said while one types, before the booking is refused. Nothing when the centre is open then. */
export function OutsideHoursNotice({ local, hours }: OutsideHoursNoticeProps) {
  const t = useWords("booking");
  const outside = local === undefined ? undefined : outsideHours(local, hours);
  if (!outside) return null;
  return (
    <Notice tone="warning" live title={t("outside")}>
      {outside.kind === "closed-that-day" && t("closedThatDay")}
      {outside.kind === "holiday" && t("holiday")}
      {outside.kind === "not-open-then" &&
        t("notOpenThen", {
          hours: outside.hours
            .map(({ opensMinute, closesMinute }) => `${clockOf(opensMinute)}–${clockOf(closesMinute)}`)
            .join(", "),
        })}
    </Notice>
  );
}
