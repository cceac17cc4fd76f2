// A visit as the core knows it: the facts that its events have established, and whether it is still under way.
import type {
  CALL_OUTCOMES,
  CHANNELS,
  CONSENTS,
  DECISIONS,
  EventActor,
  Payload,
  Severity,
  StopCause,
  TRANSPORTS,
  RequestedService,
  WorkLine,
} from "./events";
import type { FollowUpFacts, ReturnFacts } from "./follow-up-facts";
import type { HandoverFacts } from "./handover-facts";
import type { Instant } from "./instant";
import type { NeededPart } from "./part";
import type { Inspection, QualityFacts } from "./quality-facts";
import type { Stage } from "./stages";

export * from "./visit-sums";
export type { Complaint, ReturnFacts } from "./follow-up-facts";
export type { CreditNote, Dispute, InvoiceDraft, IssuedInvoice, OnAccount, Payment } from "./money-facts";
export type { Defect, Inspection } from "./quality-facts";

/** When and by whom something was established. */
export interface Mark {
  readonly at: Instant;
  readonly by: EventActor;
}

export interface RequestFacts {
  readonly at: Instant;
  /** Like the transport: not recorded of a visit that was imported. */
  readonly channel?: (typeof CHANNELS)[number];
  readonly complaint: string;
  readonly services: readonly RequestedService[];
  /** The first human answer to what came in writing. */
  readonly answered?: Mark;
  readonly transport?: (typeof TRANSPORTS)[number];
  readonly firstChoiceAt?: Instant;
  /** The offer of a campaign by which it was booked. */
  readonly offer?: Payload<"offer.taken">;
  readonly smsConsent: boolean;
}

export interface Appointment {
  readonly at: Instant;
  readonly minutes: number;
  readonly bookedAt: Instant;
  /** When this time was agreed: at the booking, or at the last move to another time. */
  readonly agreedAt: Instant;
  readonly online: boolean;
}

/** A lane in the plan: a bay and a mechanic for a time. */
export interface PlannedWork {
  readonly bayId: string;
  readonly mechanicId: string;
  readonly from: Instant;
  readonly to: Instant;
}

export interface PromisedTime {
  /** "On time" is judged against the first. */
  readonly first: Instant;
  readonly current: Instant;
  readonly revisions: readonly {
    readonly from: Instant;
    readonly to: Instant;
    readonly reason: string;
    readonly at: Instant;
  }[];
  readonly toldAt?: Instant;
}

export type JobState =
  | { readonly kind: "planned" }
  | { readonly kind: "running"; readonly since: Instant; readonly mechanicId: string }
  | {
      readonly kind: "stopped";
      readonly since: Instant;
      readonly cause: StopCause;
      /** When the parts came or the customer decided: from then on it waits for somebody to go on. */
      readonly resolvedAt?: Instant;
    }
  | { readonly kind: "done"; readonly at: Instant }
  | { readonly kind: "cancelled"; readonly at: Instant; readonly reason: string };

export interface Job extends WorkLine {
  readonly origin: "order" | "extra";
  readonly mechanicId?: string;
  readonly state: JobState;
  /** Everybody who has worked on it, for the independent inspector. */
  readonly workedBy: readonly string[];
  readonly clockedMs: number;
  /** What quality control found wrong with it, latest loop first. */
  readonly defects: readonly string[];
}

export interface Finding {
  readonly id: string;
  readonly what: string;
  readonly severity: Severity;
  readonly reported: Mark;
}

/** Withdrawn: the question was taken back or asked anew before it was answered. */
export type LineDecision = (typeof DECISIONS)[number] | "pending" | "withdrawn";

export interface RequestLine extends WorkLine {
  readonly findingId: string;
  readonly severity: Severity;
  readonly why?: string | undefined;
  readonly decision: LineDecision;
}

/** Extra work that the customer is asked about, line by line. */
export interface ExtraRequest {
  readonly id: string;
  /** 1, 2, 3 ... within the visit. */
  readonly version: number;
  readonly requested: Mark;
  readonly hash?: string | undefined;
  readonly replaces?: string | undefined;
  readonly replacedBy?: string;
  readonly withdrawn?: Mark & { readonly reason: string };
  readonly readyAt?: Instant;
  readonly viewedAt?: Instant;
  /** When its last line was answered or taken back. */
  readonly decidedAt?: Instant;
  /** The answers so far, the latest last. */
  readonly answers: readonly (Mark &
    Pick<Payload<"approval.decided">, "how" | "saidBy" | "hash" | "lines">)[];
  readonly lines: readonly RequestLine[];
}

/** Everything that is known of a visit, in the order of the journey. */
export interface Facts {
  readonly id: string;
  readonly centreId: string;
  readonly number: number;
  readonly customerId: string;
  readonly vehicleId: string;
  readonly routeMapVersion: number;
  /** The seq of the last event. */
  readonly version: number;
  /** 0 for the first pass, one more for each return from quality control. */
  readonly loop: number;
  readonly stageEnteredAt: Instant;
  /** Whoever of the desk acted last for this visit. */
  readonly advisorId?: string;
  readonly request: RequestFacts;
  /** Only of a visit that was over before it came here: nothing that it lacks was failed. */
  readonly imported?: Mark & Pick<Payload<"visit.imported">, "key" | "work" | "totalMinor" | "mileage">;
  readonly booking: {
    readonly offeredAt?: Instant;
    readonly appointment?: Appointment;
    readonly contactConfirmed?: Mark;
    /** Who is to work on the car where and when. */
    readonly plan?: PlannedWork;
    readonly moves: number;
  };
  readonly preparation: {
    readonly historyReviewed?: Mark & {
      readonly repeatRepair: boolean;
      /** The visit whose trouble has come back. */
      readonly repeatOf?: string;
    };
    readonly partsChecked?: Mark & { readonly needed: boolean };
    readonly partsPicked?: Mark;
    readonly drafted?: Mark & { readonly lines: readonly WorkLine[] };
    readonly resources?: { readonly bayId: string; readonly mechanicId: string };
    readonly reminderSentAt?: Instant;
    readonly confirmed?: Mark;
    readonly called?: Mark & { readonly outcome: (typeof CALL_OUTCOMES)[number] };
  };
  readonly intake: {
    readonly arrivedAt?: Instant;
    readonly greeted?: Mark;
    readonly started?: Mark;
    readonly walkaround?: Mark & Payload<"walkaround.completed">;
    /** What the customer means, in the words of whoever asked; their own words stay with the request. */
    readonly clarified?: Mark & { readonly text: string };
    readonly estimate?: Mark & Payload<"estimate.presented">;
    readonly consent?: Mark & { readonly choice: (typeof CONSENTS)[number]; readonly limitMinor?: number };
    /** When the order went to the customer's own telephone last. */
    readonly askedToSign?: Mark;
    readonly signed?: Mark & Payload<"order.signed">;
  };
  readonly promise?: PromisedTime;
  readonly jobs: readonly Job[];
  readonly findings: readonly Finding[];
  readonly requests: readonly ExtraRequest[];
  readonly partsAwaited: readonly {
    readonly jobId: string;
    readonly what: string;
    readonly since: Instant;
  }[];
  /** What the visit needs beside labour, from the first look to the shelf again. */
  readonly parts: readonly NeededPart[];
  /** The centre's car that the customer drives meanwhile. */
  readonly loaner?: { readonly number: number; readonly from: Instant; readonly to: Instant };
  readonly inspections: readonly Inspection[];
  readonly quality: QualityFacts;
  readonly handover: HandoverFacts;
  readonly followUp: FollowUpFacts;
  /** The car is back with the trouble of an earlier visit. */
  readonly comesBack?: ReturnFacts;
  /** Ticked items of the centre's checklists, "stage/item". */
  readonly ticks: Readonly<Record<string, Mark>>;
  readonly overrides: readonly {
    readonly stage: Stage;
    readonly missing: readonly string[];
    readonly reason: string;
    readonly mark: Mark;
  }[];
}

export type OpenVisit<S extends Stage = Stage> = {
  [K in S]: Facts & { readonly status: "open"; readonly stage: K };
}[S];
export type EndedVisit =
  | (Facts & { readonly status: "closed"; readonly stage: "follow-up"; readonly endedAt: Instant })
  | (Facts & {
      readonly status: "cancelled";
      readonly stage: Stage;
      readonly endedAt: Instant;
      readonly reason: string;
    })
  | (Facts & { readonly status: "no-show"; readonly stage: Stage; readonly endedAt: Instant })
  | (Facts & {
      readonly status: "lost";
      readonly stage: Stage;
      readonly endedAt: Instant;
      readonly reason: string;
    });

/** Under way in one of seven stages, or ended in one of four ways. */
export type Visit = OpenVisit | EndedVisit;
