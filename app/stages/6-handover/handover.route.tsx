// The handover page: the steps at the desk in their order, the first open one with its form, and the money.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/handover.route";
import { MadeLinkPanel } from "~/customer/desk/made-link-panel";
import { showingLink, type MadeLink } from "~/customer/made-link.server";
import { EmptyState } from "~/ui/empty-state";
import { Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { runCommand } from "~/visits/command.server";
import { visitForPage } from "~/visits/page.server";
import { UnsaidRefusal } from "~/visits/unsaid-refusal";
import { useWords } from "~/words";
import { handoverCommands } from "./handover.commands.server";
import { handoverView } from "./handover-view";
import { InvoicePanel } from "./invoice-panel";
import { ExplainStep, KeysStep, MeetingSteps } from "./meeting-steps";
import { PaymentPanel } from "./payment-panel";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { actor, visit } = await visitForPage(request, params.visitId);
  return { view: handoverView(visit, actor), submissionId: randomUUID() };
}

export async function action({ request, params }: Route.ActionArgs) {
  const made: MadeLink = {};
  return showingLink(await runCommand(request, params.visitId, handoverCommands(made)), made);
}

export const shouldRevalidate = afterConflict;

export default function HandoverPage({ loaderData }: Route.ComponentProps) {
  const t = useWords("handover");
  if (loaderData.view.phase === "ahead") return <EmptyState title={t("ahead")}>{t("aheadText")}</EmptyState>;
  return (
    <Stack>
      <UnsaidRefusal />
      <MadeLinkPanel />
      <MeetingSteps {...loaderData} />
      <ExplainStep {...loaderData} />
      <InvoicePanel {...loaderData} />
      <PaymentPanel {...loaderData} />
      <KeysStep {...loaderData} />
    </Stack>
  );
}
