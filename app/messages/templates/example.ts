// Example values, so that a template can be read as a customer would read it. Pure.
import { instant } from "~/journey/instant";
import type { Language } from "~/journey/permissions";
import { fill, type Values } from "../fill";
import type { Channel } from "../kinds";
import { segmentsOf, smsText, type Segments } from "../segments";
import { timeText } from "../written";
import type { Wording } from "./wording";

const SAID = {
  en: {
    customer: "Anna Murphy",
    plate: "191-D-12345",
    car: "Toyota Corolla",
    work: "oil service, brake pads",
    reason: "a part comes later",
    list: "Brake pads: agreed; wipers: not now",
  },
  ru: {
    customer: "Анна Петрова",
    plate: "А123ВС77",
    car: "Toyota Corolla",
    work: "тормозные колодки",
    reason: "деталь привезут позже",
    list: "Тормозные колодки: да, щётки: не сейчас",
  },
} as const;

/** What of the centre stands in the examples. */
export interface ExampleCentre {
  readonly name: string;
  /** As people dial it. */
  readonly phone: string;
  readonly timeZone: string;
  readonly appUrl: string;
}

/** The present day would change the text from day to day; this one has a long name. */
const EXAMPLE_DAY = instant("2030-09-25T09:30:00Z");
const EXAMPLE_SECRET = "Zk3vT0qXn7Lr2sWb9yFh4A";

/** Every placeholder with something to stand for. */
export function exampleValues(centre: ExampleCentre, language: Language, channel: Channel): Values {
  const time = timeText(EXAMPLE_DAY, channel, { timeZone: centre.timeZone, language, now: EXAMPLE_DAY });
  return {
    ...SAID[language],
    centre: centre.name,
    phone: centre.phone,
    time,
    promised: time,
    count: "2",
    link: `${centre.appUrl}/l/${EXAMPLE_SECRET}`,
    code: "482913",
  };
}

export interface Preview {
  readonly subject: string;
  readonly text: string;
  /** Only of an SMS. */
  readonly segments?: Segments;
}

/** The message that a customer would get; unknown names stay as they are. */
export function previewOf({ subject, body }: Wording, channel: Channel, values: Values): Preview {
  const opened = (text: string) =>
    fill(text, values).replace(
      /\[\[(link|code)\]\]/g,
      (_mark, name: string) => (name === "link" ? values.link : values.code) ?? "",
    );
  const text = opened(body);
  if (channel !== "sms") return { subject: fill(subject ?? "", values), text };
  const sent = smsText(text);
  return { subject: "", text: sent, segments: segmentsOf(sent) };
}
