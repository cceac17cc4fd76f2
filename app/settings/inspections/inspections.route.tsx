// What is inspected: the list for every car, and one for each kind of job.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/inspections.route";
import { isOfKind } from "~/journey/inspection";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { LinkButton } from "~/ui/button";
import { PageHeader, Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { useLanguage, useWords } from "~/words";
import { answerChange } from "../change.server";
import { SettingRows } from "../rows";
import { services } from "../centre-lists.server";
import { SettingsForm, useSettingsForm } from "../settings-form";
import { GENERAL } from "./inspection-list";
import { mapMark, MOST_KINDS, presentMap, takeUsualKinds } from "./inspections.server";
import { UsualKinds } from "./usual-kinds";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  const [map, catalogue] = await Promise.all([
    presentMap(db(), actor),
    services(db(), actor, actor.language),
  ]);
  const kinds = (map.inspection?.kinds ?? []).map((list) => ({
    id: list.id,
    title: list.title,
    points: list.points.length,
    services: catalogue.filter((service) => isOfKind(list, service)).map(({ title }) => title),
  }));
  const general = map.stages.quality.checklist.length;
  return {
    kinds,
    general,
    wash: map.inspection?.wash === true,
    full: kinds.length >= MOST_KINDS,
    version: map.version,
    seen: mapMark(map),
    submissionId: randomUUID(),
  };
}

export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request, "settings:write");
  return answerChange(actor, await formOf(request), {
    form: "usual",
    schema: UsualKinds,
    change: (tx, { seen }) => takeUsualKinds(tx, actor, seen),
    to: paths.settings("inspections"),
  });
}

export const shouldRevalidate = afterConflict;

export default function InspectionsPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("inspectionLists");
  const settings = useWords("settings");
  const language = useLanguage();
  const { kinds, general, wash, full, version, seen, submissionId } = loaderData;
  const { posting } = useSettingsForm("usual", UsualKinds, actionData, { seen });
  const points = (count: number) => t("points", { count });
  return (
    <div>
      <PageHeader
        title={settings("section.inspections.title")}
        below={t("about", { version })}
        actions={
          full ? undefined : (
            <LinkButton to={paths.settings("inspections", "new")} icon="plus" kind="primary">
              {t("add")}
            </LinkButton>
          )
        }
      />
      <Stack>
        <SettingRows
          label={settings("section.inspections.title")}
          rows={[
            {
              key: GENERAL,
              to: paths.settings("inspections", GENERAL),
              title: t("general"),
              text: wash ? t("washed") : undefined,
              aside: points(general),
            },
            ...kinds.map((list) => ({
              key: list.id,
              to: paths.settings("inspections", list.id),
              title: list.title[language],
              text: list.services.length > 0 ? list.services.join(", ") : t("noServices"),
              aside: points(list.points),
              quiet: list.points === 0,
            })),
          ]}
        />
        {kinds.length === 0 && (
          <SettingsForm
            posting={posting}
            submissionId={submissionId}
            seen={seen}
            submit={t("takeUsual")}
            kind="secondary"
          >
            <p className="text-ink-2">{t("noKinds")}</p>
          </SettingsForm>
        )}
      </Stack>
    </div>
  );
}
