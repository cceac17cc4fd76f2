// A paper to read and to print, for staff: the way back, the printer and the file above it.
import { Button, LinkButton } from "~/ui/button";
import { useWords } from "~/words";
import { PaperSheet, type SheetOfPaper } from "./paper-sheet";

interface PaperPageProps {
  readonly sheet: SheetOfPaper;
  /** Where one came from. */
  readonly back: string;
  /** The same paper as PDF. */
  readonly file: string;
}

export function PaperPage({ sheet, back, file }: PaperPageProps) {
  const t = useWords("papers");
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-4">
      <div className="no-print flex flex-wrap gap-2">
        <LinkButton to={back}>{t("back")}</LinkButton>
        <Button
          type="button"
          onClick={() => {
            window.print();
          }}
        >
          {t("print")}
        </Button>
        <LinkButton to={file} reloadDocument>
          {t("pdf")}
        </LinkButton>
      </div>
      <PaperSheet paper={sheet} />
    </div>
  );
}
