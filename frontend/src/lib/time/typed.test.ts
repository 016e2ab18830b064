import { describe, expect, it } from "vitest";
import { readDay, readTime, showDay, showTime } from "./typed";

const near = "2026-11-20";

describe("a day as it is typed", () => {
  it.each([
    ["en-GB", "20/11/2026", "2026-11-20"],
    ["en-GB", "3.4.26", "2026-04-03"],
    ["en-US", "3/4/26", "2026-03-04"],
    ["en-GB", "2026-04-03", "2026-04-03"],
    ["en-US", "2026-04-03", "2026-04-03"],
    ["en-GB", "20 Nov 2026", "2026-11-20"],
    ["en-US", "Nov 20, 2026", "2026-11-20"],
    ["en-GB", "Friday, 20th", undefined],
    ["en-GB", "Friday 20 November", "2026-11-20"],
    ["en-GB", "5 sept. 2019", "2019-09-05"],
    ["en-GB", "20/11", "2026-11-20"],
    ["en-GB", "1/2/99", "1999-02-01"],
    ["de-DE", "24. Dez. 2025", "2025-12-24"],
    ["es-ES", "3 de abril de 2026", "2026-04-03"],
    ["ja-JP", "2026年4月3日", "2026-04-03"],
    ["ar-EG", "٣‏/٤‏/٢٠٢٦", "2026-04-03"],
    ["en-GB", "31/02/2026", undefined],
    ["en-GB", "13/13/2026", undefined],
    ["en-GB", "5 Foo 3", undefined],
    ["en-GB", "ju 5 2026", undefined],
    ["en-GB", "5", undefined],
    ["en-GB", "", undefined],
    ["en-GB", "1/2/3/4", undefined],
    ["en-GB", "999999999999/1/1", undefined],
  ])("%s: %s is %s", (tag, text, day) => expect(readDay(text, near, tag)).toBe(day));

  it.each(["en-GB", "en-US", "de-DE", "fr-FR", "ja-JP", "ar-EG", "ru-RU"])(
    "is read back as it is shown, %s",
    (tag) => {
      for (const day of ["2026-01-01", "1931-05-31", "2024-02-29", "2026-09-30", "2026-12-12"])
        expect(readDay(showDay(day, tag), near, tag)).toBe(day);
    },
  );
});

describe("a time as it is typed", () => {
  it.each([
    ["08:12", "08:12"],
    ["8.12", "08:12"],
    ["812", "08:12"],
    ["2359", "23:59"],
    ["8", "08:00"],
    ["8 pm", "20:00"],
    ["12:05 a.m.", "00:05"],
    ["12 PM", "12:00"],
    ["8h", "08:00"],
    ["14h30", "14:30"],
    ["24:00", undefined],
    ["13 pm", undefined],
    ["8:7", undefined],
    ["soon", undefined],
    ["", undefined],
  ])("%s is %s", (text, time) => expect(readTime(text, "en-GB")).toBe(time));

  it.each(["en-GB", "en-US", "de-DE", "ar-EG", "es-MX"])("is read back as it is shown, %s", (tag) => {
    for (const time of ["00:00", "00:30", "08:12", "12:00", "23:59"])
      expect(readTime(showTime(time, tag), tag)).toBe(time);
  });
});
