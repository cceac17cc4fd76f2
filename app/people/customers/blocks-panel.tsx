// Where a customer must not be written to, and saying so on their behalf.
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { PostForm } from "~/ui/form/post-form";
import { Panel, Row, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import type { Block } from "./blocks.server";
import type { CustomerFacts } from "./customers.server";

interface BlocksProps {
  readonly customer: CustomerFacts;
  readonly blocks: readonly Block[];
  readonly mayChange: boolean;
}

/** What everybody has to see before they write. */
export function BlocksNotice({ customer, blocks }: Omit<BlocksProps, "mayChange">) {
  const t = useWords("people");
  const { shortDate } = useFormat();
  if (blocks.length === 0) return null;
  return (
    <Notice tone="warning" title={t("block.title")} className="mb-4">
      {blocks.map(({ address, since, source }) => (
        <p key={address}>
          {t(`block.${source}`, {
            since: shortDate(since),
            address: address === customer.email ? address : t("phone").toLocaleLowerCase(),
          })}
        </p>
      ))}
    </Notice>
  );
}

export function BlocksPanel({ customer, blocks, mayChange }: BlocksProps) {
  const t = useWords("people");
  if (!mayChange) return null;
  const addresses = [
    { which: "phone" as const, address: customer.phone },
    ...(customer.email === undefined ? [] : [{ which: "email" as const, address: customer.email }]),
  ];
  return (
    <Panel title={t("smsConsent")}>
      <Stack gap={3}>
        {addresses.map(({ which, address }) => {
          const block = blocks.find((each) => each.address === address);
          const blocked = block !== undefined;
          if (block && block.source !== "staff")
            return (
              <p key={which} className="text-small text-ink-3">
                {t("block.liftHint")}
              </p>
            );
          return (
            <PostForm key={which} preventScrollReset>
              <input type="hidden" name="form" value="block" />
              <input type="hidden" name="address" value={which} />
              <Row>
                <Button size="small" name="blocked" value={blocked ? "no" : "yes"}>
                  {blocked ? `${t("block.lift")}: ${t(`block.of.${which}`)}` : t(`block.${which}`)}
                </Button>
              </Row>
            </PostForm>
          );
        })}
      </Stack>
    </Panel>
  );
}
