// Why somebody was not written to, in words.
import { useWords } from "~/words";
import { LEFT_OUT } from "./left-out";

const KNOWN = [...LEFT_OUT, "gone", "came-since", "done-since", "too-late", "quiet-hours"] as const;

export function useWhy(): (reason: string) => string {
  const t = useWords("campaigns");
  return (reason) => t(`why.${KNOWN.find((each) => each === reason) ?? "other"}`);
}
