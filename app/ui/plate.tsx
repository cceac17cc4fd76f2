// The number plate, as on the car: the first thing an eye looks for.
import { cx } from "./cx";

const SIZES = {
  small: "px-1.5 text-[0.875rem]",
  normal: "px-2 py-0.5 text-[1.0625rem]",
  large: "px-3 py-1 text-2xl",
} as const;

export interface PlateProps {
  readonly plate: string;
  readonly size?: keyof typeof SIZES;
}

export function Plate({ plate, size = "normal" }: PlateProps) {
  return (
    <span
      translate="no"
      className={cx(
        "inline-block rounded-[0.3em] border border-plate-line/70 bg-plate font-mono leading-tight font-semibold tracking-wide whitespace-nowrap text-ink",
        SIZES[size],
      )}
    >
      {plate}
    </span>
  );
}
