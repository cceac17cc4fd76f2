// Which column is what, with the first rows beside it, and the way to the try.
import { useState } from "react";
import { Button } from "~/ui/button";
import { CheckboxField, SelectField } from "~/ui/form/choice-fields";
import type { FormField } from "~/ui/form/field-parts";
import { PostForm } from "~/ui/form/post-form";
import { Grid, Panel, Row, Stack } from "~/ui/layout";
import { Table, type Column } from "~/ui/table";
import { useWords } from "~/words";
import { fieldsOf, type FieldName, type Kind } from "./kinds";
import type { Mapping } from "./mapping";
import { columnName, mappingOf } from "./mapping-form";

interface KnownFile {
  readonly kind: Kind;
  readonly fileName: string;
  readonly file: { readonly headers: readonly string[]; readonly sample: readonly (readonly string[])[] };
  readonly mapping: Mapping;
  readonly overwrite: boolean;
}

function field(name: string, defaultValue?: string): FormField {
  const id = name.replace(".", "-");
  return { id, name, errorId: `${id}-error`, descriptionId: `${id}-hint`, defaultValue };
}

/** @param first the file was not tried yet: the try is the page's next step */
export function ColumnsForm({ known, first }: { readonly known: KnownFile; readonly first: boolean }) {
  const t = useWords("exchange");
  const { kind, file, fileName, overwrite } = known;
  const [mapping, setMapping] = useState(known.mapping);
  const options = file.headers.map((header, column) => ({
    value: String(column),
    label: header === "" ? t("columnNumber", { number: column + 1 }) : header,
  }));
  return (
    <Panel title={t("columns")}>
      <PostForm
        onChange={({ currentTarget }) =>
          setMapping(mappingOf(kind, file.headers.length, new FormData(currentTarget)))
        }
      >
        <Stack>
          <p className="text-ink-3">{t("columnsText", { file: fileName })}</p>
          <Grid columns={3} gap={3}>
            {fieldsOf(kind).map(({ name, required }) => (
              <SelectField
                key={name}
                field={field(columnName(name), known.mapping[name]?.toString())}
                label={t(`field.${name}`)}
                optional={!required}
                emptyLabel={t("noColumn")}
                options={options}
              />
            ))}
          </Grid>
          <Sample file={file} mapping={mapping} kind={kind} />
          {kind !== "visits" && (
            <CheckboxField
              field={{ ...field("overwrite"), defaultChecked: overwrite }}
              label={t("overwrite")}
              hint={t("overwriteHint")}
            />
          )}
          <Row>
            <Button kind={first ? "primary" : "secondary"} name="intent" value="try">
              {t(first ? "try" : "tryAgain")}
            </Button>
          </Row>
        </Stack>
      </PostForm>
    </Panel>
  );
}

interface SampleRow {
  readonly key: string;
  readonly cells: readonly string[];
}

/** What the first rows would become. */
function Sample({ file, mapping, kind }: Pick<KnownFile, "file" | "mapping" | "kind">) {
  const t = useWords("exchange");
  const shown = fieldsOf(kind).flatMap(({ name }): { name: FieldName; column: number }[] => {
    const column = mapping[name];
    return column === undefined ? [] : [{ name, column }];
  });
  const columns = shown.map(({ name, column }, place): Column<SampleRow> => {
    return {
      key: name,
      title: t(`field.${name}`),
      head: place === 0,
      cell: ({ cells }) => <span className="wrap-anywhere">{cells[column] ?? ""}</span>,
    };
  });
  if (columns.length === 0 || file.sample.length === 0) return null;
  return (
    <div className="overflow-x-auto rounded-lg border border-line">
      <Table
        caption={t("sample")}
        columns={columns}
        items={file.sample.map((cells, at) => ({ key: String(at), cells }))}
        keyOf={({ key }) => key}
      />
    </div>
  );
}
