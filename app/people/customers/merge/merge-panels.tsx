// On a customer's page: who may be the same person, and which records were made one.
import { paths } from "~/paths";
import { Button, LinkButton, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Panel, Row } from "~/ui/layout";
import { OneTap } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { LikelyDuplicate, PastMerge } from "./duplicates.server";

interface LikelyPanelProps {
  readonly customerId: string;
  readonly likely: readonly (LikelyDuplicate & { readonly phoneText: string })[];
}

/** Nothing at all when nobody is alike. */
export function LikelyPanel({ customerId, likely }: LikelyPanelProps) {
  const t = useWords("merging");
  if (likely.length === 0) return null;
  return (
    <Panel title={t("likely")}>
      <ul className="flex flex-col gap-3">
        {likely.map(({ id, name, phoneText, reasons }) => (
          <li key={id}>
            <Row spread>
              <span className="min-w-0">
                <TextLink to={paths.customer(id)}>{name}</TextLink>{" "}
                <span className="whitespace-nowrap text-ink-3">{phoneText}</span>
              </span>
              <LinkButton to={paths.customerMerge(customerId, id)} size="small">
                {t("compare")}
              </LinkButton>
            </Row>
            <p className="text-small text-ink-3">
              {reasons.map((reason) => t(`reason.${reason}`)).join(", ")}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** A merge with the number of the record that went, as people read it. */
interface ListedMerge extends PastMerge {
  readonly phoneText: string;
}

interface MergesPanelProps {
  readonly customerId: string;
  readonly merges: readonly ListedMerge[];
  readonly submissionId: string;
}

export function MergesPanel({ customerId, merges, submissionId }: MergesPanelProps) {
  const t = useWords("merging");
  if (merges.length === 0) return null;
  return (
    <Panel title={t("merges")}>
      <ul className="flex flex-col gap-3">
        {merges.map((merge) => (
          <li key={merge.id}>
            <MergeLine merge={merge} customerId={customerId} submissionId={submissionId} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function MergeLine({
  merge: { id, at, by, kept, merged, phoneText, undoneAt, stayed },
  customerId,
  submissionId,
}: Omit<MergesPanelProps, "merges"> & { readonly merge: ListedMerge }) {
  const t = useWords("merging");
  const { moment } = useFormat();
  const left = (stayed?.vehicles ?? 0) + (stayed?.visits ?? 0);
  return (
    <>
      <p>{t("was", { merged: merged.name, phone: phoneText, kept: kept.name, when: moment(at), by })}</p>
      {undoneAt === undefined ? (
        <OneTap
          intent="undo"
          submissionId={submissionId}
          action={paths.customerMerge(customerId)}
          fields={{ mergeId: id }}
          className="pt-1"
        >
          <Button size="small" icon="undo">
            {t("undo")}
          </Button>
        </OneTap>
      ) : (
        <p className="text-small text-ink-3">{t("undone", { when: moment(undoneAt) })}</p>
      )}
      {stayed && left > 0 && (
        <p className="text-small text-ink-2">
          {t("stayed", {
            kept: kept.name,
            cars: t("carsCount", { count: stayed.vehicles }),
            visits: t("visitsCount", { count: stayed.visits }),
          })}
        </p>
      )}
    </>
  );
}
