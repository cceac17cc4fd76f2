// Whether a target is met: an icon and a word, and a colour only where somebody should look.
import { Badge } from "~/ui/badge";
import { useWords } from "~/words";
import type { Standing } from "./figure-view";

const LOOKS = {
  met: { tone: "neutral", icon: "check" },
  unclear: { tone: "amber", icon: "question" },
  missed: { tone: "danger", icon: "alert" },
  nothing: { tone: "neutral", icon: "minus" },
} as const;

export function StandingBadge({ standing }: { readonly standing: Standing }) {
  const t = useWords("criteria");
  const { tone, icon } = LOOKS[standing];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`standing.${standing}`)}
    </Badge>
  );
}
