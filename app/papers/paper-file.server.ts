// A paper as the answer to a request for its file.
import { paperPdf } from "./pdf/render.server";
import type { Paper } from "./paper";

/** RFC 5987: what may stand as it is in an extended value. */
function extended(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** What file systems and headers do not take. */
function safeName(text: string): string {
  return text
    .replace(/\p{Cs}/gu, "")
    .replace(/[\u0000-\u001f\u007f"\\/:*?<>|]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
}

/** Both names of a file: for programs that read only ASCII, and as it is meant. */
export function contentDisposition({ plain, full }: Paper["fileName"]): string {
  const ascii = plain
    .replace(/[^A-Za-z0-9-]+/g, "-")
    .replace(/-+/g, "-")
    .replace(/^-|-$/g, "");
  return `inline; filename="${ascii}.pdf"; filename*=UTF-8''${extended(`${safeName(full)}.pdf`)}`;
}

/** The file of a paper. It is private to whoever may see it, and nobody between keeps it. */
export async function paperFile(paper: Paper): Promise<Response> {
  const bytes = await paperPdf(paper);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Length": String(bytes.length),
      "Content-Disposition": contentDisposition(paper.fileName),
      "Content-Language": paper.language,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
      "X-Robots-Tag": "noindex, nofollow",
    },
  });
}
