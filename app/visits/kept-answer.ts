// What the page's action answered, for as long as the page stays: the framework forgets it when the page is loaded for news.
import { useState } from "react";
import { useActionData, useLocation } from "react-router";

/** Like `useActionData`, but the answer stays until one goes elsewhere or hands in another form. */
export function useKeptAnswer(): unknown {
  const answer: unknown = useActionData();
  const { key } = useLocation();
  const [kept, keep] = useState({ key, answer });
  if (answer === undefined) return kept.key === key ? kept.answer : undefined;
  if (kept.key !== key || kept.answer !== answer) keep({ key, answer });
  return answer;
}
