// Who works here, by whose time is booked first.
import type { Route } from "./+types/people.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import { SettingList } from "../rows";
import { peopleInPlan, type PersonInPlan } from "./people.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  return { people: await peopleInPlan(db(), actor, new Date()) };
}

export default function PeoplePage({ loaderData }: Route.ComponentProps) {
  const t = useWords("roster");
  const settings = useWords("settings");
  const staff = useWords("staff");
  const capacity = useWords("capacity");
  const format = useFormat();
  const aside = ({ away, ownShifts }: PersonInPlan) => {
    if (away && away.startsAt.getTime() <= format.now) return t("awayNow");
    if (away) return t("awayFrom", { when: format.shortDate(away.startsAt) });
    return t(ownShifts ? "ownShifts" : "openingHours");
  };
  const abilities = ({ skills }: PersonInPlan) =>
    skills.length === 0 ? t("everything") : skills.map((skill) => capacity(`skill.${skill}`)).join(", ");
  return (
    <SettingList
      title={settings("section.people.title")}
      about={t("about")}
      none={t("none")}
      rows={loaderData.people.map((person) => ({
        key: person.id,
        to: paths.settings("people", person.id),
        title: person.name,
        text: [
          person.roles.map((role) => staff(`role.${role}`)).join(", "),
          ...(person.roles.includes("mechanic") ? [abilities(person)] : []),
        ].join(" · "),
        aside: aside(person),
      }))}
    />
  );
}
