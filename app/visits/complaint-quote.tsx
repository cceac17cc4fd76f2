// What the customer said when they asked for the visit: the first thing to read at every desk.
import { useWords } from "~/words";

export function ComplaintQuote({ complaint }: { readonly complaint: string }) {
  const t = useWords("booking");
  // Of a visit that was imported nobody may know it.
  if (complaint === "") return null;
  return (
    <figure>
      <figcaption className="sr-only">{t("complaint")}</figcaption>
      <blockquote className="border-l-2 border-line-strong pl-3 text-[1.0625rem] whitespace-pre-wrap">
        {complaint}
      </blockquote>
    </figure>
  );
}
