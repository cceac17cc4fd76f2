// A half-written form of the intake on a page: what it begins with, whether it is kept, and whether a colleague was there.
import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import type { DraftSection, DraftValues, SectionDraft } from "./draft";
import { followForm, formValues, keepOnServer, type Memory } from "./follow-form";
import { localKey, readLocal, writeLocal } from "./local-draft";

export type DraftState = "still" | "kept" | "not-sent" | "overtaken";

export interface DraftOf {
  readonly visitId: string;
  readonly section: DraftSection;
  /** As the server has it. */
  readonly stored: SectionDraft | undefined;
  /** Who looks at the page. */
  readonly me: string;
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

function memoryOf(version: number, unsent?: DraftValues): Memory {
  return { version, last: undefined, unsent, handedIn: false, sending: false };
}

export function useDraft({ visitId, section, stored, me }: DraftOf): FollowedDraft {
  const key = localKey(visitId, section);
  const around = useRef<HTMLDivElement>(null);
  const memory = useRef<Memory>(memoryOf(stored?.version ?? 0));
  const [begins, setBegins] = useState({ epoch: 0, values: stored?.values ?? undefined });
  const [{ state, theirs }, setNews] = useState<{ state: DraftState; theirs?: SectionDraft }>({
    state: "still",
  });

  const beginWith = useCallback((values: DraftValues | undefined, next: Memory) => {
    memory.current = next;
    setBegins(({ epoch }) => ({ epoch: epoch + 1, values }));
    setNews({ state: "still" });
  }, []);

  const meetTheirs = useCallback((theirs: SectionDraft, mine: DraftValues) => {
    memory.current.unsent = mine;
    setNews({ state: "overtaken", theirs });
  }, []);
  useBefore(key, { stored, me }, beginWith, meetTheirs);
  useHandedIn(stored, me, memory, beginWith);

  const overtaken = state === "overtaken";
  useEffect(() => {
    const box = around.current;
    if (!box || overtaken) return;
    const present = memory.current;
    const keep = (values: DraftValues) => {
      present.sending = true;
      void keepOnServer({ visitId, section }, present, values).then((news) => {
        present.sending = false;
        if (news.state === "kept") writeLocal(key, undefined);
        if (!present.handedIn || news.state !== "overtaken") setNews(news);
      });
    };
    const end = followForm(box, { key, memory: present, keep });
    return () => {
      end();
      // A form that was handed in and taken leaves the page: nothing of it is kept here.
      if (present.handedIn) writeLocal(key, undefined);
    };
  }, [begins.epoch, key, overtaken, section, visitId]);

  const version = theirs?.version ?? 0;
  return {
    around,
    ...begins,
    state,
    theirs,
    takeTheirs() {
      writeLocal(key, undefined);
      beginWith(theirs?.values ?? undefined, memoryOf(version));
    },
    keepMine() {
      const mine = memory.current.unsent ?? formValues(around.current);
      beginWith(mine, memoryOf(version, mine));
    },
  };
}

/** What one has handed in oneself is on record: the form begins with that, and what was half-written before is over. */
function useHandedIn(
  stored: SectionDraft | undefined,
  me: string,
  memory: RefObject<Memory>,
  beginWith: (values: DraftValues | undefined, memory: Memory) => void,
): void {
  const version = stored?.values === null && stored.by === me ? stored.version : 0;
  useEffect(() => {
    if (version <= memory.current.version) return;
    const begun = requestAnimationFrame(() => beginWith(undefined, memoryOf(version)));
    return () => cancelAnimationFrame(begun);
  }, [version, memory, beginWith]);
}

/**
 * What this tablet kept before a reload or without a network: it counts, unless a colleague has written since. What the same
 * person has kept last got no answer before the reload, no more.
 */
function useBefore(
  key: string,
  page: Pick<DraftOf, "stored" | "me">,
  beginWith: (values: DraftValues | undefined, memory: Memory) => void,
  meetTheirs: (theirs: SectionDraft, mine: DraftValues) => void,
): void {
  const first = useRef(page);
  useEffect(() => {
    const { stored, me } = first.current;
    const found = requestAnimationFrame(() => {
      const unsent = readLocal(key);
      if (!unsent) return;
      const version = stored?.version ?? 0;
      if (version === unsent.base || (stored?.values && stored.by === me))
        beginWith(unsent.values, memoryOf(version, unsent.values));
      else if (stored?.values) meetTheirs(stored, unsent.values);
      else writeLocal(key, undefined);
    });
    return () => cancelAnimationFrame(found);
  }, [key, beginWith, meetTheirs]);
}
