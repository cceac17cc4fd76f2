// The follow-up page: open complaints first, then the survey and the calls.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/follow-up.route";
import { MadeLinkPanel } from "~/customer/desk/made-link-panel";
import { showingLink, type MadeLink } from "~/customer/made-link.server";
import { db } from "~/platform/db/db.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { EmptyState } from "~/ui/empty-state";
import { Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { runCommand } from "~/visits/command.server";
import { colleagues, namesOf, visitForPage } from "~/visits/page.server";
import { UnsaidRefusal } from "~/visits/unsaid-refusal";
import { useWords } from "~/words";
import { CallsPanel } from "./calls-panel";
import { ComplaintPanel } from "./complaint-panel";
import { OpenComplaintPanel } from "./open-complaint-panel";
import { followUpCommands } from "./follow-up.commands.server";
import { followUpView, primaryStep } from "./follow-up-view";
import { askedAfterwards } from "./settings/follow-up-settings.server";
import { SurveyPanel } from "./survey-panel";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { actor, visit, events } = await visitForPage(request, params.visitId);
  const [calendar, asked, advisors, managers] = await Promise.all([
    workingCalendarOf(db(), actor),
    askedAfterwards(db(), actor),
    colleagues(actor, "advisor"),
    colleagues(actor, "manager"),
  ]);
  const view = followUpView(visit, events, actor, calendar);
  const owners = [...new Map([...managers, ...advisors].map((each) => [each.id, each])).values()];
  const names = await namesOf(
    actor,
    view.complaints.flatMap(({ ownerId }) => ownerId ?? []),
  );
  return { view, owners, names, asked, submissionId: randomUUID() };
}

export async function action({ request, params }: Route.ActionArgs) {
  const made: MadeLink = {};
  return showingLink(await runCommand(request, params.visitId, followUpCommands(made)), made);
}

export const shouldRevalidate = afterConflict;

export default function FollowUpPage({ loaderData }: Route.ComponentProps) {
  const t = useWords("followUp");
  const { view, owners, names, asked, submissionId } = loaderData;
  if (view.phase === "ahead") return <EmptyState title={t("ahead")}>{t("aheadText")}</EmptyState>;
  const step = primaryStep(view);
  const open = view.complaints.find(({ closedAt }) => closedAt === undefined);
  const newestFirst = [...view.complaints].reverse();
  return (
    <Stack>
      <UnsaidRefusal />
      <MadeLinkPanel />
      {newestFirst.map((complaint) => (
        <ComplaintPanel
          key={complaint.id}
          complaint={complaint}
          owners={owners}
          names={names}
          write={view.may.complain}
          primary={step === "complaint" && complaint === open}
          submissionId={submissionId}
        />
      ))}
      <SurveyPanel
        view={view}
        reviewUrl={asked.reviewUrl}
        primary={step === "survey"}
        submissionId={submissionId}
      />
      <CallsPanel view={view} script={asked.script} primary={step === "call"} submissionId={submissionId} />
      {view.may.complain && <OpenComplaintPanel submissionId={submissionId} />}
    </Stack>
  );
}
