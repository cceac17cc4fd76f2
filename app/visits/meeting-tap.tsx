// A customer who drives up is received by one tap, from wherever one sees the car: it has arrived, and somebody has greeted them.
import { HOUR } from "~/journey/instant";
import type { ActionCode } from "~/journey/next-action";
import { paths } from "~/paths";
import { Button, type ButtonSize } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import { crossIntent } from "./gate-intents";
import type { ReturnPlace } from "./return-to";
import { OneTap } from "./stage-form";

/** People come early; a car that is booked for the afternoon is not looked for in the morning. */
const EARLY = HOUR;

export interface MeetingTapProps {
  readonly visitId: string;
  /** What the visit waits for now. */
  readonly next: ActionCode | null | undefined;
  readonly appointmentAt: number | undefined;
  readonly submissionId: string;
  readonly then?: ReturnPlace;
  readonly size?: ButtonSize;
}

/** Nothing where nobody is to be received now. */
export function MeetingTap({ visitId, next, appointmentAt, submissionId, then, size }: MeetingTapProps) {
  const t = useWords("visit");
  const { now } = useFormat();
  const shared = { submissionId, ...(then ? { then } : {}) };
  if (next === "greeted")
    return (
      <OneTap intent="greet" action={paths.stage(visitId, "intake")} className="relative z-10" {...shared}>
        <Button size={size ?? "normal"} icon="check">
          {t("greetedNow")}
        </Button>
      </OneTap>
    );
  const due = appointmentAt !== undefined && appointmentAt - now <= EARLY;
  if (next !== "receive-vehicle" || !due) return null;
  return (
    <OneTap
      intent={crossIntent("preparation")}
      action={paths.gate(visitId)}
      className="relative z-10"
      {...shared}
    >
      <Button size={size ?? "normal"} icon="car">
        {t("arrivedNow")}
      </Button>
    </OneTap>
  );
}
