// How the stages are told apart: by an icon and a word, and by colour on top of it.
import type { Stage } from "~/journey/stages";
import type { IconName } from "~/ui/icons";

export const STAGE_ICONS = {
  booking: "phone",
  preparation: "list",
  intake: "signpost",
  repairs: "wrench",
  quality: "shield",
  handover: "key",
  "follow-up": "star",
} as const satisfies Record<Stage, IconName>;
