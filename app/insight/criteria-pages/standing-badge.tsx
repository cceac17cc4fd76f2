// Whether a target is met: an icon and a word, and a colour only where somebody should look.
import { Badge } from "~/ui/badge";
import { useWords } from "~/words";
import type { FigureView } from "./figure-view";

const LOOKS = {
  met: { tone: "neutral", icon: "check" },
  unclear: { tone: "neutral", icon: "question" },
  missed: { tone: "amber", icon: "alert" },
  alarming: { tone: "danger", icon: "alert" },
  nothing: { tone: "neutral", icon: "minus" },
} as const;

export interface StandingBadgeProps {
  readonly figure: Pick<FigureView, "standing" | "suspicious">;
  /** So many stand like that: the number is seen, the words are heard. */
  readonly count?: number;
}

export function StandingBadge({ figure: { standing, suspicious }, count }: StandingBadgeProps) {
  const t = useWords("criteria");
  if (suspicious) {
    return (
      <Badge tone="amber" icon="question">
        {t("suspicious")}
      </Badge>
    );
  }
  const { tone, icon } = LOOKS[standing];
  return (
    <Badge tone={tone} icon={icon}>
      {count === undefined ? (
        t(`standing.${standing}`)
      ) : (
        <>
          {count} <span className="sr-only sm:not-sr-only">{t(`standingShort.${standing}`)}</span>
        </>
      )}
    </Badge>
  );
}
