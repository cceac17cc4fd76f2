// The performance spectrum (Denisov et al. 2018): one line per visit, from when a wait began (above) to when it ended (below).
// Steep lines are short waits, slanted ones long; lines that meet below were let go together.
import { FILL, STROKE, type ChartTone } from "./tones";

export interface SpectrumLine {
  readonly key: string;
  /** Any unit, the same as the axis. */
  readonly start: number;
  readonly end: number;
  /** Where a click leads; nowhere where it is not said. */
  readonly to?: string;
  readonly label: string;
  /** Among the longest: it stands out. */
  readonly isLong: boolean;
}

export interface SpectrumProps {
  readonly lines: readonly SpectrumLine[];
  readonly from: number;
  readonly to: number;
  readonly tone: ChartTone;
  readonly words: {
    readonly began: string;
    readonly ended: string;
    readonly from: string;
    readonly to: string;
  };
}

const [WIDTH, HEIGHT] = [1000, 160];

/** Hidden from those who listen: the list of the same visits stands under it. */
export function Spectrum({ lines, from, to, tone, words }: SpectrumProps) {
  const x = (at: number) => (to > from ? ((at - from) / (to - from)) * WIDTH : 0);
  return (
    <figure aria-hidden="true" className="m-0">
      <div className="text-small text-ink-3">{words.began}</div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="my-1 block h-40 w-full overflow-visible"
      >
        <rect y="0" width={WIDTH} height={HEIGHT} className="fill-sunken" />
        {lines.map(({ key, start, end, to: address, label, isLong }) => (
          <a key={key} {...(address === undefined ? {} : { href: address })} tabIndex={-1}>
            <title>{label}</title>
            <path
              d={`M${x(start)} 0L${x(end)} ${HEIGHT}`}
              vectorEffect="non-scaling-stroke"
              strokeWidth={isLong ? 2.5 : 1.5}
              className={isLong ? "fill-none stroke-danger" : `fill-none ${STROKE[tone]} hover:stroke-ink`}
            />
          </a>
        ))}
        <rect y="-1" width={WIDTH} height="2" className={FILL[tone]} />
        <rect y={HEIGHT - 1} width={WIDTH} height="2" className={FILL[tone]} />
      </svg>
      <div className="text-small text-ink-3">{words.ended}</div>
      <div className="flex justify-between text-small text-ink-3">
        <span>{words.from}</span>
        <span>{words.to}</span>
      </div>
    </figure>
  );
}
