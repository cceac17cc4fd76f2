// A drawing with numbered places as a page, and what the numbers mean.
import type { DrawingBlock, PaperPoint } from "../paper";

function points(corners: readonly PaperPoint[]): string {
  return corners.map(({ x, y }) => `${String(x)},${String(y)}`).join(" ");
}

export function SheetDrawing({ drawing }: { readonly drawing: DrawingBlock }) {
  const { width, height, outlines, parts, marks } = drawing;
  return (
    <section className="print-together grid gap-4 sm:grid-cols-[1fr_1fr] print:grid-cols-[1fr_1fr]">
      <svg
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        role="img"
        aria-label={drawing.alt}
        className="print:max-w-60"
      >
        <g fill="none" stroke="currentColor" className="text-ink-3">
          {parts.map((corners, at) => (
            <polygon key={at} points={points(corners)} strokeWidth="1.5" opacity="0.6" />
          ))}
          {outlines.map((corners, at) => (
            <polygon key={at} points={points(corners)} strokeWidth="4" />
          ))}
        </g>
        {marks.map(({ x, y, number }) => (
          <g key={number}>
            <circle cx={x} cy={y} r="26" className="fill-ink" />
            <text x={x} y={y + 11} textAnchor="middle" fontSize="32" className="fill-surface font-bold">
              {number}
            </text>
          </g>
        ))}
      </svg>
      <ol className="flex list-inside list-decimal flex-col gap-1">
        {marks.map(({ number, text }) => (
          <li key={number}>{text}</li>
        ))}
      </ol>
    </section>
  );
}
