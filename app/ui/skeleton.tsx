// The shape of what is coming, in its final place, shown only when it takes longer than 300 ms.
import { cx } from "./cx";

/** `className` gives the final width and height: "h-4 w-40". */
export function Skeleton({ className }: { readonly className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx("appear-late block animate-pulse rounded bg-hover", className ?? "h-4 w-full")}
    />
  );
}
