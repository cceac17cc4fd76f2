// How full a day is: in words and as a bar.
import { useFormat } from "~/ui/centre-context";
import { cx } from "~/ui/cx";
import { Icon } from "~/ui/icons";
import { VisuallyHidden } from "~/ui/visually-hidden";
import { useWords } from "~/words";
import type { DayLoad } from "./job";
import { barPercent, loadState } from "./load";

export interface LoadLineProps {
  readonly load: DayLoad;
  /** Figures alone, for a narrow column; the whole sentence is still read out. */
  readonly short?: boolean;
}

export function LoadLine({ load, short = false }: LoadLineProps) {
  const t = useWords("calendar");
  const { number } = useFormat();
  const state = loadState(load);
  if (state === "closed")
    return <span className="block text-small font-normal text-ink-3">{t("load.closed")}</span>;
  const hours = { booked: number(load.bookedMinutes / 60), capacity: number(load.capacityMinutes / 60) };
  const busy = state !== "free";
  return (
    <span className={cx("block text-small font-normal", busy ? "text-ink" : "text-ink-3")}>
      <span className={cx("block whitespace-nowrap", short && "truncate")}>
        {state === "over" && <Icon name="alert" className="mr-1" />}
        {short ? <span aria-hidden="true">{t("load.short", hours)}</span> : t("load.of", hours)}
        {short && <VisuallyHidden>{t("load.of", hours)}</VisuallyHidden>}
        {busy && <span className={cx(short && "sr-only")}>, {t(`load.${state}`)}</span>}
      </span>
      {/* Drawn: the page's policy allows no styles beside the stylesheets. */}
      <svg
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="mt-0.5 block h-1 w-full"
      >
        <rect width="100" height="4" className="fill-line" />
        <rect
          width={barPercent(load)}
          height="4"
          className={state === "over" ? "fill-danger" : state === "full" ? "fill-amber" : "fill-line-strong"}
        />
      </svg>
    </span>
  );
}
