// Why work may not go somewhere, in words.
import { useMemo } from "react";
import { useWords } from "~/words";
import type { WhyNot } from "./plan";

/** Sentences of `WhyNot`, in the page's language. */
export function useWhyText(): (why: WhyNot) => string {
  const t = useWords("calendar");
  const capacity = useWords("capacity");
  return useMemo(
    () => (why: WhyNot) => {
      switch (why.code) {
        case "past":
        case "mechanic-away":
          return t(`why.${why.code}`);
        case "bay-taken":
          return why.by === "" ? t("why.bay-held") : t("why.bay-taken", { by: why.by });
        case "mechanic-taken":
          return why.by === "" ? t("why.mechanic-held") : t("why.mechanic-taken", { by: why.by });
        default: {
          const { code, ...figures } = why;
          return capacity(`why.${code}`, { ...figures });
        }
      }
    },
    [t, capacity],
  );
}
