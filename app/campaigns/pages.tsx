// The way through the pages of a list of this room.
import { LinkButton } from "~/ui/button";
import { Row } from "~/ui/layout";
import { useWords } from "~/words";

export interface PagesProps {
  readonly page: number;
  readonly more: boolean;
  readonly to: (page: number) => string;
}

export function Pages({ page, more, to }: PagesProps) {
  const t = useWords("campaigns");
  if (page === 1 && !more) return null;
  return (
    <Row>
      {page > 1 && <LinkButton to={to(page - 1)}>{t("previous")}</LinkButton>}
      <span className="text-ink-3">{t("page", { number: page })}</span>
      {more && <LinkButton to={to(page + 1)}>{t("next")}</LinkButton>}
    </Row>
  );
}
