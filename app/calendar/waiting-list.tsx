// Requests that have no place in the plan: dragged into it, or put there by a dialog.
import { paths } from "~/paths";
import { Button, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Plate } from "~/ui/plate";
import { VisuallyHidden } from "~/ui/visually-hidden";
import { useWords } from "~/words";
import type { Unplaced } from "./job";

export interface WaitingListProps {
  readonly waiting: readonly Unplaced[];
  /** Missing without scripts. */
  readonly onFind?: (request: Unplaced) => void;
  /** Tells when a request is picked up with the pointer, and when it is let go. */
  readonly onDrag?: (request: Unplaced | undefined) => void;
}

export function WaitingList({ waiting, onFind, onDrag }: WaitingListProps) {
  const t = useWords("calendar");
  return (
    <aside aria-labelledby="waiting-title" className="no-print min-w-0">
      <h2 id="waiting-title" className="font-semibold">
        {t("waiting.title")} <span className="font-normal text-ink-3">{waiting.length}</span>
      </h2>
      <p className="text-small text-ink-3">
        {waiting.length === 0 ? t("waiting.none") : t(onDrag ? "waiting.hint" : "waiting.hintShort")}
      </p>
      <ul className="mt-2 grid grid-cols-1 gap-2 sm:grid-cols-2 xl:grid-cols-1">
        {waiting.map((request) => (
          <li
            key={request.visit.id}
            draggable={onDrag !== undefined}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = "move";
              event.dataTransfer.setData("text/plain", request.visit.plate);
              onDrag?.(request);
            }}
            onDragEnd={() => onDrag?.(undefined)}
            className="rounded-lg border border-line bg-surface p-2.5 shadow-card xl:draggable:cursor-grab"
          >
            <WaitingRequest request={request} {...(onFind ? { onFind } : {})} />
          </li>
        ))}
      </ul>
    </aside>
  );
}

function WaitingRequest({
  request,
  onFind,
}: {
  readonly request: Unplaced;
  readonly onFind?: (request: Unplaced) => void;
}) {
  const t = useWords("calendar");
  const choices = useWords("choices");
  const { labour } = useFormat();
  const { visit } = request;
  return (
    <>
      <div className="flex items-center justify-between gap-2">
        <TextLink to={paths.visit(visit.id)} draggable={false} className="no-underline">
          <Plate plate={visit.plate} size="small" />
        </TextLink>
        <span className="text-small text-ink-3">{labour(visit.need.minutes)}</span>
      </div>
      <p className="mt-1 text-small text-ink-2">
        {visit.customer}
        {visit.what !== "" && `, ${visit.what}`}
      </p>
      <p className="text-small text-ink-3">
        {choices(`transport.${visit.need.transport}`)}. <When request={request} />
      </p>
      {onFind && (
        <Button type="button" size="small" icon="calendar" className="mt-1.5" onClick={() => onFind(request)}>
          {t("waiting.find")}
          <VisuallyHidden>: {visit.plate}</VisuallyHidden>
        </Button>
      )}
    </>
  );
}

function When({ request: { appointmentAt, firstChoiceAt, requestedAt } }: { readonly request: Unplaced }) {
  const t = useWords("calendar");
  const { moment } = useFormat();
  if (appointmentAt !== undefined) return t("waiting.appointment", { time: moment(appointmentAt) });
  if (firstChoiceAt !== undefined) return t("waiting.wishes", { time: moment(firstChoiceAt) });
  return t("waiting.asked", { time: moment(requestedAt) });
}
