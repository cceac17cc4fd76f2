// Follows what colleagues do with one visit, without disturbing whoever is filling in a form.
import { useRef, useState } from "react";
import { isBeingTyped } from "./form-identity";
import { useLiveUpdates } from "./use-live-updates";

/** The id of the part of the page that belongs to the stage, with its forms. */
export const STAGE_PAGE = "stage-page";

/**
 * Loads the visit again when it has changed. While a form of the stage is being filled in, the page stays as it is: steps
 * change places when they are done, and what is half-typed would go with them.
 * @param version of the visit as the page shows it
 * @returns whether there is news that the page does not show yet
 */
export function useVisitNews(id: string, version: number): boolean {
  const [heldAt, setHeldAt] = useState<number>();
  const heard = useRef(0);
  useLiveUpdates({
    concerns(news) {
      if (news.visitId !== undefined && news.visitId !== id) return false;
      heard.current = Math.max(heard.current, news.version ?? Infinity);
      return true;
    },
    hold() {
      // One's own change comes back as news too, after its page.
      if (heard.current <= version) return true;
      if (isBeingTyped(STAGE_PAGE)) {
        setHeldAt(version);
        return true;
      }
      heard.current = 0;
      return false;
    },
  });
  return heldAt === version;
}
