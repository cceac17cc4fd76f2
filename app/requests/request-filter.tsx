// Which requests: open or ended, of one channel or of all. Links, so that the address can be kept and sent.
import { CHANNELS } from "~/journey/events";
import { paths } from "~/paths";
import { ChoiceLink } from "~/ui/choice-link";
import { Row } from "~/ui/layout";
import { useWords } from "~/words";
import type { Channel } from "./requests.server";

interface RequestFilterProps {
  readonly channel: Channel | undefined;
  readonly ended: boolean;
}

export function RequestFilter({ channel, ended }: RequestFilterProps) {
  const t = useWords("requestList");
  const choices = useWords("choices");
  const show = ended ? "ended" : undefined;
  return (
    <nav aria-label={t("which")} className="flex flex-col gap-2">
      <Row gap={1}>
        <ChoiceLink to={paths.requests({ channel })} here={!ended}>
          {t("open")}
        </ChoiceLink>
        <ChoiceLink to={paths.requests({ channel, show: "ended" })} here={ended}>
          {t("ended")}
        </ChoiceLink>
      </Row>
      <Row gap={1}>
        <ChoiceLink to={paths.requests({ show })} here={channel === undefined}>
          {t("allChannels")}
        </ChoiceLink>
        {CHANNELS.map((each) => (
          <ChoiceLink key={each} to={paths.requests({ channel: each, show })} here={channel === each}>
            {choices(`channel.${each}`)}
          </ChoiceLink>
        ))}
      </Row>
    </nav>
  );
}
