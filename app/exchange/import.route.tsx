// One file: its columns, what a try has found, how far it is, and what became of it.
import { useEffect } from "react";
import { data, redirect, useRevalidator } from "react-router";
import { z } from "zod";
import type { Route } from "./+types/import.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { formOf } from "~/platform/http/form-body";
import { LinkButton, TextLink } from "~/ui/button";
import { PageHeader, Panel, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import { ColumnsForm } from "./columns-form";
import { FindingsView } from "./findings-view";
import { getImport, startImport } from "./imports.server";
import { mappingFault, mappingOf, type MappingFault } from "./mapping-form";
import { isUnderWay } from "./telling";

async function found(request: Request, id: string) {
  const actor = await requireActor(request, "data:exchange");
  const known = z.uuid().safeParse(id).success ? await getImport(actor, id) : undefined;
  if (!known) throw new Response(null, { status: 404 });
  return { actor, known };
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const { known } = await found(request, params.importId);
  const { centreId: _centre, ...shown } = known;
  return { known: shown };
}

type Fault = MappingFault | { readonly code: "busy" };

export async function action({ request, params }: Route.ActionArgs) {
  const { actor, known } = await found(request, params.importId);
  const form = await formOf(request);
  const page = redirect(paths.dataImport(known.id));
  const answer = (fault: Fault, status: number) => data({ fault }, status);
  if (form.get("intent") === "import") {
    const started = await startImport(actor, known.id, "importing");
    return started === "busy" ? answer({ code: "busy" }, 409) : page;
  }
  const mapping = mappingOf(known.kind, known.file.headers.length, form);
  const fault = mappingFault(known.kind, mapping);
  if (fault) return answer(fault, 400);
  const overwrite = form.get("overwrite") === "on";
  const started = await startImport(actor, known.id, "trying", { mapping, overwrite });
  return started === "busy" ? answer({ code: "busy" }, 409) : page;
}

/** Looks again while the work goes on; a page that nobody sees does not ask. */
const LOOK_EVERY_MS = 700;

function useLookingAgain(active: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!active || state !== "idle") return;
    const timer = setInterval(() => {
      if (!document.hidden) void revalidate();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [active, revalidate, state]);
}

export default function ImportPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("exchange");
  const { known } = loaderData;
  const { kind, fileName, file, state, findings } = known;
  const underWay = isUnderWay(state);
  useLookingAgain(underWay);
  const how = t("written", { encoding: file.encoding, delimiter: t(`delimiter.${file.delimiter}`) });
  const mayTry = !underWay && state !== "done" && state !== "failed";
  return (
    <div>
      <PageHeader
        title={t(`kind.${kind}`)}
        below={
          <>
            <span className="break-all">{fileName}</span> · {how} · {t(`state.${state}`)}
          </>
        }
        actions={<TextLink to={paths.settings("data")}>{t("back")}</TextLink>}
      />
      <Stack>
        {actionData && <FaultNotice fault={actionData.fault} />}
        {underWay && <ProgressPanel known={known} />}
        {findings && !underWay && <FindingsView known={{ ...known, findings }} />}
        {state === "failed" && <Notice tone="danger">{t("failedText")}</Notice>}
        {mayTry && <ColumnsForm key={state} known={known} first={state === "mapping"} />}
        {(state === "done" || state === "failed" || state === "refused") && (
          <div>
            <LinkButton to={paths.settings("data")}>{t("another")}</LinkButton>
          </div>
        )}
      </Stack>
    </div>
  );
}

function FaultNotice({ fault }: { readonly fault: Fault }) {
  const t = useWords("exchange");
  const text =
    fault.code === "busy"
      ? t("busy")
      : t(fault.code, { fields: fault.fields.map((field) => t(`field.${field}`)).join(", ") });
  return (
    <Notice tone="danger" live>
      {text}
    </Notice>
  );
}

function ProgressPanel({ known }: { readonly known: Route.ComponentProps["loaderData"]["known"] }) {
  const t = useWords("exchange");
  const { bytesRead, rowsRead, file, state, id } = known;
  const percent = file.bytes === 0 ? 0 : Math.min(100, Math.floor((bytesRead / file.bytes) * 100));
  const text = t("working", { percent, rows: t("rows", { count: rowsRead }) });
  return (
    <Panel title={t(`state.${state}`)}>
      <Stack gap={2}>
        <progress
          max={100}
          value={percent}
          aria-label={t(`state.${state}`)}
          className="h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken accent-accent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        />
        <p role="status">{text}</p>
        <p className="text-small text-ink-3">{t("workingText")}</p>
        <noscript>
          <TextLink to={paths.dataImport(id)}>{t("lookAgain")}</TextLink>
        </noscript>
      </Stack>
    </Panel>
  );
}
