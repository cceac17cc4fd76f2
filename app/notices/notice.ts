// Notices: what whoever runs the program has to know, whichever centre they work in. Pure.
import { z } from "zod";
import type { Role } from "~/journey/permissions";

export const NoticeDetails = z.discriminatedUnion("kind", [
  /** A carrier does not let us in: nothing is sent until somebody puts the account right. It clears by itself. */
  z.object({
    kind: z.literal("carrier-refuses"),
    carrier: z.enum(["twilio", "mail"]),
    /** The carrier's code. */
    code: z.string().max(40),
  }),
  /** Money that was meant for a visit of ours, and we know of no such visit. */
  z.object({
    kind: z.literal("stripe-unmatched"),
    stripeId: z.string().max(255),
    /** Minor units. */
    amountMinor: z.int().optional(),
    currency: z.string().length(3).optional(),
  }),
  /** Stripe tells something in a shape that we cannot read. */
  z.object({ kind: z.literal("stripe-unread"), stripeId: z.string().max(255) }),
]);
export type NoticeDetails = z.infer<typeof NoticeDetails>;

/** What is raised anew as often as it is so, and is over when it is not. */
export function clearsItself({ kind }: Pick<NoticeDetails, "kind">): boolean {
  return kind === "carrier-refuses";
}

/** Messages that do not go out concern every manager; money of no centre is the administrator's alone. */
export function concerns(roles: readonly Role[], { kind }: Pick<NoticeDetails, "kind">): boolean {
  return roles.includes("admin") || (kind === "carrier-refuses" && roles.includes("manager"));
}
