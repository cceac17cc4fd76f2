// The handover page: the steps at the desk in their order, the first open one with its form, and the money.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/handover.route";
import { MadeLinkPanel } from "~/customer/desk/made-link-panel";
import { showingLink, type MadeLink } from "~/customer/made-link.server";
import { MoneyPanels } from "~/money/money-panels";
import { moneyView } from "~/money/money-view";
import { linkRefundsOf } from "~/money/stripe/refunds.server";
import { moneyTerms } from "~/money/terms.server";
import { EmptyState } from "~/ui/empty-state";
import { Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { runCommand } from "~/visits/command.server";
import { visitForPage } from "~/visits/page.server";
import { UnsaidRefusal } from "~/visits/unsaid-refusal";
import { useWords } from "~/words";
import { handoverCommands } from "./handover.commands.server";
import { handoverView } from "./handover-view";
import { KeysStep } from "./keys-step";
import { ExplainStep, MeetingSteps } from "./meeting-steps";
import { SignatureStep } from "./signature-step";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { actor, visit } = await visitForPage(request, params.visitId);
  const money = moneyView(visit, actor, await moneyTerms(actor));
  const linkRefunds = await linkRefundsOf(actor, visit.id);
  return { view: handoverView(visit, actor), money, linkRefunds, submissionId: randomUUID() };
}

export async function action({ request, params }: Route.ActionArgs) {
  const made: MadeLink = {};
  return showingLink(await runCommand(request, params.visitId, handoverCommands(made)), made);
}

export const shouldRevalidate = afterConflict;

export default function HandoverPage({ loaderData }: Route.ComponentProps) {
  const t = useWords("handover");
  const { view, money, linkRefunds, submissionId } = loaderData;
  const primary = view.next === "invoice" || view.next === "payment" ? view.next : undefined;
  const panels = <MoneyPanels {...{ money, linkRefunds, submissionId, primary }} />;
  if (view.phase === "ahead")
    return (
      <Stack>
        <EmptyState title={t("ahead")}>{t("aheadText")}</EmptyState>
        <UnsaidRefusal />
        {panels}
      </Stack>
    );
  return (
    <Stack>
      <UnsaidRefusal />
      <MadeLinkPanel />
      <MeetingSteps {...loaderData} />
      <ExplainStep {...loaderData} />
      {panels}
      <SignatureStep {...loaderData} />
      <KeysStep {...loaderData} />
    </Stack>
  );
}
