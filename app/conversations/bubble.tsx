// One text of a conversation: whose, when, by which way, and what became of it.
import { paths } from "~/paths";
import { Badge } from "~/ui/badge";
import { Button, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { cx } from "~/ui/cx";
import { Icon } from "~/ui/icons";
import { OneTap } from "~/visits/stage-form";
import { useWords } from "~/words";
import { channelText, isTrouble, kindText, openText, stateText } from "./delivery-text";
import type { ThreadItem } from "./thread.server";

interface BubbleProps {
  readonly item: ThreadItem;
  /** It failed, and nobody has written since: it may be tried again. */
  readonly mayTryAgain: boolean;
  readonly submissionId: string;
  /** The visit on whose page it stands: its own number is not said again. */
  readonly visitId?: string | undefined;
}

export function Bubble({ item, mayTryAgain, submissionId, visitId }: BubbleProps) {
  const t = useWords("conversations");
  const ours = item.from === "us";
  return (
    <li className={cx("flex flex-col gap-1", ours ? "items-end" : "items-start")}>
      <div
        className={cx(
          "flex max-w-[85%] flex-col gap-1 rounded-lg border px-3 py-2 sm:max-w-[70%]",
          ours ? "border-line bg-accent-soft" : "border-line bg-surface",
        )}
      >
        {ours && item.kind !== "by-hand" && <KindLine kind={item.kind ?? "other"} />}
        <Said item={item} />
      </div>
      <BelowLine item={item} visitId={visitId} />
      {mayTryAgain && (
        <OneTap intent="again" submissionId={submissionId} fields={{ messageId: item.id }}>
          <Button size="small" icon="refresh">
            {t("again")}
          </Button>
        </OneTap>
      )}
    </li>
  );
}

function KindLine({ kind }: { readonly kind: string }) {
  const deliveries = useWords("deliveries");
  return <span className="text-small text-ink-3">{kindText(deliveries, kind)}</span>;
}

/** Each text finds its own direction: a customer may write from right to left. */
function Said({ item }: Pick<BubbleProps, "item">) {
  const t = useWords("conversations");
  const deliveries = useWords("deliveries");
  const word = (["stop", "start", "help"] as const).find((each) => each === item.word);
  return (
    <>
      {item.text !== "" && (
        <p dir="auto" lang={item.language} className="wrap-anywhere whitespace-pre-wrap">
          {openText(deliveries, item.text)}
        </p>
      )}
      {item.mediaCount > 0 && (
        <p className="inline-flex items-center gap-1.5 text-ink-2">
          <Icon name="camera" />
          {deliveries("photos", { count: item.mediaCount })}
        </p>
      )}
      {word && (
        <span>
          <Badge tone={word === "stop" ? "amber" : "neutral"} icon="info">
            {t(`word.${word}`)}
          </Badge>
        </span>
      )}
    </>
  );
}

function BelowLine({ item, visitId }: Pick<BubbleProps, "item" | "visitId">) {
  const t = useWords("conversations");
  const deliveries = useWords("deliveries");
  const { moment } = useFormat();
  const state = item.state === undefined ? undefined : { state: item.state, reason: item.reason };
  const trouble = state !== undefined && isTrouble(state);
  return (
    <p
      className={cx(
        "flex max-w-full flex-wrap items-center gap-x-2 text-small text-ink-3",
        item.from === "us" && "justify-end text-right",
      )}
    >
      <span>{item.by === undefined ? moment(item.at) : t("by", { name: item.by, at: moment(item.at) })}</span>
      {item.channel !== "none" && <span>{channelText(deliveries, item.channel)}</span>}
      {item.visit && item.visit.id !== visitId && (
        <TextLink to={paths.visit(item.visit.id)}>{t("of", { number: item.visit.number })}</TextLink>
      )}
      {state && (
        <span className={cx(trouble && "inline-flex items-center gap-1 font-medium text-amber-ink")}>
          {trouble && <Icon name="alert" />}
          {stateText(deliveries, state)}
        </span>
      )}
    </p>
  );
}
