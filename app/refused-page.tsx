// What stands in place of a page that was refused, not found, or failed.
import { useEffect } from "react";
import { isRouteErrorResponse, useLocation } from "react-router";
import { useWords } from "./words";
import { paths } from "./paths";
import { buttonLook } from "./ui/button";
import { ErrorPage } from "./ui/error-page";
import { isFailedFetch, isReachable } from "./ui/reachable";
import { staffStylesheet } from "./ui/staff-styles";

const KNOWN = ["400", "403", "404", "409", "413", "429", "500", "503"] as const;
type Known = (typeof KNOWN)[number];

/** The status to speak about. A method or a form that a page doesn't take is a request we could not read. */
export function statusOf(error: unknown): Known {
  if (isFailedFetch(error)) return "503";
  if (!isRouteErrorResponse(error)) return "500";
  const status = error.status === 405 || error.status === 415 ? "400" : String(error.status);
  return KNOWN.find((known) => known === status) ?? (error.status >= 500 ? "500" : "400");
}

/** Without a connection a reload would end on the browser's own error page: it waits until there is one. */
function ReloadInTime() {
  useEffect(() => {
    const timer = setInterval(() => {
      void isReachable().then((reachable) => {
        if (reachable) window.location.reload();
      });
    }, 5_000);
    return () => clearInterval(timer);
  }, []);
  return null;
}

/** For the root and for frames that keep their navigation around the failed page. */
export function RefusedPage({
  error,
  inFrame = false,
}: {
  readonly error: unknown;
  readonly inFrame?: boolean;
}) {
  const t = useWords("pages");
  const { pathname, search } = useLocation();
  const status = statusOf(error);
  const again = `${pathname}${search}`;
  return (
    <>
      {/* Without a precedence: React would take over the link of the page that failed, which goes away with it. */}
      {!inFrame && <link rel="stylesheet" href={staffStylesheet} />}
      <title>{`${t(`${status}.title`)} · ${t("product")}`}</title>
      {status === "503" &&
        (isFailedFetch(error) ? <ReloadInTime /> : <meta httpEquiv="refresh" content="5" />)}
      <ErrorPage
        inFrame={inFrame}
        status={Number(status)}
        title={t(`${status}.title`)}
        text={t(`${status}.text`)}
        // Plain links: they work when the program in the browser is what failed.
        actions={
          <>
            {["409", "500", "503"].includes(status) && (
              <a href={again} className={buttonLook("primary")}>
                {status === "409" ? t("reload") : t("retry")}
              </a>
            )}
            <a
              href={paths.board()}
              className={buttonLook(["409", "500", "503"].includes(status) ? "secondary" : "primary")}
            >
              {t("home")}
            </a>
          </>
        }
      />
    </>
  );
}
