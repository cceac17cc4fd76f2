// One template: its text, what it makes with example values, what that costs, and its earlier versions.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/template.route";
import type { Actor } from "~/journey/permissions";
import { paths } from "~/paths";
import { countryOfPhone, formatPhone } from "~/people/phone";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { settings } from "~/platform/env.server";
import { formOf } from "~/platform/http/form-body";
import { TextLink } from "~/ui/button";
import { PageHeader, Panel, Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { useWords } from "~/words";
import { exampleValues } from "./example";
import { answerTemplate } from "./template.action.server";
import { TemplateEditor } from "./template-editor";
import { TemplateVersions } from "./template-versions";
import { versionsOf, wordingInForce } from "./templates.server";
import { templateOfKey, type TemplateName } from "./wording";

/** @throws Response 404 for what is no template */
function nameOf(key: string): TemplateName {
  const name = templateOfKey(key);
  if (!name) throw new Response(null, { status: 404 });
  return name;
}

async function examplesOf({ centreId }: Actor, { language, channel }: TemplateName) {
  const centre = await db().centre.findUniqueOrThrow({
    where: { id: centreId },
    select: { name: true, phone: true, timeZone: true, segmentPriceMicros: true },
  });
  const { segmentPriceMicros, ...rest } = centre;
  const phone = formatPhone(centre.phone, countryOfPhone(centre.phone));
  const { appUrl } = settings();
  return { segmentPriceMicros, values: exampleValues({ ...rest, phone, appUrl }, language, channel) };
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  const name = nameOf(params.template);
  const [present, versions, examples] = await Promise.all([
    wordingInForce(db(), actor, name),
    versionsOf(db(), actor, name),
    examplesOf(actor, name),
  ]);
  return { name, ...present, versions, ...examples, submissionId: randomUUID() };
}

export async function action({ request, params }: Route.ActionArgs) {
  const actor = await requireActor(request, "settings:write");
  return answerTemplate(actor, nameOf(params.template), await formOf(request));
}

export const shouldRevalidate = afterConflict;

export default function TemplatePage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("templates");
  const settingsWords = useWords("settings");
  const messages = useWords("messages");
  const { name, version, versions, own, submissionId } = loaderData;
  const { kind, language, channel } = name;
  return (
    <div>
      <PageHeader
        title={messages(`kind.${kind}`)}
        below={
          <>
            {t("editing", {
              channel: messages(`channel.${channel}`),
              language: t(`language.${language}`),
            })}
            {". "}
            {t(`when.${kind}`)}
          </>
        }
      />
      <Stack>
        <TemplateEditor key={`${kind}.${language}.${channel}`} {...loaderData} answer={actionData} />
        <Panel title={t("versions")}>
          <TemplateVersions
            versions={versions}
            own={own}
            seen={String(version)}
            submissionId={submissionId}
            answer={actionData}
          />
        </Panel>
        <p>
          <TextLink to={paths.settings("messages")}>{settingsWords("back")}</TextLink>
        </p>
      </Stack>
    </div>
  );
}
