// Which answers a form on the page says itself. A form may go with the news of a colleague's deed; then nobody says it any more.
import { useLayoutEffect, useSyncExternalStore } from "react";

const speakers = new Set<{ readonly answer: unknown }>();
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For the form that shows the answer, as long as it stands on the page. */
export function useSaysBeside(answer: unknown): void {
  useLayoutEffect(() => {
    if (answer === undefined) return;
    const speaker = { answer };
    speakers.add(speaker);
    tell();
    return () => {
      speakers.delete(speaker);
      tell();
    };
  }, [answer]);
}

/** Whether a form on the page says it. Without scripts nobody knows: then it is said twice rather than not at all. */
export function useIsSaidBeside(answer: unknown): boolean {
  return useSyncExternalStore(
    listen,
    () => [...speakers].some((speaker) => speaker.answer === answer),
    () => false,
  );
}
