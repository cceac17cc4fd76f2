// The steps of a stage's page: a form that was refused is unfolded, so that its errors are seen without scripts too.
import { Steps, type Step } from "~/ui/steps";
import { useRefusal } from "./stage-form";

export interface StageStep extends Step {
  /** Of the form in the step. */
  readonly intent: string;
}

export interface StageStepsProps {
  readonly steps: readonly StageStep[];
  /** Corrections, and what may happen besides: nothing in here is the next step. */
  readonly aside?: boolean;
}

export function StageSteps({ steps, aside = false }: StageStepsProps) {
  const refused = useRefusal()?.intent;
  if (steps.length === 0) return null;
  return (
    <Steps
      steps={steps.map((step) => ({ ...step, open: step.open === true || step.intent === refused }))}
      aside={aside}
    />
  );
}
