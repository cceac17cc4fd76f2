// The form of a new request in the browser, and what the centre turns out to know while it is filled in.
import { useEffect, useRef, useState } from "react";
import { z } from "zod";
import { paths } from "~/paths";
import { useCentre } from "~/ui/centre-context";
import { useZodForm } from "~/ui/form/use-zod-form";
import type { Known } from "./look-up.server";
import type { RequestAnswer } from "./request.action.server";
import { NewRequest } from "./request.schema";

/** Texts of the fields that stand in a fresh form. */
export interface RequestTexts {
  readonly phone?: string;
  readonly name?: string;
  readonly language: string;
  readonly smsConsent?: boolean;
  readonly channel: string;
  readonly transport: string;
  readonly plate?: string;
  readonly make?: string;
  readonly model?: string;
  readonly year?: string;
  readonly vin?: string;
  readonly complaint?: string;
  readonly enquiryId?: string;
}

export function useRequestForm(start: RequestTexts, answer: RequestAnswer | undefined) {
  const { timeZone } = useCentre();
  const [form, fields] = useZodForm({
    id: "new-request",
    schema: NewRequest({ timeZone }),
    lastResult: answer?.result,
    defaultValue: start,
  });
  return { form, fields };
}

export type RequestForm = ReturnType<typeof useRequestForm>;

/** So long a pause in typing is worth a question to the server. */
const PAUSE_MS = 250;

/** What our own server says, or nothing: a question without an answer must not disturb whoever is typing. */
const Answer = z.custom<Known>(
  (value) => typeof value === "object" && value !== null && "phoneComplete" in value,
);

async function lookUp(address: string, signal: AbortSignal): Promise<Known | undefined> {
  try {
    const response = await fetch(address, { signal, headers: { Accept: "application/json" } });
    return response.ok ? Answer.safeParse(await response.json()).data : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Asks what the centre knows of a number or a plate, once the typing pauses. Without scripts nobody asks, and the answer to
 * the posted form says the same.
 * @param told what the page came with, or what the answer to the form said: it counts until somebody types again
 */
export function useLookUp(of: "phone" | "plate" | "vin", told: Known | undefined) {
  const [answer, setAnswer] = useState<Known>();
  const [outdated, setOutdated] = useState<Known>();
  const question = useRef<AbortController>(undefined);
  useEffect(() => () => question.current?.abort(), []);
  const ask = (typed: string) => {
    question.current?.abort();
    const { signal } = (question.current = new AbortController());
    setOutdated(told);
    const address = `${paths.requestLookUp()}?${new URLSearchParams({ [of]: typed }).toString()}`;
    setTimeout(() => {
      if (signal.aborted) return;
      void lookUp(address, signal).then((found) => {
        if (!signal.aborted) setAnswer(found);
      });
    }, PAUSE_MS);
  };
  const asked = told === undefined || told === outdated;
  return { known: asked ? answer : told, asked, ask };
}
