// "2nd pass": quality control has sent the car back.
import { Badge } from "~/ui/badge";
import { useWords } from "~/words";
import { passText } from "./journey-text";

/** Nothing on the first pass. @param loop how often the visit was sent back */
export function PassBadge({ loop }: { readonly loop: number }) {
  const pass = passText(useWords("journey"), loop);
  if (pass === undefined) return null;
  return (
    <Badge tone="amber" icon="undo">
      {pass}
    </Badge>
  );
}
