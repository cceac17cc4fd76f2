// The intake page: from the greeting to the signature, the next thing first, and what is on record.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/intake.route";
import { MadeLinkPanel } from "~/customer/desk/made-link-panel";
import { showingLink, type MadeLink } from "~/customer/made-link.server";
import { partCommands } from "~/parts/part.commands.server";
import { VisitParts } from "~/parts/visit-parts";
import { visitParts } from "~/parts/visit-parts.server";
import { photosAbout, type Photo } from "~/photos/photo";
import { PhotoPicker } from "~/photos/photo-picker";
import { photosOf } from "~/photos/photos.server";
import { PhotoStrip } from "~/photos/photo-strip";
import { EmptyState } from "~/ui/empty-state";
import { Panel, Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { runCommand } from "~/visits/command.server";
import { visitForPage } from "~/visits/page.server";
import { UnsaidRefusal } from "~/visits/unsaid-refusal";
import { useWords } from "~/words";
import { ComplaintPanel } from "./clarify-panel";
import { intakeCommands } from "./intake.commands.server";
import { IntakeFacts } from "./intake-facts";
import { Corrections, Course, OpenSteps } from "./intake-steps";
import { intakeView, type IntakeView } from "./intake-view.server";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { actor, visit } = await visitForPage(request, params.visitId);
  const [view, photos, parts] = await Promise.all([
    intakeView(actor, visit),
    photosOf(visit.centreId, visit.id, { reader: actor }),
    visitParts(actor, visit),
  ]);
  return { view, photos, parts, submissionId: randomUUID() };
}

export async function action({ request, params }: Route.ActionArgs) {
  const made: MadeLink = {};
  return showingLink(
    await runCommand(request, params.visitId, { ...intakeCommands(made), ...partCommands }),
    made,
  );
}

export const shouldRevalidate = afterConflict;

export default function IntakePage({ loaderData }: Route.ComponentProps) {
  const { view, photos, parts, submissionId } = loaderData;
  const t = useWords("intake");
  if (view.phase === "ahead") return <EmptyState title={t("ahead")} />;
  return (
    <Stack>
      <UnsaidRefusal />
      <MadeLinkPanel />
      <Course view={view} />
      <ComplaintPanel {...loaderData} />
      {view.phase === "now" && !view.mayWrite && <p className="text-ink-3">{t("notYours")}</p>}
      <OpenSteps {...loaderData} />
      <IntakePhotos view={view} photos={photos} />
      <VisitParts {...parts} submissionId={submissionId} />
      <IntakeFacts view={view} photos={photos} />
      <Corrections {...loaderData} />
    </Stack>
  );
}

interface PhotosProps {
  readonly view: IntakeView;
  readonly photos: readonly Photo[];
}

/** Photos of the walk around the car: taken while it is here, looked at later. */
function IntakePhotos({ view, photos }: PhotosProps) {
  const t = useWords("photos");
  const taken = photosAbout(photos, "walkaround");
  if (view.phase !== "now" && taken.length === 0) return null;
  return (
    <Panel title={t("title")}>
      {view.phase === "now" ? (
        <PhotoPicker visitId={view.visitId} subject="walkaround" photos={photos} />
      ) : (
        <PhotoStrip photos={taken} />
      )}
    </Panel>
  );
}
