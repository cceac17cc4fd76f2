// Which of the centre's open money: links, so that the address can be kept and sent.
import { paths } from "~/paths";
import { ChoiceLink } from "~/ui/choice-link";
import { Row } from "~/ui/layout";
import { useWords } from "~/words";
import { MONEY_SHOWS, type MoneyShow } from "./money-shows";

export function MoneyFilter({ show }: { readonly show: MoneyShow }) {
  const t = useWords("money");
  return (
    <nav aria-label={t("list.state")}>
      <Row gap={1}>
        {MONEY_SHOWS.map((each) => (
          <ChoiceLink key={each} to={paths.money({ show: each })} here={show === each}>
            {t(`list.states.${each}`)}
          </ChoiceLink>
        ))}
      </Row>
    </nav>
  );
}
