// The forecast in words: how far it is off the promise, and why it is not sooner.
import { instant } from "~/journey/instant";
import type { Moment } from "~/ui/zoned-time";
import { useFormat } from "~/ui/centre-context";
import { useLanguage, useWords } from "~/words";
import type { Reason } from "./reasons";

/** Only the hour today, else the day with it, as it stands after "until" or «освободится». */
export function useShortMoment(): (at: Moment) => string {
  const f = useFormat();
  const language = useLanguage();
  return (at) => {
    if (f.day(at) !== f.day(f.now)) return f.moment(at);
    return language === "ru" ? `в\u00a0${f.time(at)}` : f.time(at);
  };
}

export interface Forecast {
  /** "Expected 16:40" */
  readonly text: string;
  /** "25 min after the promise"; undefined while the promise holds. */
  readonly after?: string;
}

/** A function that says when a car is expected and how far that is off its promise. */
export function useForecast(): (readyAt: Moment, promisedAt: Moment | null | undefined) => Forecast {
  const t = useWords("lateness");
  const f = useFormat();
  const short = useShortMoment();
  return (readyAt, promisedAt) => {
    const text = t("expected", { time: short(readyAt) });
    const seconds =
      promisedAt === null || promisedAt === undefined ? 0 : (Number(readyAt) - Number(promisedAt)) / 1000;
    return seconds < 60 ? { text } : { text, after: t("after", { length: f.duration(seconds) }) };
  };
}

/** A function that says why, in one sentence. */
export function useBecause(): (reasons: readonly Reason[]) => string {
  const t = useWords("lateness");
  const f = useFormat();
  const short = useShortMoment();
  const at = (until: number) => ({ time: short(instant(until)) });
  const lasting = (minutes: number) => ({ length: f.duration(minutes * 60) });
  const say = (reason: Reason): string => {
    switch (reason.kind) {
      case "queue":
      case "away":
        return t(`because.${reason.kind}`, at(reason.until));
      case "wait":
        if (reason.cause !== "parts") return t(`because.${reason.cause}`, at(reason.until));
        return t(reason.known ? "because.parts" : "because.partsUsual", at(reason.until));
      case "work":
        return t(reason.over ? "because.over" : "because.work", lasting(reason.minutes));
      case "quality":
        return t("because.quality", lasting(reason.minutes));
      case "never":
        return t("because.never");
      default:
        return reason satisfies never;
    }
  };
  return (reasons) => {
    const text = reasons.map(say).join(t("then"));
    return text === "" ? "" : `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}.`;
  };
}
