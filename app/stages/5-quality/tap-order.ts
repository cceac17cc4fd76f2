// Taps on a page that come faster than they are answered: each waits for the one before, none is lost.
import { useEffect, useRef, type FormEvent } from "react";
import { useNavigation } from "react-router";

/** Milliseconds from the tap until the page knows that a form is under way, at most. */
const LONGEST_START = 500;

/**
 * For the `onSubmit` of forms that are tapped one after the other. Sending a form while another is under way would break
 * off the answer to the first; instead it is kept back until that has come.
 */
export function useTapOrder(): (event: FormEvent<HTMLFormElement>) => void {
  const { state } = useNavigation();
  const idle = useRef(true);
  const waiting = useRef<HTMLFormElement[]>([]);
  const taken = useRef(0);
  useEffect(() => {
    idle.current = state === "idle";
    if (state !== "idle") return;
    taken.current = 0;
    // A form that the answer took away has nothing left to say.
    waiting.current = waiting.current.filter(({ isConnected }) => isConnected);
    waiting.current.shift()?.requestSubmit();
  }, [state]);
  return (event) => {
    // A form that was not sent after all, without a connection, keeps nobody waiting for long.
    const underWay = !idle.current || Date.now() - taken.current < LONGEST_START;
    if (!underWay) {
      taken.current = Date.now();
      return;
    }
    event.preventDefault();
    const form = event.currentTarget;
    if (!waiting.current.includes(form)) waiting.current.push(form);
  };
}

interface FormHandlers {
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}

/** For the properties of a form that looks for itself first: what it refuses takes no turn. */
export function inTurn<Own extends FormHandlers>(own: Own, onTap: FormHandlers["onSubmit"]): Own {
  return {
    ...own,
    onSubmit(event: FormEvent<HTMLFormElement>) {
      own.onSubmit(event);
      if (!event.defaultPrevented) onTap(event);
    },
  };
}
