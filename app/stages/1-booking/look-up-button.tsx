// The button that looks up what was typed, for browsers in which nothing happens by itself.
import { Button } from "~/ui/button";
import { useWords } from "~/words";
import { LOOK_UP } from "./request.schema";

export function LookUpButton() {
  const t = useWords("requests");
  return (
    <noscript>
      <Button name={LOOK_UP} value="known" size="small" icon="search" formNoValidate>
        {t("lookUp")}
      </Button>
    </noscript>
  );
}
