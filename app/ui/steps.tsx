// Things to do one after the other: the next one open, the others at hand but folded.
import { useEffect, useRef, type ReactNode } from "react";
import { useLocation } from "react-router";
import { cx } from "./cx";
import { Icon } from "./icons";

export interface Step {
  readonly key: string;
  readonly title: ReactNode;
  /** One sentence above the form. */
  readonly hint?: ReactNode;
  /** Unfolded although it is not the next one: its form came back with errors. */
  readonly open?: boolean;
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

/** A link to a step ("#move") opens it. */
function useOpenedByAddress(key: string) {
  const { hash } = useLocation();
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (hash !== `#${key}` || !details.current) return;
    details.current.open = true;
    details.current.scrollIntoView({ block: "nearest" });
  }, [hash, key]);
  return details;
}

function StepView({ step, next }: { readonly step: Step; readonly next: boolean }) {
  const details = useOpenedByAddress(step.key);
  return (
    <details
      ref={details}
      id={step.key}
      open={next || step.open === true}
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
