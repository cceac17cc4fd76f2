// A figure from week to week with its natural limits; only what is a signal is pointed at.
import { ListenedTable } from "./listened-table";
import { roundMax } from "./whisker-bar";

export interface XmrChartPoint {
  readonly key: string;
  /** Under the axis and in the table: "3 Nov". */
  readonly label: string;
  /** null: nothing was counted then; the line is broken there. */
  readonly value: number | null;
  /** A week that is not over: drawn hollow. */
  readonly whole?: boolean;
  readonly signal?: boolean;
}

export interface XmrChartProps {
  readonly caption: string;
  readonly points: readonly XmrChartPoint[];
  /** null while there are too few points for limits. */
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** "41 min". */
  readonly format: (value: number) => string;
  readonly words: {
    readonly time: string;
    readonly value: string;
    readonly mean: string;
    readonly limits: string;
    readonly signal: string;
  };
  /** The end of the scale, such as 1 for shares; found from the values where it is not said. */
  readonly max?: number;
  /** Place of the point before which something changed: an upright line stands there. None below 1. */
  readonly turn?: number;
  /** What the points are judged against. */
  readonly target?: number | undefined;
}

const [WIDTH, HEIGHT] = [1000, 200];
const LINE = { vectorEffect: "non-scaling-stroke" } as const;

/** The line in pieces: a point without a value interrupts it. */
function pathOf(places: readonly (readonly [number, number] | null)[]): string {
  let isDrawing = false;
  return places
    .map((place) => {
      const step = place === null ? "" : `${isDrawing ? "L" : "M"}${place[0]} ${place[1]}`;
      isDrawing = place !== null;
      return step;
    })
    .join("");
}

export function XmrChart(props: XmrChartProps) {
  const { caption, points, mean, lower, upper, format, words } = props;
  const isFinite = (value: number | null) => value !== null && Number.isFinite(value);
  const ends = [...points.map(({ value }) => value), upper, props.target ?? null].map((value) => value ?? 0);
  const max = props.max ?? roundMax(ends, Number.MIN_VALUE);
  const x = (place: number) => ((place + 0.5) / Math.max(1, points.length)) * WIDTH;
  const y = (value: number) => HEIGHT - Math.min(1, Math.max(0, value / max)) * HEIGHT;
  const places = points.map(({ value }, place) => (value === null ? null : ([x(place), y(value)] as const)));
  const across = (value: number) => `M0 ${y(value)}H${WIDTH}`;
  return (
    <figure className="m-0">
      <div aria-hidden="true" className="flex gap-2">
        <div className="flex w-14 shrink-0 flex-col justify-between py-0 text-right text-small leading-none whitespace-nowrap text-ink-3">
          <span>{format(max)}</span>
          <span>{format(0)}</span>
        </div>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="block h-36 w-full min-w-0 overflow-visible"
        >
          {upper !== null && isFinite(upper) && (
            <rect
              x="0"
              width={WIDTH}
              y={y(upper)}
              height={Math.max(0, y(lower ?? 0) - y(upper))}
              className="fill-sunken"
            />
          )}
          <path {...LINE} d={`M0 ${HEIGHT}H${WIDTH}`} className="fill-none stroke-line" />
          {mean !== null && (
            <path {...LINE} d={across(mean)} strokeDasharray="5 4" className="fill-none stroke-line-strong" />
          )}
          {[lower, upper].map(
            (limit, place) =>
              limit !== null &&
              isFinite(limit) && (
                <path key={place} {...LINE} d={across(limit)} className="fill-none stroke-line-strong" />
              ),
          )}
          {props.target !== undefined && (
            <path {...LINE} d={across(props.target)} className="fill-none stroke-chart-3 stroke-2" />
          )}
          {props.turn !== undefined && props.turn > 0 && (
            <path
              {...LINE}
              d={`M${(props.turn / points.length) * WIDTH} 0V${HEIGHT}`}
              strokeDasharray="3 2"
              className="fill-none stroke-2 stroke-ink-2"
            />
          )}
          <path {...LINE} d={pathOf(places)} className="fill-none stroke-chart-1 stroke-2" />
          {/* Strokes without length keep their round shape however the picture is stretched. */}
          {points.map((point, place) => {
            const at = places[place];
            if (!at) return null;
            const d = `M${at[0]} ${at[1]}h0`;
            const dot = { ...LINE, d, strokeLinecap: "round" } as const;
            return (
              <g key={point.key}>
                <path
                  {...dot}
                  strokeWidth={point.signal ? 15 : 8}
                  className={point.signal ? "stroke-danger" : "stroke-chart-1"}
                />
                {(point.signal || point.whole === false) && (
                  <path {...dot} strokeWidth={point.signal ? 8 : 4} className="stroke-surface" />
                )}
              </g>
            );
          })}
        </svg>
      </div>
      <TimeAxis points={points} />
      <ListenedTable
        caption={`${caption}. ${limitsText(props)}`}
        columns={[words.time, words.value, words.signal]}
        rows={points.map(({ label, value, signal }) => [
          label,
          value === null ? "–" : format(value),
          signal ? words.signal : "",
        ])}
      />
    </figure>
  );
}

function limitsText({ mean, lower, upper, format, words }: XmrChartProps): string {
  if (mean === null || upper === null || !Number.isFinite(upper)) return "";
  return `${words.mean}: ${format(mean)}. ${words.limits}: ${format(lower ?? 0)} – ${format(upper)}.`;
}

/** The first, the middle and the last: more do not fit a phone. */
function TimeAxis({ points }: Pick<XmrChartProps, "points">) {
  const [first, last] = [points[0], points.at(-1)];
  const middle = points.length > 4 ? points[Math.floor((points.length - 1) / 2)] : undefined;
  if (!first || !last) return null;
  return (
    <div aria-hidden="true" className="mt-1 flex justify-between pl-16 text-small text-ink-3">
      <span>{first.label}</span>
      {middle && <span>{middle.label}</span>}
      {last !== first && <span>{last.label}</span>}
    </div>
  );
}
