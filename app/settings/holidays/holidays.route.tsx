// The special days: ahead first, those of the past folded away.
import type { Route } from "./+types/holidays.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { formatDate } from "~/ui/format";
import { useWords } from "~/words";
import { clockOf } from "../opening-hours";
import { SettingList, SettingRows, type SettingRow } from "../rows";
import type { HolidayFacts } from "./holiday";
import { holidaysOf } from "./holidays.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  return { days: await holidaysOf(db(), actor) };
}

export default function HolidaysPage({ loaderData }: Route.ComponentProps) {
  const t = useWords("settings");
  const format = useFormat();
  const today = format.localDateTime(format.now).slice(0, 10);
  const row = ({ date, name, opensMinute, closesMinute }: HolidayFacts): SettingRow => ({
    key: date,
    to: paths.settings("holidays", date),
    title: formatDate(new Date(`${date}T12:00:00Z`), {
      timeZone: "UTC",
      language: format.language,
      now: format.now,
    }),
    text: name,
    aside:
      opensMinute === null || closesMinute === null
        ? t("holidays.shut")
        : `${clockOf(opensMinute)}–${clockOf(closesMinute)}`,
  });
  const past = loaderData.days.filter(({ date }) => date < today);
  const ahead = loaderData.days.filter(({ date }) => date >= today);
  return (
    <SettingList
      title={t("section.holidays.title")}
      about={t("section.holidays.about")}
      add={{ to: paths.settings("holidays", "new"), label: t("holidays.add") }}
      rows={ahead.map(row)}
      none={t("holidays.none")}
    >
      {past.length > 0 && (
        <Disclosure title={t("holidays.past")} className="mt-4">
          <SettingRows rows={past.reverse().map(row)} label={t("holidays.past")} />
        </Disclosure>
      )}
    </SettingList>
  );
}
