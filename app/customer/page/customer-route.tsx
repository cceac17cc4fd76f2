// What every page that a customer opens has in common as a route: styles, no scripts, its language, title, headers, and the
// page in its place when there is none. A route re-exports what it needs under the names that the framework knows.
import { useRouteError, type RouterContextProvider } from "react-router";
import { clientAddressContext } from "~/platform/http/client-address";
import { asLanguage } from "~/platform/i18n/language";
import { customerLinks } from "~/ui/customer-styles";
import type { PageHandle } from "~/ui/page-handle";
import { MissingPage } from "./missing-page";

export { customerLinks };

/** Nobody keeps a copy, and no search engine lists it. The policies of all pages come from the web server. */
export const PRIVATE = { "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow" } as const;

/** What the loader of a customer's page has to give: whose page it is. */
interface CustomerData {
  readonly frame: {
    readonly centre: { readonly name: string };
    readonly vehicle?: { readonly plate: string };
    readonly settings: { readonly language: string };
  };
  /** Where it is not the car and the centre. */
  readonly title?: string;
}

function isCustomerData(found: unknown): found is CustomerData {
  return typeof found === "object" && found !== null && "frame" in found;
}

/** Sent without scripts, in the language of the customer behind the link. */
export const customerHandle: PageHandle = {
  withoutScripts: true,
  language: (found) => (isCustomerData(found) ? asLanguage(found.frame.settings.language) : undefined),
};

/** The seconds to wait reach the browser with the page that says so. */
export function customerHeaders({
  actionHeaders,
  errorHeaders,
}: {
  readonly actionHeaders?: Headers;
  readonly errorHeaders: Headers | undefined;
}) {
  const retry = errorHeaders?.get("Retry-After") ?? actionHeaders?.get("Retry-After");
  return { ...PRIVATE, ...(retry ? { "Retry-After": retry } : {}) };
}

export function customerMeta({ loaderData }: { readonly loaderData?: unknown }) {
  if (!isCustomerData(loaderData)) return [];
  const { title, frame } = loaderData;
  return [{ title: title ?? [frame.vehicle?.plate, frame.centre.name].filter(Boolean).join(" · ") }];
}

/** The page for a link that opens nothing. The framework hands an error only to a boundary that its route defines itself. */
export function CustomerErrorBoundary() {
  return <MissingPage error={useRouteError()} />;
}

/** The visitor's network address, for the limits. */
export function visitorAddress(context: Readonly<RouterContextProvider>): string {
  return context.get(clientAddressContext);
}
