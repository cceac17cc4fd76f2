// The intake page: from the greeting to the signature, the next thing first, and what is on record.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/intake.route";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Panel, Stack } from "~/ui/layout";
import { photosAbout, type Photo } from "~/photos/photo";
import { PhotoPicker } from "~/photos/photo-picker";
import { photosOf } from "~/photos/photos.server";
import { PhotoStrip } from "~/photos/photo-strip";
import { afterConflict } from "~/visits/after-conflict";
import { runCommand } from "~/visits/command.server";
import { ComplaintQuote } from "~/visits/complaint-quote";
import { visitForPage } from "~/visits/page.server";
import { OneTap } from "~/visits/stage-form";
import { StageSteps, type StageStep } from "~/visits/stage-steps";
import { UnsaidRefusal } from "~/visits/unsaid-refusal";
import { useWords } from "~/words";
import { ConsentStep, PromiseStep, SignStep } from "./agreement-steps";
import { EstimateStep, WalkaroundStep, type StepFormProps } from "./car-steps";
import { intakeCommands } from "./intake.commands.server";
import { IntakeFacts } from "./intake-facts";
import { intakeView, type IntakeView } from "./intake-view.server";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { actor, visit } = await visitForPage(request, params.visitId);
  const [view, photos] = await Promise.all([intakeView(actor, visit), photosOf(visit.centreId, visit.id)]);
  return { view, photos, visitId: visit.id, submissionId: randomUUID() };
}

export function action({ request, params }: Route.ActionArgs) {
  return runCommand(request, params.visitId, intakeCommands);
}

export const shouldRevalidate = afterConflict;

export default function IntakePage({ loaderData }: Route.ComponentProps) {
  const { view, photos, visitId, submissionId } = loaderData;
  const t = useWords("intake");
  const open = useOpenSteps(view, submissionId);
  const corrections = useCorrections(view, submissionId);
  if (view.phase === "ahead") return <EmptyState title={t("ahead")} />;
  return (
    <Stack>
      <UnsaidRefusal />
      <ComplaintQuote complaint={view.complaint} />
      {view.phase === "now" && !view.mayWrite && <p className="text-ink-3">{t("notYours")}</p>}
      <StageSteps steps={open} />
      <IntakePhotos view={view} visitId={visitId} photos={photos} />
      <IntakeFacts view={view} />
      <StageSteps steps={corrections} aside />
    </Stack>
  );
}

interface PhotosProps {
  readonly view: IntakeView;
  readonly visitId: string;
  readonly photos: readonly Photo[];
}

/** Photos of the walk around the car: taken while it is here, looked at later. */
function IntakePhotos({ view, visitId, photos }: PhotosProps) {
  const t = useWords("photos");
  if (view.phase !== "now" && photos.length === 0) return null;
  return (
    <Panel title={t("title")}>
      {view.phase === "now" ? (
        <PhotoPicker visitId={visitId} subject="walkaround" photos={photos} />
      ) : (
        <PhotoStrip photos={photosAbout(photos, "walkaround")} />
      )}
    </Panel>
  );
}

function oneTap(intent: string, words: string, submissionId: string) {
  return (next: boolean) => (
    <OneTap intent={intent} submissionId={submissionId}>
      <Button kind={next ? "primary" : "secondary"}>{words}</Button>
    </OneTap>
  );
}

/** What intake still lacks, in its natural order. What needs something else first is not offered yet. */
function useOpenSteps(view: IntakeView, submissionId: string): readonly StageStep[] {
  const t = useWords("intake");
  if (view.phase !== "now" || !view.mayWrite) return [];
  const { greeted, started, walkaround, estimate, consent, signed } = view.intake;
  const { promise } = view;
  const begun = started !== undefined && !signed;
  const complete = walkaround && estimate && consent && promise;
  const props = (primary: boolean): StepFormProps => ({ view, submissionId, primary });
  const steps: readonly (StageStep & { readonly lacking: boolean })[] = [
    {
      key: "greet",
      intent: "greet",
      title: t("greet"),
      hint: t("greetHint"),
      form: oneTap("greet", t("submitGreet"), submissionId),
      lacking: !greeted,
    },
    {
      key: "start",
      intent: "startIntake",
      title: t("start"),
      hint: t("startHint"),
      form: oneTap("startIntake", t("submitStart"), submissionId),
      lacking: !started,
    },
    {
      key: "walkaround",
      intent: "walkaround",
      title: t("walkaround"),
      form: (next) => <WalkaroundStep {...props(next)} />,
      lacking: begun && !walkaround,
    },
    {
      key: "estimate",
      intent: "estimate",
      title: t("estimate"),
      hint: t("estimateHint"),
      form: (next) => <EstimateStep {...props(next)} />,
      lacking: begun && !estimate,
    },
    {
      key: "promise",
      intent: "setPromise",
      title: t("promise"),
      form: (next) => <PromiseStep {...props(next)} />,
      lacking: begun && !promise,
    },
    {
      key: "consent",
      intent: "consent",
      title: t("consent"),
      form: (next) => <ConsentStep {...props(next)} />,
      lacking: begun && !consent,
    },
    {
      key: "sign",
      intent: "sign",
      title: t("sign"),
      hint: t("signHint"),
      form: (next) => <SignStep {...props(next)} />,
      lacking: begun && complete !== undefined,
    },
  ];
  return steps.filter(({ lacking }) => lacking);
}

/** Until the signature everything may be put right. */
function useCorrections(view: IntakeView, submissionId: string): readonly StageStep[] {
  const t = useWords("intake");
  const { walkaround, estimate, consent, signed } = view.intake;
  if (view.phase !== "now" || !view.mayWrite || signed) return [];
  const props: StepFormProps = { view, submissionId, primary: false };
  const correct = (what: string) => `${t("correct")}: ${what}`;
  const steps: readonly (StageStep & { readonly shown: boolean })[] = [
    {
      key: "walkaround-again",
      intent: "walkaround",
      title: correct(t("walkaroundFact")),
      form: () => <WalkaroundStep {...props} />,
      shown: walkaround !== undefined,
    },
    {
      key: "estimate-again",
      intent: "estimate",
      title: correct(t("estimateFact")),
      form: () => <EstimateStep {...props} />,
      shown: estimate !== undefined,
    },
    {
      key: "promise-again",
      intent: "setPromise",
      title: correct(t("promiseFact")),
      form: () => <PromiseStep {...props} />,
      shown: view.promise !== undefined,
    },
    {
      key: "consent-again",
      intent: "consent",
      title: correct(t("consentFact")),
      form: () => <ConsentStep {...props} />,
      shown: consent !== undefined,
    },
  ];
  return steps.filter(({ shown }) => shown);
}
