// The quality page: inspection with its list, the way back to repairs, wash, papers.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/quality.route";
import { EmptyState } from "~/ui/empty-state";
import { Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { runCommand } from "~/visits/command.server";
import { colleagues, visitForPage } from "~/visits/page.server";
import { UnsaidRefusal } from "~/visits/unsaid-refusal";
import { useWords } from "~/words";
import { InspectionHistory, InspectionPanel } from "./inspection-panel";
import { PapersPanel, WashPanel } from "./papers-panel";
import { qualityCommands } from "./quality.commands.server";
import { qualityView } from "./quality-view";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { actor, visit, map } = await visitForPage(request, params.visitId);
  const everybody = await colleagues(actor);
  return { view: qualityView(visit, actor, map), everybody, submissionId: randomUUID() };
}

export function action({ request, params }: Route.ActionArgs) {
  return runCommand(request, params.visitId, qualityCommands);
}

export const shouldRevalidate = afterConflict;

export default function QualityPage({ loaderData }: Route.ComponentProps) {
  const t = useWords("quality");
  const events = useWords("events");
  const { view, everybody, submissionId } = loaderData;
  const names = new Map(everybody.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? events("by.unknown");
  if (view.phase === "ahead" && view.inspections.length === 0) {
    return <EmptyState title={t("ahead")}>{t("aheadText")}</EmptyState>;
  }
  const shared = { view, nameOf, submissionId };
  const passed = view.inspection?.result?.passed === true;
  return (
    <Stack>
      <UnsaidRefusal />
      {view.phase === "now" && !passed && <InspectionPanel {...shared} />}
      <PapersPanel view={view} submissionId={submissionId} primary={passed || !view.may.inspect} />
      <WashPanel view={view} submissionId={submissionId} />
      <InspectionHistory {...shared} />
    </Stack>
  );
}
