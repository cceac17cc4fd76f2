// A link's address on its one way to the page: it is kept in the answer to the form that made it, and nowhere else.
import { data } from "react-router";
import type { Instant } from "~/journey/instant";
import type { Alongside } from "~/visits/store.server";
import { linkExpiry, type LinkPurpose } from "./link-purposes";
import { createLink, type NewLink } from "./links.server";

/** Empty until a link was made; one for each request. */
export interface MadeLink {
  link?: NewLink;
}

/** Makes a link in the transaction of a change and keeps its address for the answer. */
export function makesLink(
  made: MadeLink,
  purpose: LinkPurpose,
  wanted: (visit: Parameters<Alongside>[1]["visit"]) => boolean = () => true,
): Alongside {
  return async (tx, { visit, events }) => {
    const now: Instant | undefined = events.at(-1)?.occurredAt;
    if (now === undefined || !wanted(visit)) return;
    const link = { visitId: visit.id, purpose, expiresAt: linkExpiry(purpose, now) };
    made.link = await createLink(tx, visit, link);
  };
}

/**
 * The answer of a form that made a link is a page that shows it, not a redirect: an address that went through a redirect
 * would have to be kept somewhere on the way.
 */
export function showingLink<Answer>(answer: Answer, made: MadeLink) {
  return answer instanceof Response && made.link ? data({ madeLink: made.link }) : answer;
}
