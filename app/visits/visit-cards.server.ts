// A visit as a card: what the board, the list and "my work" show of it, in one query with joins.
import type { ActionCode } from "~/journey/next-action";
import type { Role } from "~/journey/permissions";
import type { Stage } from "~/journey/stages";
import type { WaitCause } from "~/journey/wait-cause";
import { Prisma } from "~/platform/db/db.server";

export interface VisitCard {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly stage: Stage;
  readonly loop: number;
  readonly plate: string;
  readonly make: string;
  readonly model: string;
  readonly customer: string;
  readonly appointmentAt: Date | null;
  readonly promisedAt: Date | null;
  /** Of a car in the workshop: when it will be ready as far as can be foreseen. */
  readonly expectedReadyAt: Date | null;
  /** What it waits for from `waitSince` on. That may be still to come: a customer can be late without anybody's doing. */
  readonly waitCause: WaitCause | null;
  readonly waitSince: Date | null;
  readonly nextAction: ActionCode | null;
  readonly nextOwnerRole: Role | null;
  readonly nextDueAt: Date | null;
  /** Name of the person whose turn it is, where it is a certain one. */
  readonly owner: string | null;
  readonly bay: string | null;
  readonly routeMapVersion: number;
}

/** Selects the card of `v`, a visit, from `cardJoins`. */
export const cardColumns = Prisma.sql`
  v.id, v.version, v.number, v.stage, v.loop, c.plate, c.make, c.model, p.name as customer,
  v.appointment_at as "appointmentAt", v.promised_at as "promisedAt", v.expected_ready_at as "expectedReadyAt",
  v.wait_cause as "waitCause", v.wait_since as "waitSince",
  v.next_action as "nextAction", v.next_owner_role as "nextOwnerRole", v.next_due_at as "nextDueAt",
  s.name as owner, b.name as bay, v.route_map_version as "routeMapVersion"`;

/** What a card needs beside the visit `v`. */
export const cardJoins = Prisma.sql`
  join vehicle c on c.centre_id = v.centre_id and c.id = v.vehicle_id
  join customer p on p.centre_id = v.centre_id and p.id = v.customer_id
  left join staff s on s.id = v.next_owner_id
  left join bay b on b.centre_id = v.centre_id and b.id = v.bay_id`;

/** What is an error stands first, then what is due first. */
export const mostUrgentFirst = Prisma.sql`v.next_action is not null, v.next_due_at nulls first, v.number`;
