// A bar from zero to a value, with a whisker from the low to the high end of its interval. As wide as there is room; the words
// stand beside it, outside the picture, so that they keep their size.
import { cx } from "~/ui/cx";
import { FILL, type ChartTone } from "./tones";

export interface WhiskerBarProps {
  readonly value: number;
  /** The interval of the value; without it there is no whisker. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** What the full width stands for: the same for all bars of a chart. */
  readonly max: number;
  readonly tone: ChartTone;
  /** A line across, such as a target. */
  readonly mark?: number | undefined;
  /** Names the picture where no table or text beside it says the same. */
  readonly label?: string;
}

const LINE = { vectorEffect: "non-scaling-stroke" } as const;

export function WhiskerBar({ value, low, high, max, tone, mark, label }: WhiskerBarProps) {
  const at = (amount: number) => (max > 0 ? Math.min(1000, Math.max(0, (amount / max) * 1000)) : 0);
  const named = label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return (
    <svg {...named} viewBox="0 0 1000 20" preserveAspectRatio="none" className="block h-5 w-full">
      <rect x="0" y="0" width="1000" height="20" className="fill-sunken" />
      <rect x="0" y="3" width={at(value)} height="14" className={FILL[tone]} />
      {low !== undefined && high !== undefined && (
        <g className="fill-none stroke-ink stroke-2">
          <path {...LINE} d={`M${at(low)} 10H${at(high)}`} />
          <path {...LINE} d={`M${at(low)} 6V14M${at(high)} 6V14`} />
        </g>
      )}
      {mark !== undefined && (
        <path
          {...LINE}
          d={`M${at(mark)} 0V20`}
          strokeDasharray="3 2"
          className={cx("fill-none stroke-2 stroke-ink-2")}
        />
      )}
    </svg>
  );
}

/** The end of a scale that has room for every value and whisker: a round number, not below `floor`. */
export function roundMax(values: readonly number[], floor = 1): number {
  const largest = Math.max(floor, ...values.filter(Number.isFinite));
  const step = 10 ** Math.floor(Math.log10(largest));
  return ([1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((factor) => factor * step >= largest) ?? 10) * step;
}
