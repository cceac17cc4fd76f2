// The parts of a figure that are told apart, by name: channels, urgencies, stages, reasons, people.
import { LOST_REASONS } from "~/journey/events";
import { isStage, STAGES } from "~/journey/stages";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import type { PageLanguage } from "~/platform/i18n/language";
import { words } from "~/words";
import type { GroupFigure } from "../criteria/tally";

/** What figures are told apart by. */
const KINDS = ["stage", "channel", "reason", "severity", "person"] as const;
export type GroupKind = (typeof KINDS)[number];

export interface NamedGroup {
  readonly key: string;
  readonly kind: GroupKind;
  readonly name: string;
  readonly part: number;
  readonly whole: number;
}

const CHANNELS = ["phone", "walk-in", "online", "message"] as const;
const SEVERITIES = ["safety", "soon", "advice"] as const;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function nameOf(kind: GroupKind, value: string, language: PageLanguage, staff: ReadonlyMap<string, string>) {
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

/** Stages in their order; everything else by how much there is of it. */
function before(one: NamedGroup, other: NamedGroup): number {
  const place = ({ kind, key }: NamedGroup) =>
    kind === "stage" ? STAGES.findIndex((stage) => key === `stage/${stage}`) : 0;
  return (
    KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
    place(one) - place(other) ||
    other.whole - one.whole ||
    other.part - one.part ||
    one.name.localeCompare(other.name)
  );
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
  return split
    .flatMap(({ value, kind: text, ...group }) => {
      const kind = KINDS.find((each) => each === text);
      return kind ? [{ ...group, kind, name: nameOf(kind, value, language, names) }] : [];
    })
    .toSorted(before);
}
