// The way in and out for a centre's data: send a file, take one, and what became of the latest ones.
import { randomUUID } from "node:crypto";
import { data, redirect } from "react-router";
import type { Route } from "./+types/data.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { UPLOAD_LIMIT } from "~/platform/http/body-limit.server";
import { formOf } from "~/platform/http/form-body";
import { Button, buttonLook, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { RadioCards } from "~/ui/form/choice-fields";
import { PostForm } from "~/ui/form/post-form";
import { Notice } from "~/ui/notice";
import { Grid, PageHeader, Panel, Row, Stack } from "~/ui/layout";
import { useWords } from "~/words";
import { FileField } from "./file-field";
import { beginImport, latestImports } from "./imports.server";
import { isKind, KINDS } from "./kinds";

const MEGABYTE = 1024 * 1024;
/** What else the form says fits into the rest of what may be sent. */
const LARGEST_FILE = UPLOAD_LIMIT - MEGABYTE;

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "data:exchange");
  const imports = await latestImports(actor);
  return {
    formId: randomUUID(),
    megabytes: LARGEST_FILE / MEGABYTE,
    imports: imports.map(({ id, kind, fileName, state, createdAt }) => ({
      id,
      kind,
      fileName,
      state,
      createdAt,
    })),
  };
}

type Refused = "empty" | "workbook" | "quote-open" | "record-too-long" | "noFile" | "tooLarge";

const refused = (refusal: Refused, kind: string) => data({ refusal, kind }, 400);

export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request, "data:exchange");
  const form = await formOf(request);
  const [kind, file] = [form.get("kind"), form.get("file")];
  if (typeof kind !== "string" || !isKind(kind)) throw new Response(null, { status: 400 });
  if (!(file instanceof File) || (file.size === 0 && file.name === "")) return refused("noFile", kind);
  if (file.size > LARGEST_FILE) return refused("tooLarge", kind);
  const begun = await beginImport(actor, kind, file);
  return "id" in begun ? redirect(paths.dataImport(begun.id)) : refused(begun.refused, kind);
}

export default function DataPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("exchange");
  const { megabytes, imports, formId } = loaderData;
  return (
    <div>
      <PageHeader title={t("title")} below={t("intro")} />
      <Stack>
        <Panel title={t("upload")}>
          <PostForm encType="multipart/form-data" key={formId}>
            <Stack>
              {actionData && (
                <Notice tone="danger" live>
                  {t(`refusal.${actionData.refusal}`, { megabytes })}
                </Notice>
              )}
              <RadioCards
                field={{
                  id: "kind",
                  name: "kind",
                  errorId: "kind-error",
                  descriptionId: "kind-hint",
                  required: true,
                  defaultValue: actionData?.kind ?? KINDS[0],
                }}
                label={t("what")}
                columns={3}
                options={KINDS.map((kind) => ({
                  value: kind,
                  label: t(`kind.${kind}`),
                  hint: t(`kindAbout.${kind}`),
                }))}
              />
              <FileField name="file" label={t("file")} hint={t("fileHint", { megabytes })} />
              <Row>
                <Button kind="primary">{t("send")}</Button>
                <span className="text-small text-ink-3">{t("largeFile")}</span>
              </Row>
            </Stack>
          </PostForm>
        </Panel>
        <Grid>
          <Panel title={t("takeOut")}>
            <Stack gap={3}>
              <p className="text-ink-3">{t("takeOutText")}</p>
              <Row>
                {KINDS.map((kind) => (
                  <a key={kind} href={paths.dataExport(kind)} download className={buttonLook("secondary")}>
                    {t(`kind.${kind}`)}
                  </a>
                ))}
              </Row>
            </Stack>
          </Panel>
          <Panel title={t("latest")} padded={imports.length === 0}>
            {imports.length === 0 ? <EmptyState title={t("none")} /> : <LatestImports imports={imports} />}
          </Panel>
        </Grid>
      </Stack>
    </div>
  );
}

type Latest = Route.ComponentProps["loaderData"]["imports"];

function LatestImports({ imports }: { readonly imports: Latest }) {
  const t = useWords("exchange");
  const { moment } = useFormat();
  return (
    <ul>
      {imports.map(({ id, kind, fileName, state, createdAt }) => (
        <li key={id} className="border-line px-4 py-2 not-last:border-b">
          <TextLink to={paths.dataImport(id)} className="break-all">
            {fileName}
          </TextLink>
          <span className="block text-small text-ink-3">
            {t(`kind.${kind}`)} · {t(`state.${state}`)} · {moment(createdAt)}
          </span>
        </li>
      ))}
    </ul>
  );
}
