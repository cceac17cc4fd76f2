// The follow-up page: open complaints first, then the survey and the calls.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/follow-up.route";
import { MadeLinkPanel } from "~/customer/desk/made-link-panel";
import { showingLink, type MadeLink } from "~/customer/made-link.server";
import { EmptyState } from "~/ui/empty-state";
import { Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { runCommand } from "~/visits/command.server";
import { visitForPage } from "~/visits/page.server";
import { UnsaidRefusal } from "~/visits/unsaid-refusal";
import { useWords } from "~/words";
import { CallsPanel } from "./calls-panel";
import { ComplaintPanel, OpenComplaintPanel } from "./complaint-panel";
import { followUpCommands } from "./follow-up.commands.server";
import { followUpView, primaryStep } from "./follow-up-view";
import { SurveyPanel } from "./survey-panel";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { actor, visit, events } = await visitForPage(request, params.visitId);
  return { view: followUpView(visit, events, actor), submissionId: randomUUID() };
}

export async function action({ request, params }: Route.ActionArgs) {
  const made: MadeLink = {};
  return showingLink(await runCommand(request, params.visitId, followUpCommands(made)), made);
}

export const shouldRevalidate = afterConflict;

export default function FollowUpPage({ loaderData }: Route.ComponentProps) {
  const t = useWords("followUp");
  const { view, submissionId } = loaderData;
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
          write={view.may.write}
          primary={step === "complaint" && complaint === open}
          submissionId={submissionId}
        />
      ))}
      <SurveyPanel view={view} primary={step === "survey"} submissionId={submissionId} />
      <CallsPanel view={view} primary={step === "call"} submissionId={submissionId} />
      {view.may.write && <OpenComplaintPanel submissionId={submissionId} />}
    </Stack>
  );
}
