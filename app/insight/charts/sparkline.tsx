// A figure's way through time in the height of a line of text, with its target; what it says is said in its label.

export interface SparklineProps {
  /** null: nothing was counted then; the line is broken there. */
  readonly values: readonly (number | null)[];
  readonly target: number;
  /** For those who listen. */
  readonly label: string;
}

const [WIDTH, HEIGHT] = [100, 24];
const LINE = { vectorEffect: "non-scaling-stroke" } as const;

export function Sparkline({ values, target, label }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(target, ...known), Math.max(target, ...known)];
  const y = (value: number) => HEIGHT - 2 - (high > low ? (value - low) / (high - low) : 0.5) * (HEIGHT - 4);
  const x = (place: number) => ((place + 0.5) / Math.max(1, values.length)) * WIDTH;
  const pieces = values.map((value, place) => {
    if (value === null) return "";
    const continues = place > 0 && values[place - 1] !== null;
    // A point that stands alone is a dot: a stroke without length.
    const alone = !continues && (values[place + 1] ?? null) === null;
    return `${continues ? "L" : "M"}${String(x(place))} ${String(y(value))}${alone ? "h0" : ""}`;
  });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      preserveAspectRatio="none"
      className="inline-block h-6 w-24 align-middle"
    >
      <path
        {...LINE}
        d={`M0 ${String(y(target))}H${String(WIDTH)}`}
        strokeDasharray="3 3"
        className="fill-none stroke-line-strong"
      />
      <path {...LINE} d={pieces.join("")} strokeLinecap="round" className="fill-none stroke-ink-2 stroke-2" />
    </svg>
  );
}
