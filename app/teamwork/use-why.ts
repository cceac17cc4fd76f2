// Why a visit lost its place, in the page's language.
import type { WhyDisplaced } from "~/capacity/displaced";
import { useWords } from "~/words";

export interface Whose {
  readonly why: WhyDisplaced;
  readonly mechanic: string;
  readonly bay: string;
}

/** A function that says it in one sentence. */
export function useWhy(): (lost: Whose) => string {
  const t = useWords("teamwork");
  const capacity = useWords("capacity");
  const all = t("allWork");
  return ({ why, mechanic, bay }) => {
    const skill = "skill" in why ? (why.skill === "all" ? all : capacity(`skill.${why.skill}`)) : "";
    return t(`why.${why.code}`, {
      mechanic,
      bay,
      skill: skill.toLocaleLowerCase(),
      name: "name" in why ? why.name : "",
      transport: "transport" in why ? capacity(`lent.${why.transport}`) : "",
    });
  };
}
