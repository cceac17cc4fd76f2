// The quality page: inspection point by point, the way back to repairs, wash, papers.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/quality.route";
import { photosOf } from "~/photos/photos.server";
import { WorkPhotos } from "~/photos/work-photos";
import { workPhotos } from "~/photos/work-photos.server";
import { EmptyState } from "~/ui/empty-state";
import { Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { runCommand } from "~/visits/command.server";
import { InspectionHistory } from "~/visits/inspection-history";
import { colleagues, visitForPage } from "~/visits/page.server";
import { UnsaidRefusal } from "~/visits/unsaid-refusal";
import { useWords } from "~/words";
import { AllowPanel } from "./allow-panel";
import { InspectionPanel } from "./inspection-panel";
import { PapersPanel } from "./papers-panel";
import { paperDraft } from "./papers.server";
import { qualityCommands } from "./quality.commands.server";
import { qualityView } from "./quality-view";
import { WashPanel } from "./wash-panel";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { actor, visit, map } = await visitForPage(request, params.visitId);
  const [everybody, inspectors, managers, photos, taken, draft] = await Promise.all([
    colleagues(actor),
    colleagues(actor, "inspector"),
    colleagues(actor, "manager"),
    photosOf(visit.centreId, visit.id, { subject: "defect", reader: actor }),
    workPhotos(actor, visit),
    paperDraft(actor, visit),
  ]);
  const inspecting = new Map([...inspectors, ...managers].map((each) => [each.id, each]));
  return {
    view: qualityView(visit, actor, map, [...inspecting.values()]),
    everybody,
    photos,
    taken,
    draft,
    submissionId: randomUUID(),
  };
}

export function action({ request, params }: Route.ActionArgs) {
  return runCommand(request, params.visitId, qualityCommands);
}

export const shouldRevalidate = afterConflict;

export default function QualityPage({ loaderData }: Route.ComponentProps) {
  const t = useWords("quality");
  const events = useWords("events");
  const { view, everybody, photos, draft, submissionId } = loaderData;
  const names = new Map(everybody.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? events("by.unknown");
  if (view.phase === "ahead" && view.inspections.length === 0) {
    return <EmptyState title={t("ahead")}>{t("aheadText")}</EmptyState>;
  }
  const shared = { view, nameOf, submissionId };
  const passed = view.inspection?.passed === true;
  const inspecting = view.phase === "now" && !passed;
  const washFirst = passed && view.wantsWash && !view.quality.washed;
  return (
    <div className="bay">
      <Stack>
        <UnsaidRefusal />
        {inspecting && <InspectionPanel {...shared} photos={photos} />}
        <AllowPanel {...shared} />
        {washFirst && <WashPanel {...shared} primary />}
        <PapersPanel {...shared} draft={draft} primary={!washFirst && (passed || !view.may.inspect)} />
        {!washFirst && <WashPanel {...shared} />}
        <WorkPhotos visitId={view.visitId} photos={loaderData.taken} mayAdd={view.phase === "now"} />
        <InspectionHistory
          visitId={view.visitId}
          inspections={view.inspections}
          jobs={view.jobs}
          photos={photos}
          nameOf={nameOf}
        />
      </Stack>
    </div>
  );
}
