// One car in the grid: its stage as icon and word, its plate, whose it is; and while it is dragged, why not here.
import { useContext } from "react";
import { Icon } from "~/ui/icons";
import { useWords } from "~/words";
import { visitOf } from "../deed";
import { STAGE_ICONS } from "../stage-look";
import { LaneContext, useGrid } from "./grid-context";
import { isMoving, type GridEvent } from "./grid-event";

export function EventView({ event }: { readonly event: GridEvent }) {
  const { stageWords } = useGrid();
  const visit = visitOf(event.pointed);
  if (!visit) return <Held />;
  return (
    <span className="calendar-event" data-job={event.id}>
      {isMoving(event) && <Judged event={event} />}
      <span className="calendar-plate">
        <Icon name={STAGE_ICONS[visit.stage]} className="mr-0.5" />
        {visit.plate}
      </span>
      {` ${visit.customer} `}
      <span className="calendar-more">
        {stageWords[visit.stage]}
        <span className="calendar-what"> {visit.what === "" ? visit.car : visit.what}</span>
      </span>
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
