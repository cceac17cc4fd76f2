// What a try or an import has found: counts, every bad row with its reason, and what can be done next.
import { Button } from "~/ui/button";
import { PostForm } from "~/ui/form/post-form";
import { KeyValueList } from "~/ui/key-values";
import { Panel, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import type { ImportState } from "./imports.schema";
import type { Problem } from "./problems";
import type { Counts } from "./run/work";
import { bringsSomething, tellCounts, tellProblem } from "./telling";

interface Found {
  readonly state: ImportState;
  readonly overwrite: boolean;
  readonly findings: {
    readonly counts: Counts;
    readonly problems: readonly Problem[];
    readonly problemCount: number;
  };
}

export function FindingsView({ known }: { readonly known: Found }) {
  const t = useWords("exchange");
  const { number } = useFormat();
  const { state, overwrite, findings } = known;
  const { counts, problemCount } = findings;
  const brings = bringsSomething(counts, overwrite);
  const changes = counts.added + (overwrite ? counts.changed : 0);
  return (
    <>
      <Verdict state={state} problemCount={problemCount} brings={brings} />
      <Panel title={t("found")}>
        <Stack>
          <KeyValueList
            items={tellCounts(t, counts, overwrite).map(({ key, text, count }) => ({
              key,
              name: text,
              value: number(count),
            }))}
          />
          {state === "tried" && problemCount === 0 && brings && (
            <PostForm>
              <Button kind="primary" name="intent" value="import">
                {t("import", { rows: t("rows", { count: changes }) })}
              </Button>
            </PostForm>
          )}
        </Stack>
      </Panel>
      {problemCount > 0 && <Problems findings={findings} />}
    </>
  );
}

interface VerdictProps {
  readonly state: ImportState;
  readonly problemCount: number;
  readonly brings: boolean;
}

function Verdict({ state, problemCount, brings }: VerdictProps) {
  const t = useWords("exchange");
  if (problemCount > 0) {
    return (
      <Notice tone="danger" live>
        {t("refusedText", { count: problemCount })}
      </Notice>
    );
  }
  if (state === "done") return <Notice live>{t("doneText")}</Notice>;
  if (state !== "tried") return null;
  return <Notice live>{t(brings ? "allWell" : "nothingNew")}</Notice>;
}

function Problems({ findings: { problems, problemCount } }: Pick<Found, "findings">) {
  const t = useWords("exchange");
  const more = problemCount - problems.length;
  return (
    <Panel title={t("problems")} padded={false}>
      <ul className="max-h-96 overflow-y-auto" tabIndex={0} aria-label={t("problems")}>
        {problems.map((problem, at) => (
          <li key={at} className="flex gap-4 border-line px-4 py-1.5 not-last:border-b">
            <span className="w-28 shrink-0 text-ink-3">{t("line", { line: problem.line })}</span>
            <span className="min-w-0 break-words">{tellProblem(t, problem)}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="border-t border-line px-4 py-2">{t("moreProblems", { count: more })}</p>}
    </Panel>
  );
}
