// The stand-in for the carrier, failing in all its ways while it is in trouble, and well again afterwards.
import { seededRandom } from "~/insight/figures/random";
import { creationTurn, FAIR, type Turn, type Weather } from "../twilio/faults";
import { startTwilio } from "../twilio/stand-in";
import type { Taken } from "./judge";

/** Parts of a hundred, of all messages. */
const STORM: Weather = {
  creations: {
    "hang-before": 0.7,
    "hang-after": 1,
    "reset-before": 0.7,
    "reset-after": 1,
    "500-before": 0.7,
    "500-after": 1,
    "429": 4,
    "21610": 1,
  },
  lists: { hang: 3, "500": 5 },
};
const REPORTING = { stepMs: 200, duplicated: 20, reordered: 30, lost: 5 };

export interface TroubledCarrier {
  /** For the programs that are to use it. */
  readonly settings: Readonly<Record<string, string>>;
  beginTrouble(): void;
  /** New messages are taken as they should be; it still lists badly what it has. */
  calmDown(): void;
  ledger(): readonly Taken[];
  /** How often it failed in each of its ways. */
  mishaps(): Readonly<Record<string, number>>;
  /** Everything that it was asked to send. */
  asked(): number;
  /** Resolves when it has reported all that it has to report. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

function nameOf(turn: Turn): string | undefined {
  if (turn.kind === "fine") return undefined;
  return turn.kind === "fault" ? turn.fault : String(turn.code);
}

export async function openTroubledCarrier(seed: number): Promise<TroubledCarrier> {
  const standIn = await startTwilio({ seed, reporting: REPORTING });
  const random = seededRandom(seed);
  const mishaps: Record<string, number> = {};
  let weather = FAIR;
  // Drawn here and not by the stand-in, so that they can be counted.
  standIn.turns.shift = () => {
    const turn = creationTurn(weather, random.fraction());
    const name = nameOf(turn);
    if (name !== undefined) mishaps[name] = (mishaps[name] ?? 0) + 1;
    return turn;
  };
  return {
    settings: {
      TWILIO_ACCOUNT_SID: standIn.accountSid,
      TWILIO_AUTH_TOKEN: standIn.authToken,
      TWILIO_FROM: "+353155501234",
      TWILIO_API_URL: standIn.url,
    },
    beginTrouble() {
      weather = STORM;
      standIn.weather = { ...FAIR, lists: STORM.lists };
    },
    calmDown() {
      weather = FAIR;
    },
    ledger: () => standIn.ledger.map(({ sid, oid }) => ({ sid, messageId: oid ?? "" })),
    mishaps: () => mishaps,
    asked: () => standIn.asked,
    settled: () => standIn.settled(),
    close: () => standIn.close(),
  };
}
