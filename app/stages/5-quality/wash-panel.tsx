// The wash: one tap when it is done.
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Panel, Row } from "~/ui/layout";
import { OneTap } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { QualityProps } from "./inspection-panel";

export function WashPanel({
  view,
  submissionId,
  primary = false,
}: QualityProps & { readonly primary?: boolean }) {
  const t = useWords("quality");
  const f = useFormat();
  const { washed } = view.quality;
  if (!washed && !view.may.papers) return null;
  return (
    <Panel title={t("wash.title")}>
      {washed ? (
        <p className="text-ink-2">{t("wash.done", { time: f.moment(washed.at) })}</p>
      ) : (
        <Row gap={4}>
          <OneTap intent="washVehicle" submissionId={submissionId}>
            <Button size="large" kind={primary ? "primary" : "secondary"}>
              {t("wash.do")}
            </Button>
          </OneTap>
          {view.wantsWash && <span className="text-ink-3">{t("wash.asked")}</span>}
        </Row>
      )}
    </Panel>
  );
}
