// What stands in place of a page behind a link: the same for every link that opens nothing, whatever the reason.
import { isRouteErrorResponse } from "react-router";
import { useWords } from "~/words";
import { Column, Heading, Phone } from "./frame";

interface Callable {
  readonly name: string;
  readonly phone: string;
}

function centresIn(error: unknown): readonly Callable[] | undefined {
  if (!isRouteErrorResponse(error)) return undefined;
  const found: unknown = error.data;
  return isMissing(found) ? found.centres : undefined;
}

function isMissing(found: unknown): found is { readonly centres: readonly Callable[] } {
  return typeof found === "object" && found !== null && "centres" in found && Array.isArray(found.centres);
}

export function MissingPage({ error }: { readonly error: unknown }) {
  const t = useWords("customer");
  const centres = centresIn(error);
  const key = centres ? "missing" : "failed";
  return (
    <Column>
      <title>{t(`${key}.title`)}</title>
      <main id="content" className="flex flex-col gap-5 py-5">
        <Heading title={t(`${key}.title`)}>{t(`${key}.text`)}</Heading>
        <ul className="flex flex-col gap-3">
          {(centres ?? []).map(({ name, phone }) => (
            <li key={`${name}${phone}`}>
              <p className="font-semibold">{name}</p>
              <Phone number={phone} />
            </li>
          ))}
        </ul>
        {!centres && (
          <p>
            <a href="" className="text-accent-ink underline underline-offset-2">
              {t("failed.retry")}
            </a>
          </p>
        )}
      </main>
    </Column>
  );
}
