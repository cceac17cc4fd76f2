// XES (IEEE 1849-2016): a trace per visit, a start and a complete event per activity.
import { iso, type Instant } from "~/journey/instant";
import type { Activity } from "./activities";

const ESCAPES: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" };

/** Signs that XML does not allow are left out. */
export function xmlText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[<>&"]/g, (sign) => ESCAPES[sign] ?? "");
}

function attribute(kind: "string" | "date" | "int", key: string, value: string | number): string {
  return `<${kind} key="${key}" value="${xmlText(String(value))}"/>`;
}

function eventText(
  activity: Activity,
  resource: string,
  transition: "start" | "complete",
  at: Instant,
): string {
  return [
    "<event>",
    attribute("string", "concept:name", activity.activity),
    attribute("string", "concept:instance", `${activity.activity} ${activity.instance}`),
    attribute("string", "lifecycle:transition", transition),
    attribute("date", "time:timestamp", iso(at)),
    attribute("string", "org:resource", resource),
    attribute("string", "stage", activity.stage),
    attribute("string", "cause", activity.cause),
    attribute("int", "loop", activity.loop),
    attribute("int", "sorting", activity.sorting),
    "</event>\n",
  ].join("");
}

export const XES_BEGINNING = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<classifier name="Activity" keys="concept:name"/>
`;
export const XES_END = "</log>\n";

/** @param nameOf says who a resource is */
export function traceText(
  caseId: string,
  activities: readonly Activity[],
  nameOf: (resource: string) => string,
): string {
  const events = activities.flatMap((each) => {
    const [resource, started] = [nameOf(each.resource), { at: each.start, activity: each }];
    return [
      { ...started, text: eventText(each, resource, "start", each.start) },
      { at: each.complete, activity: each, text: eventText(each, resource, "complete", each.complete) },
    ];
  });
  // Stable: what happens at the same moment stays in its order.
  const inOrder = events.sort((one, other) => one.at - other.at).map(({ text }) => text);
  return `<trace>\n${attribute("string", "concept:name", caseId)}\n${inOrder.join("")}</trace>\n`;
}
