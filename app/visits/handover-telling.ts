// Facts of the handover as lines of the timeline.
import type { EventOf } from "~/journey/events";
import type { Telling, TellingContext } from "./event-telling";

type Tells = {
  readonly [T in "handover.signed" | "keys.returned"]: (
    payload: EventOf<T>["payload"],
    context: TellingContext,
  ) => Telling;
};

export const HANDOVER_TELLINGS: Tells = {
  "handover.signed": ({ name }, { t }) => ({ title: t("handover.signed", { name }) }),
  "keys.returned": ({ lacking, things = [] }, { t }) => {
    const missing = things.filter(({ back }) => !back).map(({ what }) => what);
    const said = lacking !== undefined || missing.length > 0;
    return {
      title: t(said ? "keys.lacking" : "keys.returned"),
      detail: [missing.join(", "), lacking].filter(Boolean).join(" · ") || undefined,
    };
  },
};
