// Marking damage beside the car: by a tap on the drawing, or from the list of parts; every mark with its kind, note and photos.
import { useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { BODIES, DAMAGE_KINDS, type Body, type DamageKind, type DamageMark } from "~/journey/car-received";
import type { Photo } from "~/photos/photo";
import { Button } from "~/ui/button";
import { cx } from "~/ui/cx";
import { Icon } from "~/ui/icons";
import { Stack } from "~/ui/layout";
import { useToast } from "~/ui/toast";
import { useWords } from "~/words";
import { CarPicture, MarkCircle, pointOf } from "./car-picture";
import { MarkList, PartSelect } from "./mark-list";
import { isZone, type Zone } from "./outline";
import type { Marks } from "./use-marks";

interface DamageMapProps {
  readonly marks: Marks;
  readonly visitId: string;
  readonly photos: readonly Photo[];
}

export function DamageMap({ marks, visitId, photos }: DamageMapProps) {
  const t = useWords("damage");
  const toast = useToast();
  const [kind, setKind] = useState<DamageKind>("scratch");
  const [chosen, setChosen] = useState<string>();
  const remove = (id: string) => {
    const putBack = marks.remove(id);
    toast({ text: t("removed"), onUndo: putBack });
  };
  return (
    <section aria-label={t("title")}>
      <Stack gap={3}>
        <div>
          <h3 className="font-semibold">{t("title")}</h3>
          <p className="text-small text-ink-3">{t("hint")}</p>
        </div>
        <Choice
          label={t("body")}
          options={BODIES.map((body) => ({ value: body, text: t(`bodies.${body}`) }))}
          value={marks.body}
          onChoose={marks.setBody}
        />
        <Choice
          label={t("kindQuestion")}
          options={DAMAGE_KINDS.map((each) => ({ value: each, text: t(`kinds.${each}`) }))}
          value={kind}
          onChoose={setKind}
        />
        <Drawing marks={marks} kind={kind} chosen={chosen} onChoose={setChosen} onRemove={remove} />
        <AddByPart disabled={marks.full} onAdd={(zone) => setChosen(marks.addOn(kind, zone))} />
        {marks.full && <p className="text-amber-ink">{t("full")}</p>}
        <MarkList
          marks={marks}
          chosen={chosen}
          onChoose={setChosen}
          onRemove={remove}
          visitId={visitId}
          photos={photos}
        />
      </Stack>
    </section>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

/** One of a few, as a row of large buttons. */
function Choice<Value extends string>({ label, options, value, onChoose }: ChoiceProps<Value>) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-2">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChoose(option.value)}
          className={cx(
            "inline-flex min-h-11 items-center gap-1.5 rounded-md border px-3",
            option.value === value
              ? "border-accent bg-accent-soft font-medium text-accent-ink"
              : "border-line-strong/60 bg-surface hover:bg-hover",
          )}
        >
          {option.value === value && <Icon name="check" />}
          {option.text}
        </button>
      ))}
    </div>
  );
}

interface DrawingProps {
  readonly marks: Marks;
  readonly kind: DamageKind;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onRemove: (id: string) => void;
}

function Drawing({ marks, kind, chosen, onChoose, onRemove }: DrawingProps) {
  const t = useWords("damage");
  return (
    <div className="overflow-x-auto rounded-md border border-line bg-surface">
      <CarPicture
        body={marks.body}
        marks={marks.marks}
        className="block w-full min-w-[22rem] cursor-crosshair touch-pan-y"
        onTap={(point) => {
          if (!marks.full) onChoose(marks.addAt(kind, point));
        }}
        mark={(mark, number) => (
          <MovableMark
            key={mark.id}
            mark={mark}
            number={number}
            name={t("mark", { number, kind: t(`kinds.${mark.kind}`), part: partName(t, mark.zone) })}
            chosen={mark.id === chosen}
            marks={marks}
            onChoose={onChoose}
            onRemove={onRemove}
          />
        )}
      />
    </div>
  );
}

type DamageText = ReturnType<typeof useWords<"damage">>;

export function partName(t: DamageText, zone: string): string {
  return isZone(zone) ? t(`zones.${zone}`) : zone;
}

const STEP = 10;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

interface MovableMarkProps extends Omit<DrawingProps, "kind" | "chosen"> {
  readonly mark: DamageMark;
  readonly number: number;
  readonly name: string;
  readonly chosen: boolean;
}

/** A finger drags it, arrow keys move it, Delete takes it away. Its area is as large as a fingertip. */
function MovableMark({ mark, number, name, chosen, marks, onChoose, onRemove }: MovableMarkProps) {
  const t = useWords("damage");
  const dragged = useRef(false);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = ARROWS[event.key];
    if (by) marks.moveTo(mark.id, { x: mark.x + by[0], y: mark.y + by[1] });
    else if (event.key === "Delete" || event.key === "Backspace") onRemove(mark.id);
    else if (event.key === "Enter" || event.key === " ") onChoose(mark.id);
    else return;
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent<SVGGElement>) => {
    const picture = event.currentTarget.ownerSVGElement;
    if (!picture || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const point = pointOf(picture, event);
    if (!dragged.current && Math.hypot(point.x - mark.x, point.y - mark.y) < 2 * STEP) return;
    dragged.current = true;
    marks.moveTo(mark.id, point);
  };
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={`${name}. ${t("keys")}`}
      aria-pressed={chosen}
      transform={`translate(${mark.x} ${mark.y})`}
      className="cursor-grab touch-none outline-none [&:focus-visible>.ring]:stroke-focus"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        dragged.current = false;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onClick={(event) => {
        event.stopPropagation();
        if (!dragged.current) onChoose(mark.id);
      }}
    >
      <circle r={34} className="fill-transparent" />
      <circle
        r={26}
        strokeWidth={5}
        className={cx("ring fill-transparent", chosen ? "stroke-accent" : "stroke-transparent")}
      />
      <MarkCircle number={number} />
    </g>
  );
}

/** Without a steady hand: the part from a list, the mark in its middle. */
function AddByPart({
  disabled,
  onAdd,
}: {
  readonly disabled: boolean;
  readonly onAdd: (zone: Zone) => void;
}) {
  const t = useWords("damage");
  const [zone, setZone] = useState<Zone>("front-bumper");
  return (
    <div className="flex flex-wrap items-end gap-2">
      <PartSelect label={t("part")} value={zone} onChoose={setZone} />
      <Button type="button" icon="plus" size="large" disabled={disabled} onClick={() => onAdd(zone)}>
        {t("add")}
      </Button>
    </div>
  );
}

export const FIRST_BODY: Body = "sedan";
