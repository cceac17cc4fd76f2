// Keeps a page fresh: when a colleague changes something, its data is loaded again, and nothing else of the page moves.
import { useEffect, useRef } from "react";
import { useRevalidator } from "react-router";
import { paths } from "~/paths";
import { followNews, type News } from "./live-news";

export interface LiveUpdates {
  /** Whether a piece of news is about what the page shows; everything is unless this is given. */
  readonly concerns?: (news: News) => boolean;
  /** Whether the page must stay as it is for now. Whoever says yes shows the news to the reader in another way. */
  readonly hold?: () => boolean;
}

/**
 * Loads the page's data again soon after news of the centre. Stops while the page is hidden, and catches up when it is
 * looked at again.
 */
export function useLiveUpdates({ concerns, hold }: LiveUpdates = {}): void {
  const { revalidate } = useRevalidator();
  const present = useRef({ revalidate, concerns, hold });
  useEffect(() => {
    present.current = { revalidate, concerns, hold };
  });
  useEffect(
    () =>
      followNews(paths.live(), {
        concerns: (news) => present.current.concerns?.(news) ?? true,
        refresh: () => {
          if (!present.current.hold?.()) void present.current.revalidate();
        },
      }),
    [],
  );
}
