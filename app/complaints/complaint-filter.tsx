// Which complaints: their state, and the stage in which they arose. Links, so that the address can be kept and sent.
import { STAGES } from "~/journey/stages";
import { paths } from "~/paths";
import { ChoiceLink } from "~/ui/choice-link";
import { Row } from "~/ui/layout";
import { useWords } from "~/words";
import { COMPLAINT_SHOWS, type ComplaintChoice } from "./complaint-choice";

export function ComplaintFilter({ show, cause }: ComplaintChoice) {
  const t = useWords("complaints");
  const journey = useWords("journey");
  return (
    <nav aria-label={t("which")} className="flex flex-col gap-2">
      <Row gap={1}>
        {COMPLAINT_SHOWS.map((each) => (
          <ChoiceLink key={each} to={paths.complaints({ show: each, cause })} here={show === each}>
            {t(each)}
          </ChoiceLink>
        ))}
      </Row>
      <Row gap={1}>
        <ChoiceLink to={paths.complaints({ show })} here={cause === undefined}>
          {t("allCauses")}
        </ChoiceLink>
        {STAGES.map((each) => (
          <ChoiceLink key={each} to={paths.complaints({ show, cause: each })} here={cause === each}>
            {journey(`stage.${each}`)}
          </ChoiceLink>
        ))}
      </Row>
    </nav>
  );
}
