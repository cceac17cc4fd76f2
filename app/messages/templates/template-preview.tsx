// The message that a template makes, as it will be read, and what it costs.
import { paths } from "~/paths";
import { TextLink } from "~/ui/button";
import { useCentre } from "~/ui/centre-context";
import { Panel, Stack } from "~/ui/layout";
import { useLanguage, useWords } from "~/words";
import { costMicros, formatMicros } from "../cost";
import type { Values } from "../fill";
import type { Segments } from "../segments";
import { previewOf } from "./example";
import type { TemplateName, Wording } from "./wording";

export interface TemplatePreviewProps {
  readonly wording: Wording;
  readonly name: TemplateName;
  readonly values: Values;
  readonly segmentPriceMicros: number;
}

export function TemplatePreview({ wording, name, values, segmentPriceMicros }: TemplatePreviewProps) {
  const t = useWords("templates");
  const { subject, text, segments } = previewOf(wording, name.channel, values);
  return (
    <Panel title={t("preview")}>
      <Stack gap={3}>
        <p className="text-small text-ink-3">{t("previewText")}</p>
        <div lang={name.language} className="rounded-md bg-sunken px-3 py-2">
          {subject !== "" && <p className="font-semibold break-words">{subject}</p>}
          {(segments?.parts ?? [text]).map((part, index) => (
            <p
              key={index}
              className="border-line break-words whitespace-pre-wrap not-first:mt-2 not-first:border-t not-first:border-dashed not-first:pt-2"
            >
              {part}
            </p>
          ))}
        </div>
        {segments && <SegmentCost segments={segments} segmentPriceMicros={segmentPriceMicros} />}
      </Stack>
    </Panel>
  );
}

function SegmentCost({
  segments: { encoding, units, parts, left },
  segmentPriceMicros,
}: {
  readonly segments: Segments;
  readonly segmentPriceMicros: number;
}) {
  const t = useWords("templates");
  const language = useLanguage();
  const { currency } = useCentre();
  const cost = costMicros(parts.length, segmentPriceMicros);
  return (
    <div className="text-small">
      <p>
        <strong>{t("segments", { count: parts.length })}</strong>
        {cost !== undefined && <>, {t("cost", { amount: formatMicros(cost, currency, language) })}</>}
      </p>
      <p className="text-ink-2 tabular-nums">{t("units", { units, left })}</p>
      <p className="text-ink-3">{t(`unitsHint.${encoding}`)}</p>
      {cost === undefined && (
        <p className="text-ink-3">
          {t("noPrice")} <TextLink to={paths.settings("contact")}>{t("notePrice")}</TextLink>
        </p>
      )}
    </div>
  );
}
