// Somebody goes on while a page is still arriving: what is given up half-way is no mistake of the program.
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** Pages' data arrive, and break off before they end, as when the reader has already gone on. */
async function breakOffAtTheEnd(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const fetch = window.fetch.bind(window);
    window.fetch = async (...request) => {
      const answer = await fetch(...request);
      if (!answer.url.includes(".data") || !answer.body) return answer;
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(bytes);
          setTimeout(
            () => controller.error(new DOMException("BodyStreamBuffer was aborted", "AbortError")),
            20,
          );
        },
      });
      return new Response(body, { status: answer.status, headers: answer.headers });
    };
  });
}

test("A load that is given up half-way is no fault of the page", async ({ as, centre }) => {
  const page = await as(centre.team.advisor, { on: "phone" });
  await breakOffAtTheEnd(page);
  await page.goto("/");
  const [...links] = await page.getByRole("navigation").last().getByRole("link").all();
  for (const link of links) {
    const address = await link.getAttribute("href");
    await link.click();
    await expect.poll(() => new URL(page.url()).pathname).toBe(address);
  }
  // The fixtures tell of every error that a page did not catch.
  await expect(page.getByRole("main")).toBeVisible();
});
