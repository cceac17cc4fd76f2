// The service catalogue.
import type { Route } from "./+types/services.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import { SettingList } from "../rows";
import { catalogueOf } from "./services.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  return { services: await catalogueOf(db(), actor, actor.language) };
}

export default function ServicesPage({ loaderData }: Route.ComponentProps) {
  const t = useWords("works");
  const settings = useWords("settings");
  const format = useFormat();
  return (
    <SettingList
      title={settings("section.services.title")}
      about={t("services.about")}
      add={{ to: paths.settings("services", "new"), label: t("services.add") }}
      none={t("services.none")}
      rows={loaderData.services.map(({ id, titleEn, titleRu, labourMinutes, priceMinor, active }) => ({
        key: id,
        to: paths.settings("services", id),
        title: format.language === "ru" ? titleRu : titleEn,
        text: format.labour(labourMinutes),
        aside: active ? format.money(priceMinor) : t("services.out"),
        quiet: !active,
      }))}
    />
  );
}
