// The years as bars: who had been here before below, who is new above. Drawn on the server.
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import { barsOf } from "./retention";
import type { RetentionYear } from "./retention.server";

const HEIGHT = 160;
const STEP = 64;
const WIDTH = 36;
const BELOW = 22;
const ABOVE = 18;

export function RetentionChart({ years }: { readonly years: readonly RetentionYear[] }) {
  const t = useWords("retention");
  const f = useFormat();
  const bars = barsOf(years);
  const wide = Math.max(4, bars.length) * STEP;
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="flex flex-wrap gap-x-5 gap-y-1 text-small text-ink-2">
        <span className="font-semibold text-ink">{t("chart")}</span>
        <Key look="bg-accent">{t("returning")}</Key>
        <Key look="bg-line-strong">{t("fresh")}</Key>
      </figcaption>
      <svg
        viewBox={`0 0 ${String(wide)} ${String(ABOVE + HEIGHT + BELOW)}`}
        width={wide * 1.25}
        className="block h-auto max-w-full"
        role="img"
        aria-label={t("chart")}
      >
        {bars.map(({ year, returning, fresh }, at) => {
          const x = at * STEP + (STEP - WIDTH) / 2;
          const [low, high] = [returning * HEIGHT, fresh * HEIGHT];
          const middle = x + WIDTH / 2;
          return (
            <g key={year}>
              <rect x={x} y={ABOVE + HEIGHT - low} width={WIDTH} height={low} className="fill-accent" />
              <rect
                x={x}
                y={ABOVE + HEIGHT - low - high}
                width={WIDTH}
                height={high}
                className="fill-line-strong"
              />
              <text
                x={middle}
                y={ABOVE + HEIGHT - low - high - 5}
                textAnchor="middle"
                className="fill-ink text-[11px]"
              >
                {f.number(years[at]?.customers ?? 0)}
              </text>
              <text x={middle} y={ABOVE + HEIGHT + 16} textAnchor="middle" className="fill-ink-2 text-[12px]">
                {year}
              </text>
            </g>
          );
        })}
        <line x1={0} x2={wide} y1={ABOVE + HEIGHT} y2={ABOVE + HEIGHT} className="stroke-line-strong" />
      </svg>
    </figure>
  );
}

function Key({ look, children }: { readonly look: string; readonly children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden="true" className={`inline-block size-3 rounded-sm ${look}`} />
      {children}
    </span>
  );
}
