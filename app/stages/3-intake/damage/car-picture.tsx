// The drawing itself: outlines, parts, and the marks on them. Looks the same for staff and customers; needs no script.
import { useId, type ReactNode } from "react";
import { DRAWING, type Body, type DamageMark } from "~/journey/car-received";
import { useWords } from "~/words";
import { carDrawing, type Point, type ZoneShape } from "./outline";

const CORNER = 9;

function towards(from: Point, to: Point, by: number): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(0.5, by / length);
  return `${(from.x + (to.x - from.x) * share).toFixed(1)} ${(from.y + (to.y - from.y) * share).toFixed(1)}`;
}

/** A polygon with its corners rounded off, as the data of a path. */
function rounded(corners: readonly Point[]): string {
  const parts = corners.map((corner, at) => {
    const before = corners.at(at - 1) ?? corner;
    const after = corners[(at + 1) % corners.length] ?? corner;
    const start = towards(corner, before, CORNER);
    return `${at === 0 ? "M" : "L"}${start}Q${corner.x} ${corner.y} ${towards(corner, after, CORNER)}`;
  });
  return `${parts.join("")}Z`;
}

const LOOKS = {
  glass: "fill-sunken stroke-line-strong",
  wheel: "fill-line-strong/40 stroke-line-strong",
  panel: "fill-surface stroke-line-strong",
} as const;

function lookOf({ zone }: ZoneShape): string {
  if (/window|windscreen/.test(zone)) return LOOKS.glass;
  return zone.endsWith("wheel") ? LOOKS.wheel : LOOKS.panel;
}

export interface CarPictureProps {
  readonly body: Body;
  readonly marks: readonly DamageMark[];
  /** How a mark is drawn; a number in a circle where nothing else is said. */
  readonly mark?: (mark: DamageMark, number: number) => ReactNode;
  readonly onTap?: (point: Point) => void;
  readonly className?: string;
}

export function MarkCircle({ number, className }: { readonly number: number; readonly className?: string }) {
  return (
    <g className={className}>
      <circle r={19} className="fill-danger stroke-surface" strokeWidth={3} />
      <text
        textAnchor="middle"
        dominantBaseline="central"
        className="fill-on-danger text-[22px] font-semibold"
      >
        {number}
      </text>
    </g>
  );
}

export function CarPicture({ body, marks, mark, onTap, className }: CarPictureProps) {
  const t = useWords("damage");
  const titleId = useId();
  const { zones, outlines } = carDrawing(body);
  return (
    <svg
      viewBox={`0 0 ${DRAWING.width} ${DRAWING.height}`}
      role={mark ? "group" : "img"}
      aria-labelledby={titleId}
      className={className}
      {...(onTap ? { onClick: (event) => onTap(pointOf(event.currentTarget, event)) } : {})}
    >
      <title id={titleId}>{t("map")}</title>
      <g strokeWidth={2.5} strokeLinejoin="round">
        {outlines.map((corners) => (
          <path key={rounded(corners)} d={rounded(corners)} className="fill-sunken stroke-line-strong" />
        ))}
        {[...zones].reverse().map((shape) => (
          <path key={shape.zone} d={rounded(shape.corners)} className={lookOf(shape)} />
        ))}
      </g>
      <g className="pointer-events-none fill-ink-3 text-[24px] select-none" textAnchor="middle">
        <text x={500} y={246}>
          {t("right")}
        </text>
        <text x={500} y={494}>
          {t("left")}
        </text>
      </g>
      {marks.map((each, at) =>
        mark ? (
          mark(each, at + 1)
        ) : (
          <g key={each.id} transform={`translate(${each.x} ${each.y})`}>
            <MarkCircle number={at + 1} />
          </g>
        ),
      )}
    </svg>
  );
}

/** Where in the drawing the finger is. */
export function pointOf(
  picture: SVGSVGElement,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): Point {
  const { left, top, width, height } = picture.getBoundingClientRect();
  return {
    x: ((clientX - left) / width) * DRAWING.width,
    y: ((clientY - top) / height) * DRAWING.height,
  };
}
