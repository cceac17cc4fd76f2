// The repairs page: jobs and clocks, findings, the customer's decisions, the promised time.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/repairs.route";
import { requestMessages } from "~/approvals/request-messages.server";
import { MadeLinkPanel } from "~/customer/desk/made-link-panel";
import { showingLink, type MadeLink } from "~/customer/made-link.server";
import { instant } from "~/journey/instant";
import { may } from "~/journey/permissions";
import { visitLateness } from "~/lateness/visit-lateness.server";
import { partCommands } from "~/parts/part.commands.server";
import { VisitParts } from "~/parts/visit-parts";
import { visitParts } from "~/parts/visit-parts.server";
import { photosOf } from "~/photos/photos.server";
import { WorkPhotos } from "~/photos/work-photos";
import { workPhotos } from "~/photos/work-photos.server";
import { EmptyState } from "~/ui/empty-state";
import { Panel, Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { runCommand } from "~/visits/command.server";
import { InspectionHistory } from "~/visits/inspection-history";
import { colleagues, visitForPage } from "~/visits/page.server";
import { UnsaidRefusal } from "~/visits/unsaid-refusal";
import { useWords } from "~/words";
import { PricePanel } from "./extra-work-pricing";
import { FindingsPanel } from "./findings-panel";
import { JobCard, type JobContext } from "./job-card";
import { PromisePanel } from "./promise-panel";
import { repairsCommands } from "./repairs.commands.server";
import { primaryOf, repairsView } from "./repairs-view";
import { RequestPanel } from "./requests-panel";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { actor, visit } = await visitForPage(request, params.visitId);
  const [mechanics, everybody, photos, defectPhotos, taken, messages, parts] = await Promise.all([
    colleagues(actor, "mechanic"),
    colleagues(actor),
    photosOf(visit.centreId, visit.id, { subject: "finding", reader: actor }),
    photosOf(visit.centreId, visit.id, { subject: "defect", reader: actor }),
    workPhotos(actor, visit),
    requestMessages(visit.centreId, visit.id),
    visitParts(actor, visit),
  ]);
  return {
    view: repairsView(visit, actor),
    lateness: may(actor.roles, "repairs:price") ? await visitLateness(visit, instant(new Date())) : undefined,
    mechanics,
    everybody,
    photos,
    defectPhotos,
    taken,
    messages,
    parts,
    submissionId: randomUUID(),
  };
}

export async function action({ request, params }: Route.ActionArgs) {
  const made: MadeLink = {};
  return showingLink(
    await runCommand(request, params.visitId, { ...repairsCommands(made), ...partCommands }),
    made,
  );
}

export const shouldRevalidate = afterConflict;

export default function RepairsPage({ loaderData }: Route.ComponentProps) {
  const t = useWords("repairs");
  const events = useWords("events");
  const { view, mechanics, everybody, photos, messages, parts, submissionId } = loaderData;
  const names = new Map(everybody.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? events("by.unknown");
  if (view.phase === "ahead") return <EmptyState title={t("ahead")}>{t("aheadText")}</EmptyState>;
  const primary = primaryOf(view);
  const shared = { view, submissionId, nameOf };
  const open = view.requests.find((request) => request.decidedAt === undefined);
  return (
    <div className="bay">
      <Stack>
        <UnsaidRefusal />
        <MadeLinkPanel />
        {view.may.price && view.unpriced.length > 0 && (
          <PricePanel {...shared} primary={primary.kind === "price"} />
        )}
        {view.requests.map((request) => (
          <RequestPanel
            key={request.id}
            {...shared}
            request={request}
            message={messages[request.id]}
            primary={primary.kind === "decide" && request === open}
          />
        ))}
        <Jobs {...shared} mechanics={mechanics} />
        <VisitParts {...parts} submissionId={submissionId} />
        <InspectionHistory
          visitId={view.visitId}
          inspections={view.inspections}
          jobs={view.jobs}
          photos={loaderData.defectPhotos}
          nameOf={nameOf}
          mayAdd={view.phase === "now"}
        />
        <FindingsPanel {...shared} photos={photos} />
        <WorkPhotos visitId={view.visitId} photos={loaderData.taken} mayAdd={view.phase === "now"} />
        <PromisePanel view={view} lateness={loaderData.lateness} submissionId={submissionId} />
      </Stack>
    </div>
  );
}

function Jobs(context: JobContext) {
  const t = useWords("repairs");
  const { view } = context;
  const primary = primaryOf(view);
  const isPrimary = (id: string) =>
    (primary.kind === "job" || primary.kind === "parts") && primary.jobId === id;
  if (view.jobs.length === 0) return <EmptyState title={t("jobs.none")}>{t("jobs.noneText")}</EmptyState>;
  return (
    <Panel title={t("jobs.title")}>
      <Stack gap={3}>
        {view.jobs.map((job) => (
          <JobCard key={job.id} job={job} primary={isPrimary(job.id)} {...context} />
        ))}
      </Stack>
    </Panel>
  );
}
