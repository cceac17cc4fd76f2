// The way from page to page of a long list.
import { LinkButton } from "./button";
import { Row } from "./layout";
import { useUiWords } from "./use-ui-words";

export interface PageLinksProps {
  /** From 1. */
  readonly page: number;
  /** Whether another one follows. */
  readonly more: boolean;
  readonly to: (page: number) => string;
  /** Where it is known how many rows there are in all. */
  readonly rows?: { readonly perPage: number; readonly total: number };
}

/** Nothing, when all stands on one page. */
export function PageLinks({ page, more, to, rows }: PageLinksProps) {
  const t = useUiWords();
  if (page === 1 && !more) return null;
  const before = rows ? (page - 1) * rows.perPage : 0;
  const here = rows
    ? t("rows", { from: before + 1, to: Math.min(before + rows.perPage, rows.total), total: rows.total })
    : t("page", { number: page });
  return (
    <nav aria-label={t("pages")}>
      <Row>
        {page > 1 && (
          <LinkButton to={to(page - 1)} icon="arrowLeft">
            {t("previousPage")}
          </LinkButton>
        )}
        {more && (
          <LinkButton to={to(page + 1)} icon="arrowRight">
            {t("nextPage")}
          </LinkButton>
        )}
        <span className="text-small text-ink-3">{here}</span>
      </Row>
    </nav>
  );
}
