// The stage of a visit as an icon with its word.
import type { Stage } from "~/journey/stages";
import { Icon } from "~/ui/icons";
import { useWords } from "~/words";
import { STAGE_ICONS } from "./stage-look";

export function StageMark({ stage }: { readonly stage: Stage }) {
  const journey = useWords("journey");
  return (
    <span data-stage={stage} className="stage-mark inline-flex items-center gap-1 rounded px-1.5 text-small">
      <Icon name={STAGE_ICONS[stage]} />
      {journey(`stage.${stage}`)}
    </span>
  );
}
