// Taps on a page that come faster than they are answered: each waits for the one before, none is lost.
import { useEffect, useRef, type FormEvent } from "react";
import { useNavigation } from "react-router";

/**
 * For the `onSubmit` of forms that are tapped one after the other. Sending a form while another is under way would break
 * off the answer to the first; instead it is kept back until that has come.
 */
export function useTapOrder(): (event: FormEvent<HTMLFormElement>) => void {
  const { state } = useNavigation();
  const waiting = useRef<HTMLFormElement[]>([]);
  const busy = useRef(false);
  useEffect(() => {
    if (state !== "idle") return;
    busy.current = false;
    const next = waiting.current.shift();
    if (next?.isConnected) next.requestSubmit();
  }, [state]);
  return (event) => {
    if (busy.current) {
      event.preventDefault();
      const form = event.currentTarget;
      if (!waiting.current.includes(form)) waiting.current.push(form);
      return;
    }
    busy.current = true;
  };
}
