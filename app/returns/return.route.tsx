// Saying that a visit is not about the earlier trouble; afterwards one is back where the visit stands.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/return.route";
import { paths } from "~/paths";
import { LinkButton } from "~/ui/button";
import { Panel, Row, Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { command, runCommand } from "~/visits/command.server";
import { visitForPage } from "~/visits/page.server";
import { UnsaidRefusal } from "~/visits/unsaid-refusal";
import { useWords } from "~/words";
import { OverruleForm } from "./return-notice";
import { OverruleReturn } from "./return.schema";
import { overruleReturn } from "./returns";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { visit } = await visitForPage(request, params.visitId, "follow-up:write");
  const open = visit.comesBack !== undefined && visit.comesBack.overruled === undefined;
  return { visitId: visit.id, open, submissionId: randomUUID() };
}

export function action({ request, params }: Route.ActionArgs) {
  return runCommand(request, params.visitId, {
    overruleReturn: command({
      may: "follow-up:write",
      schema: () => OverruleReturn,
      decide: (visit, input, { now }) => overruleReturn(visit, input, now),
    }),
  });
}

export const shouldRevalidate = afterConflict;

/** Where a form that was refused comes back to. */
export default function ReturnPage({ loaderData: { visitId, open, submissionId } }: Route.ComponentProps) {
  const t = useWords("returns");
  const visit = useWords("visit");
  return (
    <Stack>
      <UnsaidRefusal />
      {open && (
        <Panel title={t("title")}>
          <OverruleForm visitId={visitId} submissionId={submissionId} />
        </Panel>
      )}
      <Row>
        <LinkButton to={paths.visit(visitId)} icon="arrowLeft">
          {visit("refused.back")}
        </LinkButton>
      </Row>
    </Stack>
  );
}
