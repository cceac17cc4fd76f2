// What stands in place of a page that was refused, not found, or failed.
import { isRouteErrorResponse, useLocation } from "react-router";
import { useWords } from "./words";
import { paths } from "./paths";
import { buttonLook } from "./ui/button";
import { ErrorPage } from "./ui/error-page";
import { staffStylesheet } from "./ui/staff-styles";

const KNOWN = ["400", "403", "404", "409", "413", "429", "500", "503"] as const;
type Known = (typeof KNOWN)[number];

/** The status to speak about. A method or a form that a page doesn't take is a request we could not read. */
export function statusOf(error: unknown): Known {
  if (!isRouteErrorResponse(error)) return "500";
  const status = error.status === 405 || error.status === 415 ? "400" : String(error.status);
  return KNOWN.find((known) => known === status) ?? (error.status >= 500 ? "500" : "400");
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
      {!inFrame && <link rel="stylesheet" href={staffStylesheet} precedence="default" />}
      <title>{`${t(`${status}.title`)} · ${t("product")}`}</title>
      {status === "503" && <meta httpEquiv="refresh" content="5" />}
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
