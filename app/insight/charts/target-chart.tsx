// A figure step by step with the target that held then: a target that was changed is a stair.
import { ListenedTable } from "./listened-table";
import { roundMax } from "./whisker-bar";

export interface TargetChartPoint {
  readonly key: string;
  /** "3 Nov". */
  readonly label: string;
  /** null: nothing was counted then; the line is broken there. */
  readonly value: number | null;
  readonly target: number;
  /** How many were counted. */
  readonly n: number;
  /** A step that lies only partly in the period is drawn hollow. */
  readonly whole: boolean;
}

export interface TargetChartProps {
  readonly caption: string;
  readonly points: readonly TargetChartPoint[];
  readonly format: (value: number) => string;
  /** The lowest value that the figure can have, and the highest where there is one. */
  readonly min?: number;
  readonly max?: number | undefined;
  readonly words: {
    readonly time: string;
    readonly value: string;
    readonly target: string;
    readonly n: string;
    readonly part: string;
  };
}

const [WIDTH, HEIGHT] = [1000, 200];
const LINE = { vectorEffect: "non-scaling-stroke" } as const;

export function TargetChart({ caption, points, format, words, min = 0, max }: TargetChartProps) {
  const ends = points.flatMap(({ value, target }) => [value ?? 0, target]);
  // Where every value and every target is nothing there is still an axis.
  const top = max ?? (ends.some((end) => end > 0) ? roundMax(ends, Number.MIN_VALUE) : min + 1);
  const width = WIDTH / Math.max(1, points.length);
  const x = (place: number) => (place + 0.5) * width;
  const y = (value: number) => HEIGHT - Math.min(1, Math.max(0, (value - min) / (top - min))) * HEIGHT;
  const stairs = points.map(({ target }, place) => {
    return `${place === 0 ? "M0 " : "V"}${String(y(target))}H${String((place + 1) * width)}`;
  });
  const line = points.map(({ value }, place) => {
    if (value === null) return "";
    const continues = place > 0 && points[place - 1]?.value !== null;
    return `${continues ? "L" : "M"}${String(x(place))} ${String(y(value))}`;
  });
  return (
    <figure className="m-0">
      <div aria-hidden="true" className="flex gap-2">
        <div className="flex w-14 shrink-0 flex-col justify-between text-right text-small leading-none text-ink-3">
          <span>{format(top)}</span>
          <span>{format(min)}</span>
        </div>
        <svg
          viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
          preserveAspectRatio="none"
          className="block h-36 w-full min-w-0 overflow-visible"
        >
          <path {...LINE} d={`M0 ${String(HEIGHT)}H${String(WIDTH)}`} className="fill-none stroke-line" />
          <path
            {...LINE}
            d={stairs.join("")}
            strokeDasharray="5 4"
            className="fill-none stroke-ink-2 stroke-1"
          />
          <path {...LINE} d={line.join("")} className="fill-none stroke-chart-1 stroke-2" />
          {points.map(({ key, label, value, n, whole }, place) => {
            if (value === null) return null;
            const d = `M${String(x(place))} ${String(y(value))}h0`;
            return (
              <g key={key}>
                <path {...LINE} d={d} strokeLinecap="round" strokeWidth={8} className="stroke-chart-1">
                  <title>{`${label}: ${format(value)} (${words.n} ${String(n)})`}</title>
                </path>
                {!whole && (
                  <path {...LINE} d={d} strokeLinecap="round" strokeWidth={4} className="stroke-surface" />
                )}
              </g>
            );
          })}
        </svg>
      </div>
      <Ends points={points} />
      <p aria-hidden="true" className="mt-2 flex flex-wrap gap-x-4 text-small text-ink-3">
        <Key dashed>{words.target}</Key>
        <Key>{words.value}</Key>
      </p>
      <ListenedTable
        caption={caption}
        columns={[words.time, words.value, words.target, words.n]}
        rows={points.map(({ label, value, target, n, whole }) => [
          whole ? label : `${label} (${words.part})`,
          value === null ? "–" : format(value),
          format(target),
          String(n),
        ])}
      />
    </figure>
  );
}

function Key({ dashed = false, children }: { readonly dashed?: boolean; readonly children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg viewBox="0 0 20 4" className="h-1 w-5">
        <path
          d="M0 2H20"
          strokeDasharray={dashed ? "5 4" : undefined}
          className={dashed ? "stroke-ink-2" : "stroke-chart-1 stroke-2"}
        />
      </svg>
      {children}
    </span>
  );
}

/** The first and the last step: more do not fit a phone. */
function Ends({ points }: Pick<TargetChartProps, "points">) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  return (
    <div aria-hidden="true" className="mt-1 flex justify-between pl-16 text-small text-ink-3">
      <span>{first.label}</span>
      {last !== first && <span>{last.label}</span>}
    </div>
  );
}
