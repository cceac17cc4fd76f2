// Whether a message goes out, by which channel and when: consent, objections, preference and quiet hours. Pure.
import { latest, type Instant } from "~/journey/instant";
import { channelsOf, kindOf, type Channel, type MessageKind, type WithheldReason } from "./kinds";
import { afterQuiet, type QuietHours } from "./quiet-hours";

/** How a customer wants to hear from us; "phone": by a call. */
export const PREFERENCES = ["sms", "whatsapp", "email", "phone"] as const;
export type Preference = (typeof PREFERENCES)[number];

/** As a row has it; what nobody knows is SMS. */
export function asPreference(text: string): Preference {
  return PREFERENCES.find((known) => known === text) ?? "sms";
}

/** Where somebody can be reached, and what they allowed. */
export interface Addressee {
  /** E.164 */
  readonly phone?: string;
  readonly email?: string;
  /** They allowed us to write to their telephone. */
  readonly consent: boolean;
  readonly prefers: Preference;
  /** They wrote to this number not long ago: an answer is expected. */
  readonly wroteLately?: boolean;
}

/** Addresses that must not be written to. `all`: the person objected to being written to at all. */
export interface Objections {
  readonly all: boolean;
  readonly channels: ReadonlySet<Channel>;
}

export interface Question {
  readonly kind: MessageKind;
  /** A rule's wish, or a colleague's. */
  readonly wish: Channel | "auto";
  readonly addressee: Addressee;
  readonly objections: Objections;
  readonly quiet: QuietHours;
  readonly now: Instant;
  /** After this moment it would be wrong. */
  readonly deadlineAt?: Instant;
}

export type Decided =
  | {
      readonly send: true;
      readonly channel: Channel;
      readonly recipient: string;
      readonly sendAfter: Instant;
    }
  | { readonly send: false; readonly reason: WithheldReason };

function withheld(reason: WithheldReason): Decided {
  return { send: false, reason };
}

function addressBy(channel: Channel, { phone, email }: Addressee): string | undefined {
  return channel === "email" ? email : phone;
}

/** The way wished for, the way preferred, then e-mail, and SMS last: to a telephone nobody is led who did not ask for it. */
function ways(wish: Channel | "auto", prefers: Preference): readonly Channel[] {
  const wished: readonly Channel[] = wish === "auto" ? [] : [wish];
  const preferred: readonly Channel[] = prefers === "phone" ? [] : [prefers];
  const last: readonly Channel[] = wished.includes("whatsapp") || prefers === "whatsapp" ? [] : ["sms"];
  return [...new Set<Channel>([...wished, ...preferred, "email", ...last])];
}

/** Why this way is closed; undefined when it is open. */
function closed(channel: Channel, { kind, addressee, objections }: Question): WithheldReason | undefined {
  const { offer, asked, answer } = kindOf(kind);
  if (addressBy(channel, addressee) === undefined) return "no-address";
  if (objections.channels.has(channel) && answer !== true) return "opted-out";
  if (asked === true) return undefined;
  if (addressee.consent) return undefined;
  if (offer === true) return "no-consent";
  if (channel === "email") return undefined;
  return kind === "by-hand" && addressee.wroteLately === true ? undefined : "no-consent";
}

/** What matters most to whoever reads why nothing was sent. */
const WEIGHT = ["opted-out", "no-consent", "no-address"] as const;

/** Decides once, when the message is written. What changes until it is sent, the sender looks at again. */
export function decide(question: Question): Decided {
  const { kind, wish, addressee, objections, quiet, now, deadlineAt } = question;
  const { asked, answer, urgent, to } = kindOf(kind);
  if (deadlineAt !== undefined && now > deadlineAt) return withheld("too-late");
  if (objections.all && answer !== true) return withheld("opted-out");
  const meant = asked === true || kind === "by-hand" || to === "staff";
  if (addressee.prefers === "phone" && !meant) return withheld("prefers-phone");
  const possible = channelsOf(kind);
  const likely = ways(wish, addressee.prefers).filter((channel) => possible.includes(channel));
  const tried = (likely.length > 0 ? likely : possible).map((channel) => ({
    channel,
    why: closed(channel, question),
  }));
  const open = tried.find(({ why }) => why === undefined);
  const recipient = open && addressBy(open.channel, addressee);
  if (!open || recipient === undefined)
    return withheld(WEIGHT.find((reason) => tried.some(({ why }) => why === reason)) ?? "no-address");
  const sendAfter = urgent === true ? now : latest(now, afterQuiet(now, quiet));
  if (deadlineAt !== undefined && sendAfter > deadlineAt) return withheld("quiet-hours");
  return { send: true, channel: open.channel, recipient, sendAfter };
}
