// Where somebody can be reached and what they object to, as rows of the database say it. Pure.
import { asPreference, type Addressee, type Objections } from "./decide";
import { CHANNELS } from "./kinds";

interface CustomerRow {
  readonly phone: string;
  readonly email: string | null;
  readonly smsConsent: boolean;
  readonly preferredChannel: string;
}

export function addresseeOf({ phone, email, smsConsent, preferredChannel }: CustomerRow): Addressee {
  return {
    phone,
    ...(email === null ? {} : { email }),
    consent: smsConsent,
    prefers: asPreference(preferredChannel),
  };
}

/** An address that is not written to on a channel, and whose wish that is. */
export interface Block {
  readonly address: string;
  readonly channel: string;
  readonly source: string;
}

/**
 * A word written to us, or the carrier's refusal, is an objection to all that we write; what a colleague blocked is blocked
 * on that channel alone.
 * @param blocks those that hold, of this addressee's and of other addresses
 */
export function objectionsOf({ phone, email }: Addressee, blocks: readonly Block[]): Objections {
  const own = blocks.filter(({ address }) => address === phone || address === email);
  const channels = CHANNELS.filter((each) => own.some(({ channel }) => channel === each));
  return { all: own.some(({ source }) => source !== "staff"), channels: new Set(channels) };
}
