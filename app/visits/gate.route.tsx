// The way from one stage to the next. Its forms stand on every page of the visit; this page shows why one was refused.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/gate.route";
import { paths } from "~/paths";
import { LinkButton } from "~/ui/button";
import { Narrow, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { useErrorWords } from "~/ui/use-ui-words";
import { useWords } from "~/words";
import { afterConflict } from "./after-conflict";
import { runCommand } from "./command.server";
import { frameOf } from "./frame.server";
import { gateCommands } from "./gate.commands.server";
import { GatePanel } from "./gate-panel";
import { visitForPage } from "./page.server";

export async function loader({ request, params }: Route.LoaderArgs) {
  const loaded = await visitForPage(request, params.visitId);
  const { id, gate, names } = await frameOf(loaded, 1);
  return { id, gate, names, submissionId: randomUUID() };
}

export function action({ request, params }: Route.ActionArgs) {
  return runCommand(request, params.visitId, gateCommands);
}

export const shouldRevalidate = afterConflict;

export default function GatePage({ loaderData, actionData }: Route.ComponentProps) {
  const { id, gate, names, submissionId } = loaderData;
  const t = useWords("visit");
  const errorWords = useErrorWords();
  // Errors of a field stand beside the field, in the form that the panel opens.
  const codes = actionData?.result.error?.[""] ?? [];
  return (
    <Narrow>
      <Stack>
        <h2 className="text-lg leading-tight font-semibold">{t("refused.gateTitle")}</h2>
        {codes.length > 0 && (
          <Notice tone="warning" live title={t("refused.title")}>
            {codes.map((code) => (
              <p key={code}>{errorWords(code)}</p>
            ))}
          </Notice>
        )}
        {gate && (
          <GatePanel
            id={id}
            gate={gate}
            names={names}
            submissionId={submissionId}
            opened={actionData?.intent}
          />
        )}
        <div>
          <LinkButton to={paths.visit(id)} icon="arrowLeft">
            {t("refused.back")}
          </LinkButton>
        </div>
      </Stack>
    </Narrow>
  );
}
