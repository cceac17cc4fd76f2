// Which texts are words of opting out, in, or asking for help, and which are somebody's own.
import { describe, expect, test } from "vitest";
import { optWordIn } from "./opt-out-words";

describe("a message that is nothing but such a word", () => {
  test.each([
    "STOP",
    "stop",
    " Stop. ",
    "STOP!",
    "«стоп»",
    "СТОП",
    "Стоп…",
    "stop all",
    "STOPALL",
    "Unsubscribe",
  ])("%s opts out", (text) => expect(optWordIn(text)?.word).toBe("stop"));
  test.each(["CANCEL", "end", "Quit\n", "отписаться", "Отписаться!!!"])("%s opts out", (text) =>
    expect(optWordIn(text)?.word).toBe("stop"),
  );
  test.each(["START", "unstop", "Yes.", "старт", "СТАРТ "])("%s opts in again", (text) =>
    expect(optWordIn(text)?.word).toBe("start"),
  );
  test.each(["HELP", "info?", "Помощь", "ПОМОЩЬ!"])("%s asks for help", (text) =>
    expect(optWordIn(text)?.word).toBe("help"),
  );
});

test.each([
  "please stop",
  "Stop the engine noise, please",
  "я на стоянке",
  "остановите работу",
  "да",
  "yes please",
  "cancel my visit",
  "",
  "👍",
  "constructor",
  "стоп".repeat(20),
])("%j is somebody's own words", (text) => expect(optWordIn(text)).toBeUndefined());

test("the language of the word is known, and yes is an everyday word too", () => {
  expect(optWordIn("стоп")).toEqual({ word: "stop", language: "ru" });
  expect(optWordIn("yes")).toEqual({ word: "start", language: "en", everyday: true });
});
