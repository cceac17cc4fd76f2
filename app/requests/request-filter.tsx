// Which requests: open or ended, of one channel or of all. Links, so that the address can be kept and sent.
import { CHANNELS } from "~/journey/events";
import { paths } from "~/paths";
import { LinkButton } from "~/ui/button";
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
        <Choice to={paths.requests({ channel })} here={!ended}>
          {t("open")}
        </Choice>
        <Choice to={paths.requests({ channel, show: "ended" })} here={ended}>
          {t("ended")}
        </Choice>
      </Row>
      <Row gap={1}>
        <Choice to={paths.requests({ show })} here={channel === undefined}>
          {t("allChannels")}
        </Choice>
        {CHANNELS.map((each) => (
          <Choice key={each} to={paths.requests({ channel: each, show })} here={channel === each}>
            {choices(`channel.${each}`)}
          </Choice>
        ))}
      </Row>
    </nav>
  );
}

function Choice({
  to,
  here,
  children,
}: {
  readonly to: string;
  readonly here: boolean;
  readonly children: string;
}) {
  return (
    <LinkButton
      to={to}
      size="small"
      aria-current={here ? "true" : undefined}
      className="aria-current:border-accent aria-current:bg-accent-soft"
    >
      {children}
    </LinkButton>
  );
}
