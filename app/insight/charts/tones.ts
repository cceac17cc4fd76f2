// Colours that tell the causes of waiting apart. None of them stands without its word.

export type ChartTone = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export const FILL = {
  1: "fill-chart-1",
  2: "fill-chart-2",
  3: "fill-chart-3",
  4: "fill-chart-4",
  5: "fill-chart-5",
  6: "fill-chart-6",
  7: "fill-chart-7",
  8: "fill-chart-8",
} as const satisfies Record<ChartTone, string>;

export const STROKE = {
  1: "stroke-chart-1",
  2: "stroke-chart-2",
  3: "stroke-chart-3",
  4: "stroke-chart-4",
  5: "stroke-chart-5",
  6: "stroke-chart-6",
  7: "stroke-chart-7",
  8: "stroke-chart-8",
} as const satisfies Record<ChartTone, string>;
