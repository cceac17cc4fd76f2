// What a form has just told the customer, and its link: the address to copy or to open. It stands here once and nowhere else.
import { useState } from "react";
import { Button, buttonLook } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { controlLook } from "~/ui/form/field-parts";
import { Icon } from "~/ui/icons";
import { Panel, Row, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { useKeptAnswer } from "~/visits/kept-answer";
import { useWords } from "~/words";
import type { ToldMessage } from "../made-link.server";
import type { NewLink } from "../links.server";

function isMadeLink(answer: unknown): answer is { readonly madeLink: NewLink } {
  return typeof answer === "object" && answer !== null && "madeLink" in answer;
}

function isTold(answer: unknown): answer is { readonly told: ToldMessage } {
  return typeof answer === "object" && answer !== null && "told" in answer;
}

/** For the top of a page whose action answers with what it told (`showingLink`). */
export function MadeLinkPanel() {
  const answer = useKeptAnswer();
  return (
    <>
      {isTold(answer) && <Told message={answer.told} copies={isMadeLink(answer)} />}
      {isMadeLink(answer) && <MadeLink link={answer.madeLink} />}
    </>
  );
}

function Told({ message, copies }: { readonly message: ToldMessage; readonly copies: boolean }) {
  const t = useWords("links");
  const messages = useWords("messages");
  const f = useFormat();
  const { channel, to, reason, leavesAt, carried } = message;
  if (reason !== undefined)
    return (
      <Notice tone="warning" live>
        {t("told.withheld", { reason: messages(`reason.${reason}`) })}{" "}
        {t(copies ? "told.copy" : "told.phone")}
      </Notice>
    );
  const what = { channel: messages(`channel.${channel}`), to };
  if (!carried)
    return (
      <Notice tone="warning" live>
        {t("told.stays", what)} {t(copies ? "told.copy" : "told.phone")}
      </Notice>
    );
  return (
    <Notice live>
      {leavesAt === undefined
        ? t("told.goes", what)
        : t("told.later", { ...what, time: f.dateTime(leavesAt) })}
    </Notice>
  );
}

function MadeLink({ link }: { readonly link: NewLink }) {
  const t = useWords("links");
  const f = useFormat();
  const field = `made-link-${link.id}`;
  return (
    <div role="status">
      <Panel title={t(`made.${link.purpose}`)}>
        <Stack gap={3}>
          <p className="text-ink-2">{t("once", { time: f.dateTime(link.expiresAt) })}</p>
          <div className="flex flex-col gap-1">
            <label htmlFor={field} className="text-small font-medium text-ink-2">
              {t("address")}
            </label>
            <input
              id={field}
              readOnly
              value={link.address}
              className={`${controlLook} font-mono`}
              onFocus={(event) => event.currentTarget.select()}
            />
          </div>
          <Row>
            <CopyButton text={link.address} />
            <a href={link.address} target="_blank" rel="noopener" className={buttonLook("secondary")}>
              <Icon name="globe" />
              {t("open")}
            </a>
          </Row>
        </Stack>
      </Panel>
    </div>
  );
}

function CopyButton({ text }: { readonly text: string }) {
  const t = useWords("links");
  const [copied, setCopied] = useState(false);
  const copy = () => {
    // Without permission to write, the field beside it can still be selected.
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <>
      <Button type="button" icon={copied ? "check" : "copy"} onClick={copy}>
        {t(copied ? "copied" : "copy")}
      </Button>
      <span role="status" className="sr-only">
        {copied ? t("copied") : ""}
      </span>
    </>
  );
}
