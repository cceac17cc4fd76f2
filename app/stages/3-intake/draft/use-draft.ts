// Follows a form of the intake while it is being filled in: keeps it on this tablet at once, and on the server soon after.
import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { paths } from "~/paths";
import { SectionDraft, valuesOf, DraftValues, type DraftSection } from "./draft";
import { z } from "zod";

/** How often it is looked whether something has changed, milliseconds. */
const LOOK_EVERY = 800;

/** A form that is still there so long after it was handed in was refused: what stands in it is followed again. */
const ANSWERED_WITHIN = 5000;

/** What this tablet has that the server does not have yet. */
const Local = z.object({ base: z.int().min(0), values: DraftValues });
type Local = z.infer<typeof Local>;

function localKey(visitId: string, section: DraftSection): string {
  return `bayline:intake:${visitId}:${section}`;
}

/** A browser without room or permission keeps nothing: the server still does. */
const local = {
  read(key: string): Local | undefined {
    try {
      const read = Local.safeParse(JSON.parse(localStorage.getItem(key) ?? "null"));
      return read.success ? read.data : undefined;
    } catch {
      return undefined;
    }
  },
  write(key: string, value: Local | undefined): void {
    try {
      if (value) localStorage.setItem(key, JSON.stringify(value));
      else localStorage.removeItem(key);
    } catch {
      // Private windows of some browsers refuse.
    }
  },
};

export type DraftState = "still" | "keeping" | "kept" | "not-sent" | "overtaken";

interface Kept {
  readonly version: number;
  readonly values: DraftValues | undefined;
}

const Theirs = z.object({ theirs: SectionDraft });
const Version = z.object({ version: z.int().min(1) });

export interface DraftOf {
  readonly visitId: string;
  readonly section: DraftSection;
  readonly stored: SectionDraft | undefined;
}

export interface FollowedDraft {
  /** Stands around the form. */
  readonly around: RefObject<HTMLDivElement | null>;
  /** What the form begins with, instead of what is on record. */
  readonly values: DraftValues | undefined;
  /** Changes when the form has to begin afresh with other values. */
  readonly epoch: number;
  readonly state: DraftState;
  /** What a colleague has written meanwhile; only while nobody has decided which of the two counts. */
  readonly theirs: SectionDraft | undefined;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
}

async function send(visitId: string, section: DraftSection, base: number, values: DraftValues) {
  const body = new URLSearchParams({ section, base: String(base), values: JSON.stringify(values) });
  return fetch(paths.intakeDraft(visitId), { method: "POST", body, keepalive: true }).catch(() => undefined);
}

export function useDraft({ visitId, section, stored }: DraftOf): FollowedDraft {
  const key = localKey(visitId, section);
  const around = useRef<HTMLDivElement>(null);
  const [begins, setBegins] = useState({ epoch: 0, values: stored?.values ?? undefined });
  const [state, setState] = useState<DraftState>("still");
  const [theirs, setTheirs] = useState<SectionDraft>();
  const kept = useRef<Kept>({ version: stored?.version ?? 0, values: undefined });
  const mine = useRef<DraftValues>(undefined);
  const handedIn = useRef(false);
  const sending = useRef(false);

  const formNow = useCallback((): DraftValues | undefined => {
    const form = around.current?.querySelector("form");
    return form ? valuesOf(new FormData(form)) : undefined;
  }, []);

  /** What this tablet kept before a reload or while there was no network. */
  useEffect(() => {
    const unsent = local.read(key);
    if (!unsent) return;
    mine.current = unsent.values;
    const restored = requestAnimationFrame(() => {
      if (unsent.base === kept.current.version || !stored)
        setBegins(({ epoch }) => ({ epoch: epoch + 1, values: unsent.values }));
      else if (stored.values !== null) {
        setTheirs(stored);
        setState("overtaken");
      } else local.write(key, undefined);
    });
    return () => cancelAnimationFrame(restored);
    // Only once: what came later is followed below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);

  const keep = useCallback(
    async (values: DraftValues) => {
      if (sending.current) return;
      sending.current = true;
      setState("keeping");
      const { version } = kept.current;
      const answer = await send(visitId, section, version, values);
      sending.current = false;
      const told: unknown = await answer?.json().catch(() => undefined);
      const done = Version.safeParse(told);
      const newer = Theirs.safeParse(told);
      if (answer?.ok && done.success) {
        kept.current = { version: done.data.version, values };
        local.write(key, undefined);
        setState("kept");
      } else if (answer?.status === 409 && newer.success && !handedIn.current) {
        setTheirs(newer.data.theirs);
        setState("overtaken");
      } else if (answer?.status === 410) setState("still");
      else setState("not-sent");
    },
    [key, section, visitId],
  );

  const overtaken = state === "overtaken";
  useEffect(() => {
    const box = around.current;
    if (!box || overtaken) return;
    const begun = JSON.stringify(kept.current.values ?? formNow() ?? {});
    const changed = () => {
      const values = formNow();
      if (!values || handedIn.current) return undefined;
      const last = kept.current.values ? JSON.stringify(kept.current.values) : begun;
      const restored = mine.current !== undefined;
      return JSON.stringify(values) === last && !restored ? undefined : values;
    };
    const look = () => {
      const values = changed();
      if (!values) return;
      mine.current = undefined;
      local.write(key, { base: kept.current.version, values });
      void keep(values);
    };
    const typed = () => {
      handedIn.current = false;
      const values = changed();
      if (values) local.write(key, { base: kept.current.version, values });
    };
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const submitted = (event: SubmitEvent) => {
      // A line more or less is no handing in.
      if (event.submitter?.getAttribute("name") === "__intent__") return;
      handedIn.current = true;
      clearTimeout(waiting);
      waiting = setTimeout(() => (handedIn.current = false), ANSWERED_WITHIN);
    };
    const timer = setInterval(look, LOOK_EVERY);
    box.addEventListener("input", typed);
    box.addEventListener("submit", submitted);
    addEventListener("pagehide", typed);
    return () => {
      clearInterval(timer);
      clearTimeout(waiting);
      box.removeEventListener("input", typed);
      box.removeEventListener("submit", submitted);
      removeEventListener("pagehide", typed);
    };
  }, [begins.epoch, formNow, keep, key, overtaken]);

  /** A form that was handed in and taken leaves the page: nothing of it is kept here. */
  useEffect(
    () => () => {
      if (handedIn.current) local.write(key, undefined);
    },
    [key],
  );

  return {
    around,
    values: begins.values,
    epoch: begins.epoch,
    state,
    theirs,
    takeTheirs() {
      kept.current = { version: theirs?.version ?? 0, values: undefined };
      mine.current = undefined;
      local.write(key, undefined);
      setBegins(({ epoch }) => ({ epoch: epoch + 1, values: theirs?.values ?? undefined }));
      setTheirs(undefined);
      setState("still");
    },
    keepMine() {
      const values = mine.current ?? formNow();
      kept.current = { version: theirs?.version ?? 0, values: undefined };
      setTheirs(undefined);
      setState("still");
      if (values) {
        setBegins(({ epoch }) => ({ epoch: epoch + 1, values }));
        void keep(values);
      }
    },
  };
}
