// Watches a form while it is being filled in: what changes is kept on the tablet at once and on the server soon after.
import { z } from "zod";
import { paths } from "~/paths";
import { SectionDraft, valuesOf, type DraftSection, type DraftValues } from "./draft";
import { writeLocal } from "./local-draft";

/** How often it is looked whether something has changed, milliseconds. */
const LOOK_EVERY = 800;

/** A form that is still there so long after it was handed in was refused: what stands in it is followed again. */
const ANSWERED_WITHIN = 5000;

const CONFLICT = 409;
const GONE = 410;

/** What is known of a form between two looks at it. */
export interface Memory {
  /** Of what the server has. */
  version: number;
  /** As it was kept there, or as the form began. */
  last: string | undefined;
  /** From before a reload, and not on the server yet. */
  unsent: DraftValues | undefined;
  handedIn: boolean;
  sending: boolean;
}

export function formValues(box: HTMLElement | null): DraftValues | undefined {
  const form = box?.querySelector("form");
  return form ? valuesOf(new FormData(form)) : undefined;
}

export type Kept =
  | { readonly state: "kept" | "not-sent" | "still" }
  | { readonly state: "overtaken"; readonly theirs: SectionDraft };

const Theirs = z.object({ theirs: SectionDraft });
const Version = z.object({ version: z.int().min(1) });

/** Sends what stands in a form to be kept. */
export async function keepOnServer(
  { visitId, section }: { readonly visitId: string; readonly section: DraftSection },
  memory: Memory,
  values: DraftValues,
): Promise<Kept> {
  const body = new URLSearchParams({ section, base: String(memory.version), values: JSON.stringify(values) });
  const address = paths.intakeDraft(visitId);
  const answer = await fetch(address, { method: "POST", body, keepalive: true }).catch(() => undefined);
  const told: unknown = await answer?.json().catch(() => undefined);
  const done = Version.safeParse(told);
  if (answer?.ok && done.success) {
    memory.version = done.data.version;
    memory.last = JSON.stringify(values);
    return { state: "kept" };
  }
  const newer = Theirs.safeParse(told);
  if (answer?.status === CONFLICT && newer.success) return { state: "overtaken", theirs: newer.data.theirs };
  return { state: answer?.status === GONE ? "still" : "not-sent" };
}

interface Followed {
  readonly key: string;
  readonly memory: Memory;
  readonly keep: (values: DraftValues) => void;
}

/** What differs from what is kept. */
function changedIn(box: HTMLElement, memory: Memory): DraftValues | undefined {
  const values = formValues(box);
  if (!values || memory.handedIn) return undefined;
  return JSON.stringify(values) === memory.last && !memory.unsent ? undefined : values;
}

/** @returns what ends it */
export function followForm(box: HTMLElement, { key, memory, keep }: Followed): () => void {
  memory.last ??= JSON.stringify(formValues(box) ?? {});
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const noted = () => {
    const values = changedIn(box, memory);
    if (values) writeLocal(key, { base: memory.version, values });
    return values;
  };
  const look = () => {
    const values = memory.sending ? undefined : noted();
    if (!values) return;
    memory.unsent = undefined;
    keep(values);
  };
  const typed = () => {
    memory.handedIn = false;
    noted();
  };
  const submitted = (event: SubmitEvent) => {
    // A line more or less is no handing in.
    if (event.submitter?.getAttribute("name") === "__intent__") return;
    memory.handedIn = true;
    clearTimeout(waiting);
    waiting = setTimeout(() => (memory.handedIn = false), ANSWERED_WITHIN);
  };
  const timer = setInterval(look, LOOK_EVERY);
  box.addEventListener("input", typed);
  box.addEventListener("submit", submitted);
  addEventListener("pagehide", noted);
  return () => {
    clearInterval(timer);
    clearTimeout(waiting);
    box.removeEventListener("input", typed);
    box.removeEventListener("submit", submitted);
    removeEventListener("pagehide", noted);
  };
}
