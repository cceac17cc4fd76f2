// The document around every page: language, theme, styles, and what is shown when a page cannot be.
import { useState, type ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
} from "react-router";
import type { Route } from "./+types/root";
import { nonceContext } from "~/platform/http/nonce";
import { asLanguage, FALLBACK_LANGUAGE } from "~/platform/i18n/language";
import { withRequestScope } from "~/platform/request-scope.server";
import { readerOf } from "~/people/staff/reader.server";
import { useFirmPresses } from "~/ui/firm-presses";
import { keepPageOfUnsentForm, keepPageWithoutNews, useRememberedPage } from "~/ui/form/unsent";
import { asPageHandle } from "~/ui/page-handle";
import { ErrorWordsContext } from "~/ui/use-ui-words";
import { RefusedPage } from "./refused-page";
import { errorWords, texts } from "./words";

export async function loader({ request, context }: Route.LoaderArgs) {
  return { ...(await readerOf(request)), nonce: context.get(nonceContext) };
}

/** What one request finds out once, all its loaders share. */
export const middleware: Route.MiddlewareFunction[] = [(_, next) => withRequestScope(next)];

/** In the browser: a form without an answer leaves its page in place, and so do news that do not arrive. */
export const clientMiddleware: Route.ClientMiddlewareFunction[] = [keepPageOfUnsentForm, keepPageWithoutNews];

export const links: Route.LinksFunction = () => [{ rel: "icon", href: "/icon.svg", type: "image/svg+xml" }];

export function Layout({ children }: { readonly children: ReactNode }) {
  const { language, theme, nonce, withoutScripts } = useDocument();
  return (
    <html lang={language} dir="ltr" {...(theme === "system" ? {} : { "data-theme": theme })}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <NonceForLibraries nonce={nonce} />
        <Meta />
        {/* Our stylesheets pass the policy by their address; a nonce would differ after hydration. */}
        <Links nonce="" />
      </head>
      <body>
        <I18nextProvider i18n={texts.instance(language)}>
          <ErrorWordsContext value={(code) => errorWords(language, code)}>{children}</ErrorWordsContext>
        </I18nextProvider>
        {!withoutScripts && <ScrollRestoration />}
        {!withoutScripts && <Scripts />}
      </body>
    </html>
  );
}

/** react-aria reads it for the few styles it adds. A later page's nonce would be wrong: this document's policy keeps the first. */
function NonceForLibraries({ nonce }: { readonly nonce: string | undefined }) {
  const [first] = useState(nonce);
  return <meta property="csp-nonce" nonce={first} suppressHydrationWarning />;
}

/** The language of the innermost page that has an opinion, else the reader's; without loader data (an error) the fallback. */
function useDocument() {
  const reader = useRouteLoaderData<typeof loader>("root");
  const handles = useMatches().map((match) => ({
    handle: asPageHandle(match.handle),
    data: match.loaderData,
  }));
  const ofPage = handles.map(({ handle, data }) => asLanguage(handle.language?.(data))).findLast(Boolean);
  return {
    language: ofPage ?? reader?.language ?? FALLBACK_LANGUAGE,
    theme: reader?.theme ?? "system",
    nonce: reader?.nonce,
    withoutScripts: handles.some(({ handle }) => handle.withoutScripts),
  };
}

export default function App() {
  useRememberedPage();
  useFirmPresses();
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <RefusedPage error={error} />;
}
