// The steps of an intake, in the order in which one does them beside the car, and what may be put right afterwards.
import type { ReactNode } from "react";
import type { Photo } from "~/photos/photo";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icons";
import { OneTap } from "~/visits/stage-form";
import { StageSteps, type StageStep } from "~/visits/stage-steps";
import { useWords } from "~/words";
import { ConsentStep, PromiseStep } from "./agreement-steps";
import type { DraftSection, DraftValues } from "./draft/draft";
import { Drafted } from "./draft/drafted";
import { EstimateStep } from "./estimate-step";
import type { IntakeView } from "./intake-view.server";
import { SignStep } from "./sign-step";
import { WalkaroundStep, type StepFormProps } from "./walkaround-step";

interface IntakeStepsProps {
  readonly view: IntakeView;
  readonly submissionId: string;
  readonly photos: readonly Photo[];
}

type Make = (props: StepFormProps) => ReactNode;

/** A form of one of the four sections that are kept while they are being written. */
function useSections({ view, submissionId, photos }: IntakeStepsProps) {
  const drafted = (section: DraftSection, make: Make) => (primary: boolean) => (
    <Drafted visitId={view.visitId} section={section} stored={view.draft[section]} me={view.me}>
      {(values: DraftValues | undefined) => make({ view, submissionId, primary, drafted: values })}
    </Drafted>
  );
  return {
    walkaround: drafted("walkaround", (props) => <WalkaroundStep {...props} photos={photos} />),
    estimate: drafted("estimate", (props) => <EstimateStep {...props} />),
    setPromise: drafted("setPromise", (props) => <PromiseStep {...props} />),
    consent: drafted("consent", (props) => <ConsentStep {...props} />),
    sign: (primary: boolean) => <SignStep view={view} submissionId={submissionId} primary={primary} />,
  };
}

function oneTap(intent: string, words: string, submissionId: string) {
  return (next: boolean) => (
    <OneTap intent={intent} submissionId={submissionId}>
      <Button size="large" kind={next ? "primary" : "secondary"}>
        {words}
      </Button>
    </OneTap>
  );
}

/** What intake still lacks, in its natural order. What needs something else first is not offered yet. */
export function OpenSteps(props: IntakeStepsProps) {
  const { view, submissionId } = props;
  const t = useWords("intake");
  const sections = useSections(props);
  if (view.phase !== "now" || !view.mayWrite) return null;
  const { greeted, started, walkaround, estimate, consent, signed } = view.intake;
  const begun = started !== undefined && !signed;
  const complete = walkaround && estimate && consent && view.promise;
  const steps: readonly (StageStep | false)[] = [
    !greeted && {
      key: "greet",
      intent: "greet",
      title: t("greet"),
      hint: t("greetHint"),
      form: oneTap("greet", t("submitGreet"), submissionId),
    },
    !started && {
      key: "start",
      intent: "startIntake",
      title: t("start"),
      hint: t("startHint"),
      form: oneTap("startIntake", t("submitStart"), submissionId),
    },
    begun &&
      !walkaround && {
        key: "walkaround",
        intent: "walkaround",
        title: t("walkaround"),
        form: sections.walkaround,
      },
    begun &&
      !estimate && {
        key: "estimate",
        intent: "estimate",
        title: t("estimate"),
        hint: t("estimateHint"),
        form: sections.estimate,
      },
    begun &&
      !view.promise && {
        key: "promise",
        intent: "setPromise",
        title: t("promise"),
        form: sections.setPromise,
      },
    begun && !consent && { key: "consent", intent: "consent", title: t("consent"), form: sections.consent },
    begun &&
      complete !== undefined && {
        key: "sign",
        intent: "sign",
        title: t("sign"),
        hint: t("signHint"),
        form: sections.sign,
      },
  ];
  return <StageSteps steps={steps.filter((step) => step !== false)} />;
}

/** Until the signature everything may be put right. */
export function Corrections(props: IntakeStepsProps) {
  const { view } = props;
  const t = useWords("intake");
  const sections = useSections(props);
  const { walkaround, estimate, consent, signed } = view.intake;
  if (view.phase !== "now" || !view.mayWrite || signed) return null;
  const correct = (what: string) => `${t("correct")}: ${what}`;
  const steps: readonly (StageStep | false)[] = [
    walkaround !== undefined && {
      key: "walkaround-again",
      intent: "walkaround",
      title: correct(t("walkaroundFact")),
      form: sections.walkaround,
    },
    estimate !== undefined && {
      key: "estimate-again",
      intent: "estimate",
      title: correct(t("estimateFact")),
      form: sections.estimate,
    },
    view.promise !== undefined && {
      key: "promise-again",
      intent: "setPromise",
      title: correct(t("promiseFact")),
      form: sections.setPromise,
    },
    consent !== undefined && {
      key: "consent-again",
      intent: "consent",
      title: correct(t("consentFact")),
      form: sections.consent,
    },
  ];
  return <StageSteps steps={steps.filter((step) => step !== false)} aside />;
}

/** How far the intake has come, in one line. */
export function Course({ view }: { readonly view: IntakeView }) {
  const t = useWords("intake");
  const { greeted, walkaround, estimate, consent, signed } = view.intake;
  if (view.phase !== "now") return null;
  const steps = [
    { key: "greet", name: t("stepGreet"), done: greeted !== undefined },
    { key: "walkaround", name: t("walkaroundFact"), done: walkaround !== undefined },
    { key: "estimate", name: t("estimateFact"), done: estimate !== undefined },
    { key: "promise", name: t("promiseFact"), done: view.promise !== undefined },
    { key: "consent", name: t("consentFact"), done: consent !== undefined },
    { key: "sign", name: t("stepSign"), done: signed !== undefined },
  ];
  return (
    <ol aria-label={t("course")} className="flex flex-wrap gap-x-4 gap-y-1 text-small">
      {steps.map(({ key, name, done }) => (
        <li
          key={key}
          className={
            done ? "inline-flex items-center gap-1 text-ink-2" : "inline-flex items-center gap-1 text-ink-3"
          }
        >
          <Icon name={done ? "check" : "circle"} label={t(done ? "stepDone" : "stepOpen")} />
          {name}
        </li>
      ))}
    </ol>
  );
}
