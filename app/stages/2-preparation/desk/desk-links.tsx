// The ways across the desk: its days with their sums, and what of a day is shown.
import { Link } from "react-router";
import { paths } from "~/paths";
import { LinkButton } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { cx } from "~/ui/cx";
import { useWords } from "~/words";
import type { DeskDay } from "./desk.server";
import { SHOWN, type Shown } from "./shown";

interface DeskPlace {
  readonly date: string;
  readonly show: Shown;
  readonly page: number;
}

/** The address of a page of the desk. */
export function deskPath({ date, show, page }: DeskPlace): string {
  return paths.preparation({
    day: date,
    show: show === "all" ? undefined : show,
    page: page <= 1 ? undefined : String(page),
  });
}

export function DaySum({ day }: { readonly day: DeskDay }) {
  const t = useWords("desk");
  const { day: dayText } = useFormat();
  const sums = [
    t("total", { count: day.visits }),
    t("readyOf", { ready: day.ready, visits: day.visits }),
    ...(day.blocked > 0 ? [t("blockedCount", { count: day.blocked })] : []),
  ];
  return <span className="block first-letter:uppercase">{`${dayText(day.at)}: ${sums.join(", ")}`}</span>;
}

const LINK =
  "inline-flex min-h-11 flex-col justify-center rounded-md border px-3 py-1 no-underline hover:bg-hover";

export function DayLinks({
  days,
  date,
  show,
}: Pick<DeskPlace, "date" | "show"> & { readonly days: readonly DeskDay[] }) {
  const t = useWords("desk");
  const { day: dayText } = useFormat();
  return (
    <nav aria-label={t("days")} className="flex gap-2 overflow-x-auto pb-1">
      {days.map((day) => (
        <Link
          key={day.date}
          to={deskPath({ date: day.date, show, page: 1 })}
          aria-current={day.date === date ? "page" : undefined}
          className={cx(
            LINK,
            "shrink-0",
            day.date === date ? "border-ink bg-sunken font-medium text-ink" : "border-line text-ink-2",
          )}
        >
          <span className="first-letter:uppercase">{dayText(day.at)}</span>
          <span className="text-small font-normal text-ink-3 tabular-nums">
            {`${String(day.ready)} / ${String(day.visits)}`}
            {day.blocked > 0 && (
              <span className="text-amber-ink"> · {t("blockedCount", { count: day.blocked })}</span>
            )}
          </span>
        </Link>
      ))}
    </nav>
  );
}

export function Filters({ show, date }: Pick<DeskPlace, "date" | "show">) {
  const t = useWords("desk");
  return (
    <nav aria-label={t("show")} className="flex flex-wrap gap-2">
      {SHOWN.map((each) => (
        <LinkButton
          key={each}
          to={deskPath({ date, show: each, page: 1 })}
          kind={each === show ? "secondary" : "quiet"}
          aria-current={each === show ? "page" : undefined}
        >
          {t(each)}
        </LinkButton>
      ))}
    </nav>
  );
}
