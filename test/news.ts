// What a listener hears while a test runs.
import { subscribe, type News } from "~/platform/live.server";

/** The next pieces of news of a topic, as they come. */
export function newsOf(topic: string) {
  const heard: News[] = [];
  let wake = () => {};
  const stop = subscribe(topic, (news) => {
    heard.push(news);
    wake();
  });
  return {
    heard,
    stop,
    async until(count: number) {
      while (heard.length < count) await new Promise<void>((resolve) => (wake = resolve));
      return heard;
    },
  };
}
