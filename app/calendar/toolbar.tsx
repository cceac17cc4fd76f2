// The way around the calendar: which days, which view, which lanes. All of it are addresses.
import { Form, useSubmit } from "react-router";
import { STAGES } from "~/journey/stages";
import { paths } from "~/paths";
import { Button, LinkButton } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { cx } from "~/ui/cx";
import { FilterSelect, type FilterSelectProps } from "~/ui/form/filter-select";
import { VisuallyHidden } from "~/ui/visually-hidden";
import { useWords } from "~/words";
import {
  calendarQuery,
  dayOn,
  daysShown,
  LANES,
  VIEWS,
  type CalendarView,
  type ViewName,
} from "./calendar-view";
import type { LaneOf } from "./lanes";
import { zoneDays } from "./zone-days";

export interface ToolbarProps {
  readonly shown: CalendarView;
  /** The view that is on the screen, which the address may leave to its width. */
  readonly view: ViewName;
  readonly today: number;
  readonly lanes: readonly LaneOf[];
}

function address(shown: CalendarView, today: number): string {
  return paths.calendar(calendarQuery(shown, today));
}

/** The days as people say them. */
function useTitle(view: ViewName, day: number): string {
  const f = useFormat();
  const t = useWords("calendar");
  const noon = (of: number) => zoneDays(f.timeZone).at(of, 12 * 60);
  if (view === "day") return f.date(noon(day));
  if (view === "month") {
    const [year = "", month = "1"] = new Date(day * 86_400_000).toISOString().split("-");
    return `${t(MONTHS[Number(month) - 1] ?? MONTHS[0])} ${year}`;
  }
  const { first, last } = daysShown(view, day);
  return `${f.shortDate(noon(first))} – ${f.shortDate(noon(last))}`;
}

const MONTHS = [
  "months.m1",
  "months.m2",
  "months.m3",
  "months.m4",
  "months.m5",
  "months.m6",
  "months.m7",
  "months.m8",
  "months.m9",
  "months.m10",
  "months.m11",
  "months.m12",
] as const;

export function Toolbar({ shown, view, today, lanes }: ToolbarProps) {
  const t = useWords("calendar");
  const title = useTitle(view, shown.day);
  const step = (by: 1 | -1) => address({ ...shown, day: dayOn(view, shown.day, by) }, today);
  return (
    <div className="no-print flex min-w-0 flex-1 basis-80 flex-wrap items-center gap-x-4 gap-y-2">
      <div className="flex min-w-0 items-center gap-2">
        <LinkButton to={step(-1)} icon="arrowLeft" aria-label={t("earlier")} preventScrollReset />
        <LinkButton to={address({ ...shown, day: today }, today)} preventScrollReset>
          {t("today")}
        </LinkButton>
        <LinkButton to={step(1)} icon="arrowRight" aria-label={t("later")} preventScrollReset />
        <p className="min-w-0 font-semibold first-letter:uppercase">{title}</p>
      </div>
      <ViewTabs shown={shown} view={view} today={today} />
      <Filter shown={shown} lanes={lanes} today={today} />
    </div>
  );
}

function ViewTabs({ shown, view, today }: Pick<ToolbarProps, "shown" | "view" | "today">) {
  const t = useWords("calendar");
  return (
    <nav aria-label={t("view.label")}>
      <ul className="flex rounded-md border border-line bg-surface p-0.5">
        {VIEWS.map((name) => (
          <li key={name} className={cx((name === "week" || name === "month") && "hidden md:block")}>
            <LinkButton
              to={address({ ...shown, view: name }, today)}
              kind="quiet"
              size="small"
              preventScrollReset
              aria-current={name === view ? "page" : undefined}
              className="aria-[current]:bg-sunken aria-[current]:text-ink"
            >
              {t(`view.${name}`)}
            </LinkButton>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Choice({ label, ...select }: FilterSelectProps & { readonly label: string }) {
  return (
    <label className="min-w-0 flex-1 basis-24 md:max-w-44">
      <VisuallyHidden>{label}</VisuallyHidden>
      <FilterSelect {...select} />
    </label>
  );
}

function Filter({ shown, lanes, today }: Pick<ToolbarProps, "shown" | "lanes" | "today">) {
  const t = useWords("calendar");
  const journey = useWords("journey");
  const submit = useSubmit();
  const { lanes: kind, lane = "", stage = "" } = shown;
  const { view, day } = shown;
  const kept = calendarQuery({ day, lanes: "bay", ...(view ? { view } : {}) }, today);
  const byBay = kind === "bay";
  return (
    <Form
      role="search"
      aria-label={t("filter.label")}
      action={paths.calendar()}
      className="flex w-full min-w-0 flex-wrap items-center gap-2 md:w-auto md:flex-1"
      onChange={(event) => void submit(event.currentTarget, { replace: true, preventScrollReset: true })}
    >
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Choice
        name="lanes"
        label={t("filter.lanes")}
        value={kind}
        options={LANES.map((each) => ({ value: each, label: t(`filter.${each}`) }))}
      />
      <Choice
        name="lane"
        label={t(byBay ? "filter.oneBay" : "filter.oneMechanic")}
        value={lanes.some(({ id }) => id === lane) ? lane : ""}
        options={[
          { value: "", label: t(byBay ? "filter.allBays" : "filter.allMechanics") },
          ...lanes.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Choice
        name="stage"
        label={t("filter.stage")}
        value={stage}
        options={[
          { value: "", label: t("filter.allStages") },
          ...STAGES.map((each) => ({ value: each, label: journey(`stage.${each}`) })),
        ]}
      />
      <noscript>
        <Button>{t("filter.show")}</Button>
      </noscript>
      {(lane !== "" || stage !== "") && (
        <LinkButton
          kind="quiet"
          icon="close"
          preventScrollReset
          to={address({ day, lanes: kind, ...(view ? { view } : {}) }, today)}
        >
          {t("filter.clear")}
        </LinkButton>
      )}
    </Form>
  );
}
