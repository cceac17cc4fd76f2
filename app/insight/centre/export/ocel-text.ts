// OCEL 2.0 as JSON (Berti and others 2024, the standard's JSON schema): events with the objects that they are about, piece by piece.
import { iso } from "~/journey/instant";
import type { Activity } from "./activities";

interface Relation {
  readonly objectId: string;
  readonly qualifier: string;
}

const OBJECT_TYPES = ["visit", "vehicle", "part", "approval", "employee"] as const;
type ObjectType = (typeof OBJECT_TYPES)[number];

const EVENT_ATTRIBUTES = [
  { name: "start", type: "time" },
  { name: "stage", type: "string" },
  { name: "cause", type: "string" },
  { name: "loop", type: "integer" },
  { name: "sorting", type: "integer" },
];

/** Writes events as they come, and at the end the objects that they spoke of. */
export class OcelWriter {
  private readonly objects = new Map<string, { readonly type: ObjectType; readonly name: string }>();
  private readonly eventTypes = new Set<string>();
  private readonly visits = new Map<string, string>();
  private events = 0;

  beginning(): string {
    return `{"events":[`;
  }

  private relation(type: ObjectType, id: string, qualifier: string, name: string): Relation {
    const objectId = `${type}:${id}`;
    if (!this.objects.has(objectId)) this.objects.set(objectId, { type, name });
    return { objectId, qualifier };
  }

  /** @param nameOf says who a resource is; undefined: no colleague */
  visit(
    { id, number, vehicleId }: { readonly id: string; readonly number: number; readonly vehicleId: string },
    activities: readonly Activity[],
    nameOf: (resource: string) => string | undefined,
  ): string {
    const vehicle = this.relation("vehicle", vehicleId, "of", "");
    this.visits.set(`visit:${id}`, vehicle.objectId);
    return activities
      .map((each) => {
        const employee = nameOf(each.resource);
        const relationships = [
          this.relation("visit", id, "of", String(number)),
          vehicle,
          ...(each.part ? [this.relation("part", each.part.id, "for", each.part.what)] : []),
          ...(each.approval === undefined ? [] : [this.relation("approval", each.approval, "for", "")]),
          ...(employee === undefined ? [] : [this.relation("employee", each.resource, "by", employee)]),
        ];
        return this.eventText(id, each, relationships);
      })
      .join("");
  }

  private eventText(visitId: string, each: Activity, relationships: readonly Relation[]): string {
    this.eventTypes.add(each.activity);
    this.events += 1;
    const { start, stage, cause, loop, sorting } = each;
    const values = { start: iso(start), stage, cause, loop, sorting };
    const event = {
      id: `${visitId}:${sorting}`,
      type: each.activity,
      time: iso(each.complete),
      attributes: Object.entries(values).map(([name, value]) => ({ name, value: String(value) })),
      relationships,
    };
    return `${this.events > 1 ? ",\n" : "\n"}${JSON.stringify(event)}`;
  }

  end(): string {
    const objects = [...this.objects].map(([id, { type, name }]) => {
      const vehicle = this.visits.get(id);
      const attributes = name === "" ? [] : [{ name: "name", value: name, time: "1970-01-01T00:00:00.000Z" }];
      const relationships = vehicle === undefined ? [] : [{ objectId: vehicle, qualifier: "of" }];
      return JSON.stringify({ id, type, attributes, relationships });
    });
    const eventTypes = [...this.eventTypes].map((name) => ({ name, attributes: EVENT_ATTRIBUTES }));
    const objectTypes = OBJECT_TYPES.map((name) => ({
      name,
      attributes: [{ name: "name", type: "string" }],
    }));
    return `\n],\n"objects":[\n${objects.join(",\n")}\n],\n"eventTypes":${JSON.stringify(eventTypes)},\n"objectTypes":${JSON.stringify(objectTypes)}}\n`;
  }
}
