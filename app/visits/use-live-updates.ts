// Keeps a page fresh: when a colleague changes something, its data is loaded again, and nothing else of the page moves.
import { useEffect, useRef } from "react";
import { useRevalidator } from "react-router";
import { paths } from "~/paths";
import { followNews, type News } from "./live-news";

/**
 * Loads the page's data again soon after news of the centre. Stops while the page is hidden, and catches up when it is
 * looked at again. What is half-typed stays: forms keep their contents until they are handed in (see stage-form.tsx).
 * @param concerns whether a piece of news is about what the page shows
 */
export function useLiveUpdates(concerns: (news: News) => boolean = () => true): void {
  const { revalidate } = useRevalidator();
  const present = useRef({ revalidate, concerns });
  useEffect(() => {
    present.current = { revalidate, concerns };
  });
  useEffect(
    () =>
      followNews(paths.live(), {
        concerns: (news) => present.current.concerns(news),
        refresh: () => void present.current.revalidate(),
      }),
    [],
  );
}
