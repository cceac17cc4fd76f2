// What a visit takes of a centre's capacity.
import type { Payload } from "~/journey/events";
import { isBayKind, isSkill, type BayKind, type Skill } from "./skills";

export type Transport = Payload<"request.received">["transport"];

/** A car that is only looked at first keeps a place for so long. */
const LOOK_MINUTES = 60;

export interface Need {
  /** Labour minutes, at least 1. */
  readonly minutes: number;
  /** The skill of the longest work: the mechanic must have it, the bay be equipped for it. */
  readonly skill: Skill;
  readonly bayKind?: BayKind;
  /** Labour by skill, in the order of the work; the sum is `minutes`. */
  readonly work: readonly { readonly skill: Skill; readonly minutes: number }[];
  readonly transport: Transport;
  /** May take what is held back for those who come without an appointment. */
  readonly walkIn: boolean;
}

/** A line of work with what the catalogue says of it. */
export interface WorkToPlace {
  readonly labourMinutes: number;
  readonly skill?: string | undefined;
  readonly bayKind?: string | undefined;
}

/**
 * The need of the chosen services.
 * @param minutes planned time, where a person has set another than the sum of the services
 */
export function needOf(
  services: readonly WorkToPlace[],
  // Not recorded only of visits that were imported: they are over and take no place.
  {
    transport = "drop-off",
    channel,
  }: { readonly transport?: Transport; readonly channel?: Payload<"request.received">["channel"] },
  minutes?: number,
): Need {
  const lines = services.filter((line) => line.labourMinutes > 0);
  const main = lines.reduce<WorkToPlace | undefined>(
    (longest, line) => (longest && longest.labourMinutes >= line.labourMinutes ? longest : line),
    undefined,
  );
  const sum = lines.reduce((total, line) => total + line.labourMinutes, 0);
  const planned = minutes ?? (sum > 0 ? sum : LOOK_MINUTES);
  const skill = skillOf(main);
  const { bayKind } = main ?? {};
  return {
    minutes: planned,
    skill,
    ...(bayKind !== undefined && isBayKind(bayKind) ? { bayKind } : {}),
    work: shared(lines, planned, skill),
    transport,
    walkIn: channel === "walk-in",
  };
}

function skillOf(line: WorkToPlace | undefined): Skill {
  const skill = line?.skill;
  return skill !== undefined && isSkill(skill) ? skill : "mechanical";
}

/** The planned minutes shared out among the skills as their labour is; what does not divide goes to the main skill. */
function shared(lines: readonly WorkToPlace[], planned: number, main: Skill): Need["work"] {
  const bySkill = new Map<Skill, number>([[main, 0]]);
  for (const line of lines)
    bySkill.set(skillOf(line), (bySkill.get(skillOf(line)) ?? 0) + line.labourMinutes);
  const sum = lines.reduce((total, line) => total + line.labourMinutes, 0);
  const parts = [...bySkill].map(([skill, minutes]) => ({
    skill,
    minutes: sum > 0 ? Math.floor((minutes * planned) / sum) : 0,
  }));
  const rest = planned - parts.reduce((total, part) => total + part.minutes, 0);
  return parts
    .map((part) => (part.skill === main ? { ...part, minutes: part.minutes + rest } : part))
    .filter((part) => part.minutes > 0);
}
