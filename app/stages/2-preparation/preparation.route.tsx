// The preparation page: what is left to do before the car comes, the next thing first, and what is on record.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/preparation.route";
import { useFormat } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { runCommand } from "~/visits/command.server";
import { ComplaintQuote } from "~/visits/complaint-quote";
import { partCommands } from "~/parts/part.commands.server";
import { VisitParts } from "~/parts/visit-parts";
import { visitForPage } from "~/visits/page.server";
import { StageSteps, type StageStep } from "~/visits/stage-steps";
import { UnsaidRefusal } from "~/visits/unsaid-refusal";
import { useWords } from "~/words";
import { CallStep, ConfirmStep, NoShowStep, ReminderStep } from "./customer-steps";
import { HistoryStep } from "./history-step";
import { LoanerStep } from "./loaner-step";
import { DraftStep, PartsStep, PickStep, ResourcesStep } from "./order-steps";
import { preparationCommands } from "./preparation.commands.server";
import { PreparationFacts } from "./preparation-facts";
import { preparationView, type PreparationView } from "./preparation-view.server";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { actor, visit } = await visitForPage(request, params.visitId);
  return { view: await preparationView(actor, visit), submissionId: randomUUID() };
}

export function action({ request, params }: Route.ActionArgs) {
  return runCommand(request, params.visitId, { ...preparationCommands, ...partCommands });
}

export const shouldRevalidate = afterConflict;

export default function PreparationPage({ loaderData: { view, submissionId } }: Route.ComponentProps) {
  const t = useWords("preparation");
  const open = useOpenSteps(view, submissionId);
  const aside = useAsideSteps(view, submissionId);
  if (view.phase === "ahead") return <EmptyState title={t("ahead")} />;
  return (
    <Stack>
      <UnsaidRefusal />
      <ComplaintQuote complaint={view.complaint} />
      {view.phase === "now" && !view.mayWrite && <p className="text-ink-3">{t("notYours")}</p>}
      <StageSteps steps={open} />
      <VisitParts
        parts={view.parts}
        suggestions={view.suggestions}
        plate={view.plate}
        mayWrite={view.phase === "now" && view.mayWrite}
        submissionId={submissionId}
      />
      <PreparationFacts view={view} />
      <StageSteps steps={aside} aside />
    </Stack>
  );
}

/** What preparation still lacks, in its usual order. */
function useOpenSteps(view: PreparationView, submissionId: string): readonly StageStep[] {
  const t = useWords("preparation");
  if (view.phase !== "now" || !view.mayWrite) return [];
  const { historyReviewed, partsChecked, partsPicked, drafted, resources, confirmed, called } =
    view.preparation;
  const props = { view, submissionId };
  const steps: readonly (StageStep & { readonly lacking: boolean })[] = [
    {
      key: "read-history",
      intent: "reviewHistory",
      title: t("history"),
      form: (next) => <HistoryStep {...props} primary={next} />,
      lacking: !historyReviewed,
    },
    {
      key: "parts",
      intent: "checkParts",
      title: t("parts"),
      form: (next) => <PartsStep {...props} primary={next} />,
      lacking: !partsChecked,
    },
    {
      key: "pick",
      intent: "pickParts",
      title: t("pick"),
      hint: t("pickHint"),
      form: (next) => <PickStep submissionId={submissionId} primary={next} />,
      lacking: partsChecked?.needed === true && !partsPicked,
    },
    {
      key: "draft",
      intent: "draftOrder",
      title: t("draft"),
      hint: t("draftHint"),
      form: (next) => <DraftStep {...props} primary={next} />,
      lacking: !drafted,
    },
    {
      key: "resources",
      intent: "assignResources",
      title: t("resources"),
      form: (next) => <ResourcesStep {...props} primary={next} />,
      lacking: !resources,
    },
    {
      key: "loaner",
      intent: "assignLoaner",
      title: t("loaner"),
      form: (next) => <LoanerStep {...props} primary={next} />,
      lacking: view.wantsLoaner && view.loaner === undefined,
    },
    {
      key: "confirm",
      intent: "confirmVisit",
      title: t("confirm"),
      form: (next) => <ConfirmStep {...props} primary={next} />,
      lacking: !confirmed && !called,
    },
  ];
  return steps.filter(({ lacking }) => lacking);
}

/** Corrections, and what may happen besides. */
function useAsideSteps(view: PreparationView, submissionId: string): readonly StageStep[] {
  const t = useWords("preparation");
  const { now, moment } = useFormat();
  if (view.phase !== "now" || !view.mayWrite) return [];
  const { appointmentAt } = view;
  const { partsChecked, partsPicked, drafted, resources, confirmed, called, reminderSentAt } =
    view.preparation;
  const props = { view, submissionId, primary: false };
  const correct = (what: string) => `${t("correct")}: ${what}`;
  const steps: readonly (StageStep & { readonly shown: boolean })[] = [
    {
      key: "call",
      intent: "callCustomer",
      title: t("call"),
      form: () => <CallStep {...props} />,
      shown: !confirmed,
    },
    {
      key: "remind",
      intent: "sendReminder",
      title: t("remind"),
      hint: t("remindHint"),
      form: () => <ReminderStep submissionId={submissionId} />,
      shown: appointmentAt !== undefined && reminderSentAt === undefined,
    },
    {
      key: "confirm-after-call",
      intent: "confirmVisit",
      title: t("confirm"),
      form: () => <ConfirmStep {...props} />,
      shown: called !== undefined && !confirmed,
    },
    {
      key: "no-show",
      intent: "noShow",
      title: t("noShow"),
      hint:
        appointmentAt !== undefined &&
        `${t("noShowLate", { when: moment(appointmentAt) })} ${t("noShowHint")}`,
      form: () => <NoShowStep submissionId={submissionId} />,
      shown: appointmentAt !== undefined && appointmentAt < now,
    },
    {
      key: "parts-again",
      intent: "checkParts",
      title: correct(t("partsFact")),
      form: () => <PartsStep {...props} />,
      shown: partsChecked !== undefined && !partsPicked,
    },
    {
      key: "draft-again",
      intent: "draftOrder",
      title: correct(t("draftFact")),
      form: () => <DraftStep {...props} />,
      shown: drafted !== undefined,
    },
    {
      key: "resources-again",
      intent: "assignResources",
      title: correct(t("resourcesFact")),
      form: () => <ResourcesStep {...props} />,
      shown: resources !== undefined,
    },
  ];
  return steps.filter(({ shown }) => shown);
}
