// A long list on a page of many: its beginning, and the rest on demand.
import { useState, type ReactNode } from "react";
import { Button } from "~/ui/button";
import { useWords } from "~/words";

/**
 * @param most so many are shown at first; one more than that is not worth a button
 * @returns what is shown, and the button for the rest
 */
export function useFolded<T>(items: readonly T[], most: number): readonly [readonly T[], ReactNode] {
  const t = useWords("foreman");
  const [open, setOpen] = useState(false);
  if (open || items.length <= most + 1) return [items, null];
  const more = (
    <Button type="button" wide icon="chevronDown" className="mt-2" onClick={() => setOpen(true)}>
      {t("more", { count: items.length - most })}
    </Button>
  );
  return [items.slice(0, most), more];
}
