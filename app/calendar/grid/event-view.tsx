// One car in the grid: its stage as number and word (drawings would be slow by the hundred), its plate, whose it is; and while it is dragged, why not here.
import { useContext } from "react";
import { stageNumber } from "~/journey/stages";
import { Icon } from "~/ui/icons";
import { useWords } from "~/words";
import { visitOf } from "../deed";
import { LaneContext, useGrid } from "./grid-context";
import { isMoving, type GridEvent } from "./grid-event";

export function EventView({ event }: { readonly event: GridEvent }) {
  const { stageWords } = useGrid();
  const visit = visitOf(event.pointed);
  if (!visit) return <Held />;
  return (
    <span className="calendar-event" data-job={event.id}>
      {isMoving(event) && <Judged event={event} />}
      <b className="calendar-number">{stageNumber(visit.stage)}</b>
      <b className="calendar-plate">{visit.plate}</b>
      {` ${visit.customer} `}
      <span className="calendar-more">{stageWords[visit.stage]}</span>
      <span className="calendar-what"> {visit.what === "" ? visit.car : visit.what}</span>
    </span>
  );
}

function Held() {
  return <span className="calendar-event">{useWords("calendar")("held")}</span>;
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
