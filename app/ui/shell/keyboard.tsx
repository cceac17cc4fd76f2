// Keys of the desk: one letter, or "g" and a letter. They sleep while one types, and can be turned off.
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Dialog } from "../dialog";
import { SEARCH_FIELD_ID } from "./search-box";

export interface KeyCommand {
  /** "n", "?", or "g b": pressed one after the other. */
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
}

export interface KeyboardProps {
  readonly commands: readonly KeyCommand[];
  /** Where to search when the header has no room for its field. */
  readonly onSearch: () => void;
  readonly words: {
    readonly title: string;
    readonly search: string;
    readonly help: string;
    readonly enabled: string;
  };
}

const STORED = "bayline-keys";
const TURNED = "bayline:keys-turned";
const CHORD_MS = 1_500;

/** Listens for the commands, "/" and "?", and shows their list. Opened from elsewhere by the event `OPEN_KEYS`. */
export function Keyboard({ commands, onSearch, words }: KeyboardProps) {
  const [open, setOpen] = useState(false);
  const enabled = useSyncExternalStore(onKeysTurned, areKeysOn, () => true);
  const run = useCallback(
    (keys: string): boolean => {
      if (keys === "?") setOpen(true);
      else if (keys === "/") {
        if (!focusSearch()) onSearch();
      } else {
        const command = commands.find((candidate) => candidate.keys === keys);
        if (!command) return false;
        command.run();
      }
      return true;
    },
    [commands, onSearch],
  );
  useKeys(run, enabled && !open);
  useEffect(() => {
    const show = () => setOpen(true);
    window.addEventListener(OPEN_KEYS, show);
    return () => window.removeEventListener(OPEN_KEYS, show);
  }, []);
  return (
    <Dialog title={words.title} open={open} onOpenChange={setOpen}>
      {() => (
        <>
          <dl className="grid grid-cols-[1fr_auto] gap-y-1">
            {[{ keys: "/", label: words.search }, ...commands, { keys: "?", label: words.help }].map(
              ({ keys, label }) => (
                <div key={keys} className="contents">
                  <dt className="py-1">{label}</dt>
                  <dd className="flex items-center justify-end gap-1">
                    {keys.split(" ").map((key) => (
                      <kbd
                        key={key}
                        className="min-w-6 rounded border border-line bg-sunken px-1.5 text-center font-mono text-small"
                      >
                        {key}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ),
            )}
          </dl>
          <label className="mt-4 flex min-h-control items-center gap-2.5 border-t border-line pt-3">
            <input
              type="checkbox"
              className="size-[1.15em] accent-accent"
              checked={enabled}
              onChange={(event) => turnKeys(event.currentTarget.checked)}
            />
            {words.enabled}
          </label>
        </>
      )}
    </Dialog>
  );
}

export const OPEN_KEYS = "bayline:keys";

function areKeysOn(): boolean {
  return localStorage.getItem(STORED) !== "off";
}

function turnKeys(on: boolean): void {
  localStorage.setItem(STORED, on ? "on" : "off");
  window.dispatchEvent(new Event(TURNED));
}

/** Other windows of the browser tell by "storage", this one by its own event. */
function onKeysTurned(listen: () => void): () => void {
  const events = [TURNED, "storage"];
  for (const name of events) window.addEventListener(name, listen);
  return () => {
    for (const name of events) window.removeEventListener(name, listen);
  };
}

function useKeys(run: (keys: string) => boolean, active: boolean): void {
  const first = useRef({ key: "", at: 0 });
  useEffect(() => {
    if (!active) return;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      const key = latinKey(event);
      const chord = event.timeStamp - first.current.at < CHORD_MS && first.current.key === "g";
      first.current = chord ? { key: "", at: 0 } : { key, at: event.timeStamp };
      if (run(chord ? `g ${key}` : key)) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [run, active]);
}

/** The key's Latin meaning on any layout: on a Russian one the key of "g" sends "п". */
function latinKey({ key, code, shiftKey }: KeyboardEvent): string {
  if (/^[\u0020-\u007e]$/.test(key) && key !== ".") return key.toLowerCase();
  if (code === "Slash") return shiftKey ? "?" : "/";
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest("input, textarea, select, [role=textbox], [role=listbox], [role=menu]") !== null
  );
}

function focusSearch(): boolean {
  const field = document.getElementById(SEARCH_FIELD_ID);
  if (!(field instanceof HTMLInputElement) || field.offsetParent === null) return false;
  field.focus();
  field.select();
  return true;
}
