// One inspection list: the one for every car, one of a kind of job, or a new one.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/list.route";
import { isSkill } from "~/capacity/skills";
import { TEST_DRIVE } from "~/journey/inspection";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { TextLink } from "~/ui/button";
import { PageHeader, Panel, Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { submissionOf } from "~/visits/submission";
import { useLanguage, useWords } from "~/words";
import { answerChange } from "../change.server";
import { GeneralForm, KindForm, RemoveForm } from "./list-forms";
import { GENERAL, GeneralList, KindList, pointRows } from "./inspection-list";
import { mapMark, presentMap, removeKind, saveGeneral, saveKind } from "./inspections.server";
import { UsualKinds } from "./usual-kinds";

export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  const map = await presentMap(db(), actor);
  const page = { seen: mapMark(map), submissionId: randomUUID() };
  if (params.listId === GENERAL) {
    const { checklist } = map.stages.quality;
    return {
      ...page,
      title: undefined,
      general: {
        points: pointRows(checklist),
        testDrive: checklist.some(({ id }) => id === TEST_DRIVE) ? "on" : "",
        wash: map.inspection?.wash ? "on" : "",
      },
    };
  }
  const list = map.inspection?.kinds.find(({ id }) => id === params.listId);
  if (!list && params.listId !== "new") throw new Response(null, { status: 404 });
  return {
    ...page,
    title: list?.title,
    kind: {
      titleEn: list?.title.en ?? "",
      titleRu: list?.title.ru ?? "",
      skills: (list?.skills ?? []).filter(isSkill),
      words: (list?.words ?? []).join("\n"),
      points: pointRows(list?.points ?? []),
    },
  };
}

/** The same form sent twice adds one list: its name comes from the form. */
function nameOf(posted: FormData): string {
  return `k-${(submissionOf(posted) ?? randomUUID()).slice(0, 23)}`;
}

export async function action({ request, params }: Route.ActionArgs) {
  const actor = await requireActor(request, "settings:write");
  const posted = await formOf(request);
  const to = paths.settings("inspections");
  const isNew = params.listId === "new";
  const listId = isNew ? nameOf(posted) : params.listId;
  if (posted.get("form") === "remove") {
    return answerChange(actor, posted, {
      form: "remove",
      schema: UsualKinds,
      change: (tx, { seen }) => removeKind(tx, actor, listId, seen),
      to,
    });
  }
  return listId === GENERAL
    ? answerChange(actor, posted, {
        form: "general",
        schema: GeneralList,
        change: (tx, form) => saveGeneral(tx, actor, form),
        to,
      })
    : answerChange(actor, posted, {
        form: "kind",
        schema: KindList,
        change: (tx, form) => saveKind(tx, actor, { id: listId, isNew }, form),
        to,
      });
}

export const shouldRevalidate = afterConflict;

export default function InspectionListPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("inspectionLists");
  const settings = useWords("settings");
  const language = useLanguage();
  const { title, seen, submissionId } = loaderData;
  const shared = { seen, submissionId, answer: actionData };
  return (
    <div>
      <PageHeader
        title={"general" in loaderData ? t("general") : (title?.[language] ?? t("new"))}
        below={
          <TextLink className="inline-flex min-h-control items-center" to={paths.settings("inspections")}>
            {settings("back")}
          </TextLink>
        }
      />
      <Stack>
        <Panel>
          {"general" in loaderData ? (
            <GeneralForm {...shared} values={loaderData.general} />
          ) : (
            <KindForm {...shared} values={loaderData.kind} />
          )}
        </Panel>
        {title && <RemoveForm {...shared} />}
      </Stack>
    </div>
  );
}
