// One car in the grid: its stage as icon and word, its plate, whose it is; and while it is dragged, why not here.
import { useContext, type ReactNode } from "react";
import type { Stage } from "~/journey/stages";
import { Icon } from "~/ui/icons";
import { useWords } from "~/words";
import { visitOf } from "../deed";
import { STAGE_ICONS } from "../stage-look";
import { LaneContext, useGrid } from "./grid-context";
import { isMoving, type GridEvent } from "./grid-event";

export function EventView({ event }: { readonly event: GridEvent }) {
  const t = useWords("calendar");
  const visit = visitOf(event.pointed);
  if (!visit) return <span className="calendar-event">{t("held")}</span>;
  return (
    <span className="calendar-event" data-job={event.id}>
      {isMoving(event) && <Judged event={event} />}
      <span className="calendar-plate">
        <StageIcon stage={visit.stage} />
        {visit.plate}
      </span>{" "}
      <span>{visit.customer}</span> <StageWord stage={visit.stage} />
      <span className="calendar-more"> {visit.what === "" ? visit.car : visit.what}</span>
    </span>
  );
}

function StageIcon({ stage }: { readonly stage: Stage }) {
  return <Icon name={STAGE_ICONS[stage]} className="mr-0.5" />;
}

function StageWord({ stage }: { readonly stage: Stage }): ReactNode {
  const journey = useWords("journey");
  return <span className="calendar-stage">{journey(`stage.${stage}`)}</span>;
}

function Judged({ event }: { readonly event: GridEvent }) {
  const t = useWords("calendar");
  const lane = useContext(LaneContext);
  const { refused, warning } = useGrid().judge(event, lane);
  if (refused !== undefined) {
    return (
      <span data-refused="" className="calendar-verdict">
        <Icon name="alert" /> {t("notPossible")}. {refused}
      </span>
    );
  }
  if (warning === undefined) return null;
  return (
    <span data-warned="" className="calendar-verdict">
      <Icon name="alert" /> {warning}
    </span>
  );
}
