// What stands in place of a page behind a link: the same for every link that opens nothing, whatever the reason.
import { isRouteErrorResponse } from "react-router";
import { useWords } from "~/words";
import { Column, Heading, Phone } from "./frame";

interface Missing {
  /** Whom to call. */
  readonly centres: readonly { readonly name: string; readonly phone: string }[];
  /** Only after too many requests from one address. */
  readonly waitMinutes?: number;
}

function isMissing(found: unknown): found is Missing {
  return typeof found === "object" && found !== null && "centres" in found && Array.isArray(found.centres);
}

function missingIn(error: unknown): Missing | undefined {
  const found: unknown = isRouteErrorResponse(error) ? error.data : undefined;
  return isMissing(found) ? found : undefined;
}

export function MissingPage({ error }: { readonly error: unknown }) {
  const missing = missingIn(error);
  return (
    <Column>
      <main id="content" className="flex flex-col gap-5 py-5">
        {missing ? <Nothing missing={missing} /> : <Failed />}
      </main>
    </Column>
  );
}

function Nothing({ missing: { centres, waitMinutes } }: { readonly missing: Missing }) {
  const t = useWords("customer");
  const title = t(waitMinutes === undefined ? "missing.title" : "tooOften.title");
  return (
    <>
      <title>{title}</title>
      <Heading title={title}>
        {waitMinutes === undefined ? t("missing.text") : t("tooOften.text", { count: waitMinutes })}
      </Heading>
      {centres.length === 0 ? (
        <p>{t("missing.number")}</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {centres.map(({ name, phone }) => (
            <li key={`${name}${phone}`}>
              <p className="font-semibold">{name}</p>
              <Phone number={phone} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The fault is ours, and passes. */
function Failed() {
  const t = useWords("customer");
  return (
    <>
      <title>{t("failed.title")}</title>
      <Heading title={t("failed.title")}>{t("failed.text")}</Heading>
      <p>
        <a href="" className="text-accent-ink underline underline-offset-2">
          {t("failed.retry")}
        </a>
      </p>
    </>
  );
}
