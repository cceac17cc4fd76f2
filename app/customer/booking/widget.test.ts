// The lines for a centre's own site.
import { expect, test } from "vitest";
import { widgetSnippet } from "./widget";

test("The snippet frames the centre's page in its language, with its title as text", () => {
  const snippet = widgetSnippet({
    appUrl: "https://bayline.example",
    slug: "quay-motors",
    title: 'Book "a" visit',
    language: "ru",
  });
  expect(snippet).toContain('src="https://bayline.example/book/quay-motors?embed=1&amp;lang=ru"');
  expect(snippet).toContain('title="Book &quot;a&quot; visit"');
});
