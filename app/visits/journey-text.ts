// Sentences about where a visit stands, from the codes that rules and rows carry.
import type { ActionCode } from "~/journey/next-action";
import type { WaitCause } from "~/journey/wait-cause";
import type { Stage } from "~/journey/stages";
import type { PageLanguage } from "~/platform/i18n/language";
import type { IconName } from "~/ui/icons";
import type { Words } from "~/words";

function isCheck(code: ActionCode): code is `check:${string}` {
  return code.startsWith("check:");
}

/** The next action as an instruction: "Set a time". `item` is the title of the checklist item that it is about. */
export function nextText(t: Words<"journey">, code: ActionCode, item?: string): string {
  if (isCheck(code)) return t("next.check", { item: item ?? code.slice("check:".length) });
  return t(`next.${code}`);
}

/** "2nd pass" of a visit that quality control has sent back; undefined on the first. */
export function passText(t: Words<"journey">, loop: number): string | undefined {
  if (loop === 0) return undefined;
  if (loop === 1) return t("pass.second");
  return loop === 2 ? t("pass.third") : t("pass.later", { number: loop + 1 });
}

export const CAUSE_ICONS = {
  technician: "person",
  bay: "bay",
  advisor: "question",
  parts: "box",
  approval: "phone",
  rework: "undo",
  inspector: "shield",
  customer: "clock",
} as const satisfies Record<WaitCause, IconName>;

/** What the button of an open gate says. */
export function crossText(
  t: Words<"visit">,
  journey: Words<"journey">,
  from: Stage,
  to: Stage | "closed",
): string {
  if (from === "preparation") return t("gate.receive");
  return to === "closed" ? t("gate.close") : t("gate.move", { stage: journey(`stage.${to}`) });
}

/** A text of the route map, which a centre writes in both languages. */
export function inLanguage(
  title: { readonly en: string; readonly ru: string } | undefined,
  language: PageLanguage,
): string | undefined {
  return title?.[language];
}
