// Who carries which channel, as the settings have it.
import { settings, type Settings } from "~/platform/env.server";
import type { Channel } from "../kinds";
import type { Carrier } from "./channel";
import { mailCarrier } from "./mail.server";
import { twilioCarrier } from "./twilio.server";

type Carriers = Partial<Readonly<Record<Channel, Carrier>>>;

const made = new WeakMap<Settings, Carriers>();

function make({ twilio, mail, appUrl, appUrlIsDefault }: Settings): Carriers {
  // Twilio refuses a message whose reports it could not deliver; a stand-in is on this machine.
  const reachable = !appUrlIsDefault || twilio?.apiUrl !== undefined;
  const phone = twilio && twilioCarrier({ settings: twilio, callbackUrl: reachable ? appUrl : undefined });
  return {
    ...(phone ? { sms: phone } : {}),
    ...(phone && twilio.whatsappFrom !== undefined ? { whatsapp: phone } : {}),
    ...(mail ? { email: mailCarrier(mail) } : {}),
  };
}

function carriers(): Carriers {
  const present = settings();
  const known = made.get(present) ?? make(present);
  made.set(present, known);
  return known;
}

/** The carrier of a channel; undefined where the settings name none: its messages stay in the outbox. */
export function carrierFor(channel: Channel): Carrier | undefined {
  return carriers()[channel];
}

/** The channels that have a carrier. */
export function carriedChannels(): readonly Channel[] {
  const all: readonly Channel[] = ["sms", "whatsapp", "email"];
  return all.filter((channel) => carrierFor(channel) !== undefined);
}
