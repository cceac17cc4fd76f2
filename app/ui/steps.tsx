// Things to do one after the other: the next one open, the others at hand but folded.
import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon } from "./icons";

export interface Step {
  readonly key: string;
  readonly title: ReactNode;
  /** One sentence above the form. */
  readonly hint?: ReactNode;
  /** `next` is true for the step whose button is the page's primary one. */
  readonly form: (next: boolean) => ReactNode;
}

export interface StepsProps {
  /** In their order; the first is the next one. */
  readonly steps: readonly Step[];
  /** Nothing is the next step here: all are folded and none is primary. */
  readonly aside?: boolean;
}

/** A list that keeps each step's form alive when another one is done: what stands half-typed in it stays. */
export function Steps({ steps, aside = false }: StepsProps) {
  return (
    <div className="flex flex-col gap-2">
      {steps.map((step, index) => (
        <StepView key={step.key} step={step} next={!aside && index === 0} />
      ))}
    </div>
  );
}

function StepView({ step, next }: { readonly step: Step; readonly next: boolean }) {
  return (
    <details
      id={step.key}
      open={next}
      className={cx("group rounded-lg border border-line bg-surface", next && "shadow-card")}
    >
      <summary
        className={cx(
          "flex min-h-11 list-none items-center gap-2 rounded-lg px-4 py-2 hover:bg-hover [&::-webkit-details-marker]:hidden",
          next ? "font-semibold" : "font-medium",
        )}
      >
        <Icon name="chevronRight" className="text-ink-3 group-open:rotate-90" />
        <h2 className="min-w-0 flex-1 text-body">{step.title}</h2>
      </summary>
      <div className="border-t border-line p-4">
        {step.hint !== undefined && <p className="pb-3 text-ink-3">{step.hint}</p>}
        {step.form(next)}
      </div>
    </details>
  );
}
