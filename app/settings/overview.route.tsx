// The way into the settings: every section with what it is about.
import { Link } from "react-router";
import type { Route } from "./+types/overview.route";
import { paths, SETTINGS_SECTIONS } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { Card, Grid, PageHeader } from "~/ui/layout";
import { useWords } from "~/words";

export async function loader({ request }: Route.LoaderArgs) {
  await requireActor(request, "settings:write");
  return null;
}

export default function Overview() {
  const t = useWords("settings");
  return (
    <>
      <PageHeader title={t("title")} below={t("intro")} />
      <Grid>
        {SETTINGS_SECTIONS.map((section) => (
          <Card key={section} interactive>
            <Link to={paths.settings(section)} className="font-medium after:absolute after:inset-0">
              {t(`section.${section}.title`)}
            </Link>
            <p className="mt-1 text-small text-ink-3">{t(`section.${section}.about`)}</p>
          </Card>
        ))}
      </Grid>
    </>
  );
}
