// Choosing which of two records stays, and finding the other one by its number.
import { Form } from "react-router";
import { paths } from "~/paths";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { cx } from "~/ui/cx";
import { controlLook } from "~/ui/form/field-parts";
import { PostForm } from "~/ui/form/post-form";
import { KeyValueList } from "~/ui/key-values";
import { Grid, Panel, Row, Stack } from "~/ui/layout";
import { Plate } from "~/ui/plate";
import { SubmissionFields } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { ComparedRecord } from "./merge.route";

interface MergeFormProps {
  readonly one: ComparedRecord;
  readonly other: ComparedRecord;
  readonly submissionId: string;
}

/** More visits, or an older record: that one probably stays. */
function likelyKept(one: ComparedRecord, other: ComparedRecord): string {
  if (one.visits !== other.visits) return one.visits > other.visits ? one.id : other.id;
  return one.createdAt <= other.createdAt ? one.id : other.id;
}

export function MergeForm({ one, other, submissionId }: MergeFormProps) {
  const t = useWords("merging");
  const kept = likelyKept(one, other);
  return (
    <PostForm>
      <SubmissionFields intent="merge" submissionId={submissionId} />
      <input type="hidden" name="other" value={other.id} />
      <Stack>
        <fieldset>
          <legend className="pb-2 font-medium">{t("which")}</legend>
          <Grid>
            {[one, other].map((record) => (
              <RecordCard key={record.id} record={record} checked={record.id === kept} />
            ))}
          </Grid>
        </fieldset>
        <p className="text-ink-3">{t("whatMoves")}</p>
        <div>
          <Button kind="primary">{t("submit")}</Button>
        </div>
      </Stack>
    </PostForm>
  );
}

function RecordCard({ record, checked }: { readonly record: ComparedRecord; readonly checked: boolean }) {
  const t = useWords("merging");
  const people = useWords("people");
  const { shortDate } = useFormat();
  const { id, name, phoneText, email, cars, visits, openVisits, createdAt } = record;
  return (
    <label className="block cursor-pointer rounded-lg border border-line-strong/60 bg-surface p-4 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
      <Row className="pb-2">
        <input
          type="radio"
          name="keep"
          value={id}
          defaultChecked={checked}
          required
          className="size-5 accent-accent"
        />
        <span className="font-semibold">{name}</span>
      </Row>
      <KeyValueList
        items={[
          { key: "phone", name: people("phone"), value: phoneText },
          { key: "email", name: people("email"), value: email ?? "–" },
          { key: "since", name: people("since"), value: shortDate(createdAt) },
          { key: "visits", name: people("visits"), value: t("visitsAndOpen", { visits, open: openVisits }) },
          {
            key: "cars",
            name: people("cars"),
            value:
              cars.length === 0 ? (
                "–"
              ) : (
                <Row gap={1}>
                  {cars.map((car) => (
                    <span key={car.id}>
                      <Plate plate={car.plate} size="small" /> {car.name}
                    </span>
                  ))}
                </Row>
              ),
          },
        ]}
      />
    </label>
  );
}

/** The other record by its number, where it was not proposed. */
export function FindOther({ customerId, typed }: { readonly customerId: string; readonly typed: string }) {
  const t = useWords("merging");
  return (
    <Panel title={t("findOther")}>
      <Form action={paths.customerMerge(customerId)} className="flex max-w-md gap-2">
        <input
          type="tel"
          name="phone"
          aria-label={t("otherPhone")}
          placeholder={t("otherPhone")}
          defaultValue={typed}
          autoComplete="off"
          maxLength={30}
          className={cx(controlLook, "flex-1")}
        />
        <Button icon="search">{t("find")}</Button>
      </Form>
      {typed !== "" && (
        <p role="status" className="pt-2 text-ink-2">
          {t("noOther")}
        </p>
      )}
    </Panel>
  );
}
