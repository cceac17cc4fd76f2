// The templates of the centre: every kind of message, in both languages, by every way.
import type { Route } from "./+types/templates.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { Badge } from "~/ui/badge";
import { TextLink } from "~/ui/button";
import { PageHeader, Panel, Stack } from "~/ui/layout";
import { Table } from "~/ui/table";
import { useWords } from "~/words";
import type { Language } from "~/journey/permissions";
import { channelsOf } from "../kinds";
import { ownTemplates } from "./templates.server";
import { keyOfTemplate, SCRIPTED_KINDS, type ScriptedKind } from "./wording";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  return { own: [...(await ownTemplates(db(), actor)).keys()] };
}

export default function TemplatesPage({ loaderData: { own } }: Route.ComponentProps) {
  const t = useWords("templates");
  const settings = useWords("settings");
  const messages = useWords("messages");
  return (
    <div>
      <PageHeader title={settings("section.messages.title")} below={t("ownNote")} />
      <Stack>
        <Panel padded={false}>
          <Table
            caption={settings("section.messages.title")}
            items={SCRIPTED_KINDS}
            keyOf={(kind) => kind}
            columns={[
              {
                key: "kind",
                title: t("kind"),
                head: true,
                cell: (kind) => (
                  <span>
                    {messages(`kind.${kind}`)}
                    <span className="block text-small font-normal text-ink-3">{t(`when.${kind}`)}</span>
                  </span>
                ),
              },
              { key: "en", title: t("en"), cell: (kind) => <Ways kind={kind} language="en" own={own} /> },
              { key: "ru", title: t("ru"), cell: (kind) => <Ways kind={kind} language="ru" own={own} /> },
            ]}
          />
        </Panel>
      </Stack>
    </div>
  );
}

interface WaysProps {
  readonly kind: ScriptedKind;
  readonly language: Language;
  readonly own: readonly string[];
}

function Ways({ kind, language, own }: WaysProps) {
  const t = useWords("templates");
  const messages = useWords("messages");
  return (
    <span className="flex flex-wrap justify-end gap-x-4 gap-y-1 md:justify-start">
      {channelsOf(kind).map((channel) => {
        const key = keyOfTemplate({ kind, language, channel });
        const way = messages(`channel.${channel}`);
        return (
          <span key={channel} className="inline-flex items-center gap-1.5">
            <TextLink
              to={paths.settings("messages", key)}
              aria-label={`${messages(`kind.${kind}`)}: ${way}, ${t(`language.${language}`)}`}
            >
              {way}
            </TextLink>
            {own.includes(key) && <Badge>{t("own")}</Badge>}
          </span>
        );
      })}
    </span>
  );
}
