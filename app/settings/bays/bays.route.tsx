// The bays in their order.
import type { Route } from "./+types/bays.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { useWords } from "~/words";
import { SettingList } from "../rows";
import { baysOf } from "./bays.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  return { bays: await baysOf(db(), actor) };
}

export default function BaysPage({ loaderData }: Route.ComponentProps) {
  const t = useWords("works");
  const settings = useWords("settings");
  const capacity = useWords("capacity");
  return (
    <SettingList
      title={settings("section.bays.title")}
      about={t("bays.about")}
      add={{ to: paths.settings("bays", "new"), label: t("bays.add") }}
      none={t("bays.none")}
      rows={loaderData.bays.map(({ id, name, kind, skills, active }) => ({
        key: id,
        to: paths.settings("bays", id),
        title: name,
        text:
          skills.length === 0
            ? t("bays.anything")
            : skills.map((skill) => capacity(`skill.${skill}`)).join(", "),
        aside: active ? capacity(`bay.${kind}`) : t("bays.out"),
        quiet: !active,
      }))}
    />
  );
}
