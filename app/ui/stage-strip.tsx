// The stages of a journey in a row: place and number, the present one marked by frame, weight and word.
import { Link } from "react-router";
import { cx } from "./cx";
import { Icon } from "./icons";
import { useUiWords } from "./use-ui-words";
import { VisuallyHidden } from "./visually-hidden";

export interface StripStage {
  readonly key: string;
  readonly name: string;
  readonly state: "done" | "now" | "ahead";
  /** Jump to the stage's part of the page. */
  readonly href?: string;
}

export interface StageStripProps {
  readonly stages: readonly StripStage[];
  /** What the row is: "Stages of the visit". */
  readonly label: string;
}

export function StageStrip({ stages, label }: StageStripProps) {
  return (
    <nav aria-label={label} className="print-together">
      <ol className="grid grid-cols-7 overflow-hidden rounded-lg border border-line bg-surface">
        {stages.map((stage, index) => (
          <li
            key={stage.key}
            className={cx("min-w-0 border-line not-first:border-l", stage.state === "now" && "bg-sunken")}
          >
            <StageMark stage={stage} number={index + 1} />
          </li>
        ))}
      </ol>
      <PresentStage stages={stages} />
    </nav>
  );
}

/** On a phone the cells have room for numbers only: the present stage's name stands below. */
function PresentStage({ stages }: Pick<StageStripProps, "stages">) {
  const index = stages.findIndex((stage) => stage.state === "now");
  const present = stages[index];
  if (!present) return null;
  return (
    <p aria-hidden="true" className="mt-1 text-small font-semibold lg:hidden">
      {index + 1} · {present.name}
    </p>
  );
}

function StageMark({ stage, number }: { readonly stage: StripStage; readonly number: number }) {
  const t = useUiWords();
  const words = { done: t("stageDone"), now: t("stageNow"), ahead: t("stageNext") };
  const content = (
    <span
      className={cx(
        "flex min-h-10 items-center justify-center gap-1.5 px-1.5 py-1.5 text-small lg:justify-start lg:px-2.5",
        stage.state === "now" && "font-semibold text-ink shadow-[inset_0_-2px_0_var(--ink)]",
        stage.state === "done" && "text-ink-2",
        stage.state === "ahead" && "text-ink-3",
      )}
    >
      {stage.state === "done" ? (
        <Icon name="check" />
      ) : (
        <span className="min-w-[1.15em] text-center">{number}</span>
      )}
      <span className="sr-only lg:not-sr-only lg:line-clamp-2 lg:leading-tight">{stage.name}</span>
      <VisuallyHidden>, {words[stage.state]}</VisuallyHidden>
    </span>
  );
  if (stage.href === undefined)
    return <span aria-current={stage.state === "now" ? "step" : undefined}>{content}</span>;
  return (
    <Link
      to={stage.href}
      aria-current={stage.state === "now" ? "step" : undefined}
      title={stage.name}
      className="block hover:bg-hover -outline-offset-2"
    >
      {content}
    </Link>
  );
}
