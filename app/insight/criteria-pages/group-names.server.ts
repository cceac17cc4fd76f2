// The parts of a figure that are told apart, by name: channels, urgencies, stages, reasons, people.
import { LOST_REASONS } from "~/journey/events";
import { isStage } from "~/journey/stages";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import type { PageLanguage } from "~/platform/i18n/language";
import { words } from "~/words";
import type { GroupFigure } from "../criteria/tally";

export interface NamedGroup {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly part: number;
  readonly whole: number;
}

const CHANNELS = ["phone", "walk-in", "online", "message"] as const;
const SEVERITIES = ["safety", "soon", "advice"] as const;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function nameOf(kind: string, value: string, language: PageLanguage, staff: ReadonlyMap<string, string>) {
  const rest = words(language, "criteria")("groupRest");
  const choices = words(language, "choices");
  const repairs = words(language, "repairs");
  const channel = CHANNELS.find((each) => each === value);
  const severity = SEVERITIES.find((each) => each === value);
  const reason = LOST_REASONS.find((each) => each === value);
  if (kind === "stage" && isStage(value)) return words(language, "journey")(`stage.${value}`);
  if (kind === "channel" && channel) return choices(`channel.${channel}`);
  if (kind === "severity" && severity) return repairs(`findings.${severity}`);
  if (kind === "reason" && reason) return choices(`lost.${reason}`);
  return kind === "person" ? (staff.get(value) ?? rest) : rest;
}

/** In the order of their kinds; people of the organisation by their names. */
export async function namedGroups(
  { organisationId }: Pick<Actor, "organisationId">,
  groups: readonly GroupFigure[],
  language: PageLanguage,
): Promise<readonly NamedGroup[]> {
  const split = groups.map(({ group, ...sums }) => {
    const [kind = "", ...value] = group.split("/");
    return { key: group, kind, value: value.join("/"), ...sums };
  });
  const ids = split
    .filter(({ kind, value }) => kind === "person" && UUID.test(value))
    .map(({ value }) => value);
  const staff = await db().staff.findMany({
    where: { organisationId, id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  return split.map(({ value, ...group }) => ({ ...group, name: nameOf(group.kind, value, language, names) }));
}
