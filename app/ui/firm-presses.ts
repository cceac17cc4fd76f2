// A press counts for the button it began on: also when an answer or news moves the page in the middle of it.
import { useEffect } from "react";

/** Beyond it the hand has moved too, and has perhaps thought better of it. In pixels. */
const STEADY = 10;
/** A tap's own click comes at the latest so long after the finger has left. In milliseconds. */
const CLICK_WITHIN = 400;

interface Press {
  readonly pointerId: number;
  readonly button: Element;
  readonly x: number;
  readonly y: number;
  /** Where the button stood. */
  readonly left: number;
  readonly top: number;
}

function pressOf({ target, pointerId, isPrimary, button: which, clientX, clientY }: PointerEvent) {
  const button = target instanceof Element ? target.closest("button, a[href]") : null;
  if (!button || !isPrimary || which !== 0) return undefined;
  const { left, top } = button.getBoundingClientRect();
  return { pointerId, button, x: clientX, y: clientY, left, top };
}

/** The button that was pressed, if it has moved away from a finger or a pointer that has not. */
function leftBehind({ button, ...press }: Press, { pointerId, clientX, clientY }: PointerEvent) {
  if (pointerId !== press.pointerId || !button.isConnected) return undefined;
  if (Math.hypot(clientX - press.x, clientY - press.y) > STEADY) return undefined;
  const { left, top } = button.getBoundingClientRect();
  if (left === press.left && top === press.top) return undefined;
  return button.contains(document.elementFromPoint(clientX, clientY)) ? undefined : button;
}

/** Follows the window's presses until the returned function is called. */
function followPresses(): () => void {
  const over = new AbortController();
  const options = { capture: true, signal: over.signal };
  let press: Press | undefined;
  let repeatedAt = -Infinity;
  const down = (event: PointerEvent) => {
    press = pressOf(event);
    repeatedAt = -Infinity;
  };
  const up = (event: PointerEvent) => {
    const button = press && leftBehind(press, event);
    press = undefined;
    if (!(button instanceof HTMLElement)) return;
    repeatedAt = event.timeStamp;
    // After the browser's own click, which falls on whatever has come under the finger.
    setTimeout(() => button.click());
  };
  const click = (event: MouseEvent) => {
    if (!event.isTrusted || event.timeStamp - repeatedAt > CLICK_WITHIN) return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("pointerdown", down, options);
  window.addEventListener("pointerup", up, options);
  window.addEventListener("pointercancel", () => (press = undefined), options);
  window.addEventListener("click", click, options);
  return () => over.abort();
}

/** For the root: no press is lost, and none falls on a button that has just moved under the finger. */
export function useFirmPresses(): void {
  useEffect(followPresses, []);
}
