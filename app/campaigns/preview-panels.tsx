// Before the start: who is written to, what it costs, who is left out and why, and the texts as somebody would read them.
import { formatMicros, costMicros } from "~/messages/cost";
import { paths } from "~/paths";
import { Button, LinkButton, TextLink } from "~/ui/button";
import { useCentre } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { PostForm } from "~/ui/form/post-form";
import { KeyValueList } from "~/ui/key-values";
import { Grid, Panel, Row, Stack } from "~/ui/layout";
import { useLanguage, useWords } from "~/words";
import { CHANNELS } from "~/messages/kinds";
import type { Campaign } from "./campaigns.server";
import { LeftOutPanel } from "./left-out-panel";
import { PageLinks, type PageLinksProps } from "~/ui/page-links";
import { FittingTable } from "./people-tables";
import type { Preview } from "./view.server";

interface PreviewProps {
  readonly campaign: Campaign;
  readonly preview: Preview;
}

interface PreviewPanelsProps extends PreviewProps, Omit<PageLinksProps, "more"> {
  readonly mayWrite: boolean;
}

export function PreviewPanels({ campaign, preview, mayWrite, page, to }: PreviewPanelsProps) {
  const t = useWords("campaigns");
  const { groups, people, more, leftOut } = preview;
  const told = groups.A + groups.B;
  const some = Object.values(leftOut).some((count) => count > 0);
  return (
    <>
      {mayWrite && (
        <Row>
          <LinkButton icon="people" to={paths.campaignStep(campaign.id, "people")}>
            {t("who")}
          </LinkButton>
          <LinkButton icon="edit" to={paths.campaignStep(campaign.id, "texts")}>
            {t("what")}
          </LinkButton>
        </Row>
      )}
      {told === 0 ? (
        <EmptyState
          title={t("nobody")}
          action={
            mayWrite && (
              <LinkButton icon="people" to={paths.campaignStep(campaign.id, "people")}>
                {t("widen")}
              </LinkButton>
            )
          }
        >
          {t(some ? "nobodyText" : "nobodyYet")}
        </EmptyState>
      ) : (
        <Sentence {...{ preview }} />
      )}
      {mayWrite && told > 0 && <Send campaign={campaign} told={told} />}
      <Grid columns={2}>
        {told > 0 && <CostPanel campaign={campaign} preview={preview} />}
        {(told > 0 || some) && <LeftOutPanel counts={leftOut} />}
      </Grid>
      <p className="text-small text-ink-3">{t("rule", { days: campaign.pauseDays })}</p>
      <Samples preview={preview} campaign={campaign} />
      {people.length > 0 && (
        <Panel title={t("people")} padded={false}>
          <FittingTable people={people} kind={campaign.kind} />
        </Panel>
      )}
      <PageLinks page={page} more={more} to={to} />
    </>
  );
}

function Sentence({ preview: { groups } }: Pick<PreviewProps, "preview">) {
  const t = useWords("campaigns");
  const [count, control] = [groups.A + groups.B, groups.control];
  return (
    <p className="text-lg">
      {t("goes", { count: count + control })}{" "}
      {control > 0 ? t("goesText", { count, control }) : t("goesAll", { count })}
    </p>
  );
}

function Send({ campaign, told }: { readonly campaign: Campaign; readonly told: number }) {
  const t = useWords("campaigns");
  return (
    <PostForm>
      <input type="hidden" name="seen" value={String(campaign.version)} />
      <Row gap={3}>
        <Button kind="primary" name="deed" value="start">
          {t("send", { count: told })}
        </Button>
        <span className="text-small text-ink-3">{t("sendHint")}</span>
      </Row>
    </PostForm>
  );
}

function CostPanel({ campaign, preview }: PreviewProps) {
  const t = useWords("campaigns");
  const language = useLanguage();
  const { currency } = useCentre();
  const messages = useWords("messages");
  const { cost, segmentPriceMicros } = preview;
  const priced = (segments: number) => {
    const micros = costMicros(segments, segmentPriceMicros);
    const counted = t("segments", { count: segments });
    return micros === undefined ? counted : `${formatMicros(micros, currency, language)} (${counted})`;
  };
  const ways = CHANNELS.filter((channel) => cost.channels[channel] > 0);
  const second = campaign.secondAfterDays !== null;
  return (
    <Panel title={t("cost")}>
      <Stack gap={2}>
        <KeyValueList
          items={[
            { key: "first", name: t("costFirst"), value: <strong>{priced(cost.segments)}</strong> },
            ...(second ? [{ key: "second", name: t("costSecond"), value: priced(cost.secondSegments) }] : []),
            {
              key: "ways",
              name: t("channels"),
              value: ways
                .map((way) => t("way", { channel: messages(`channel.${way}`), count: cost.channels[way] }))
                .join(", "),
            },
          ]}
        />
        {segmentPriceMicros === 0 && (
          <p className="text-small text-ink-3">
            {t("noPrice")} <TextLink to={paths.settings("contact")}>{t("notePrice")}</TextLink>
          </p>
        )}
      </Stack>
    </Panel>
  );
}

function Samples({ preview: { samples } }: PreviewProps) {
  const t = useWords("campaigns");
  const [first] = samples;
  if (!first) return null;
  return (
    <Panel title={t("example", { name: first.name })}>
      <Grid columns={3}>
        {samples.map(({ variant, language, text }) => (
          <div key={variant}>
            <p className="text-small text-ink-3">{t(`variant.${variant}`)}</p>
            <p
              lang={language}
              className="mt-1 rounded-md bg-sunken px-3 py-2 break-words whitespace-pre-wrap"
            >
              {text}
            </p>
          </div>
        ))}
      </Grid>
    </Panel>
  );
}
