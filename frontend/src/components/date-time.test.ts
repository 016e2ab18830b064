import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { words } from "~/words";
import DateTimeField from "./DateTimeField.svelte";
import { addDays, addMonths, moved, weekBegins, weeksOf } from "./month";

afterEach(cleanup);
const says = words.common.dates;
const zone = "Europe/Berlin";

function open(more: Record<string, unknown> = {}) {
  const onchange = vi.fn();
  const value = "2026-11-20T08:12:30+01:00";
  const { rerender } = render(DateTimeField, { label: "When", says, value, zone, onchange, ...more });
  const day = () => screen.getByLabelText<HTMLInputElement>("When");
  const time = () => screen.getByLabelText<HTMLInputElement>(says.time("When"));
  const type = async (box: HTMLInputElement, text: string) => {
    await fireEvent.input(box, { target: { value: text } });
    await fireEvent.change(box);
  };
  const leave = (box: HTMLElement) => fireEvent.focusOut(box, { relatedTarget: null });
  return { onchange, rerender, day, time, type, leave };
}

describe("a date and time field", () => {
  it("is read and shown in the zone it is kept with", async () => {
    const { day, time, type, onchange } = open({ zone: "Asia/Tokyo" });
    expect([day().value, time().value]).toEqual(["20 Nov 2026", "16:12"]);
    await type(time(), "10");
    expect(onchange).toHaveBeenLastCalledWith("2026-11-20T10:00:00+09:00");
    await type(day(), "3/4");
    expect(onchange).toHaveBeenLastCalledWith("2026-04-03T10:00:00+09:00");
    expect(day().value).toBe("3 Apr 2026");
  });

  it("leaves a moment alone that was only looked at, to the second", async () => {
    const { day, time, leave, onchange } = open();
    await fireEvent.change(day());
    await leave(time());
    expect(onchange).not.toHaveBeenCalled();
  });

  it("makes no moment of what it cannot read, keeps what was typed and says what is wrong", async () => {
    const { day, type, onchange } = open();
    await type(day(), "31/2/2026");
    expect(onchange).toHaveBeenLastCalledWith("");
    expect(day().value).toBe("31/2/2026");
    expect(day().getAttribute("aria-invalid")).toBe("true");
    const described = day().getAttribute("aria-describedby")!;
    expect(document.getElementById(described)?.textContent).toMatch(/could not be read.*\d{4}/);
    await type(day(), "28/2/2026");
    expect(onchange).toHaveBeenLastCalledWith("2026-02-28T08:12:00+01:00");
    expect(day().hasAttribute("aria-invalid")).toBe(false);
    await type(day(), "nothing");
    await type(day(), "28/2/2026");
    expect(onchange).toHaveBeenLastCalledWith("2026-02-28T08:12:00+01:00");
  });

  it("waits for the other box, and asks for it once the field is left", async () => {
    const { day, time, type, leave, onchange } = open({ value: "" });
    await type(day(), "20 Nov 2026");
    expect(screen.queryByText(says.needsTime("20:15"))).toBeNull();
    await fireEvent.focusOut(day(), { relatedTarget: time() });
    expect(screen.queryByText(says.needsTime("20:15"))).toBeNull();
    await leave(time());
    screen.getByText(says.needsTime("20:15"));
    expect(onchange).not.toHaveBeenCalled();
    await type(time(), "23.59");
    expect(onchange).toHaveBeenLastCalledWith("2026-11-20T23:59:00+01:00");
  });

  it("holds to the earliest and the latest", async () => {
    const { day, type, onchange } = open({
      min: "2026-11-10T08:00:00+01:00",
      max: "2026-11-20T09:00:00+01:00",
    });
    await type(day(), "21 Nov 2026");
    screen.getByText(says.tooLate("20 Nov 2026, 09:00"));
    expect(onchange).toHaveBeenLastCalledWith("");
    await type(day(), "1 Nov 2026");
    screen.getByText(says.tooEarly("10 Nov 2026, 08:00"));
    await type(day(), "11 Nov 2026");
    expect(onchange).toHaveBeenLastCalledWith("2026-11-11T08:12:00+01:00");
  });

  it("asks for the day alone where only that matters, and can be emptied", async () => {
    const { day, type, onchange } = open({ dayOnly: true });
    expect(screen.queryByLabelText(says.time("When"))).toBeNull();
    await type(day(), "3.4.2026");
    expect(onchange).toHaveBeenLastCalledWith("2026-04-03T12:00:00+02:00");
    await type(day(), "");
    expect(onchange).toHaveBeenLastCalledWith("");
  });

  it("follows when another moment is given", async () => {
    const { day, rerender } = open();
    await rerender({ value: "2025-01-02T08:00:00+01:00" });
    expect(day().value).toBe("2 Jan 2025");
  });

  it("offers a calendar that is walked and chosen from by keys", async () => {
    const { onchange } = open({ max: "2026-12-02T00:00:00+01:00" });
    const opener = screen.getByRole("button", { name: says.choose });
    await fireEvent.click(opener);
    const at = () => document.activeElement!.getAttribute("aria-label");
    await vi.waitFor(() => expect(at()).toMatch(/^Friday,? 20 November 2026$/));
    const walk = async (key: string, more = {}) => {
      await fireEvent.keyDown(document.activeElement!, { key, ...more });
      await vi.waitFor(() => expect(document.activeElement?.tagName).toBe("BUTTON"));
    };
    await walk("ArrowDown");
    await vi.waitFor(() => expect(at()).toMatch(/^Friday,? 27 November 2026$/));
    await walk("PageDown");
    await vi.waitFor(() => expect(at()).toMatch(/^Wednesday,? 2 December 2026$/));
    await walk("PageUp", { shiftKey: true });
    await vi.waitFor(() => expect(at()).toMatch(/^Tuesday,? 2 December 2025$/));
    await fireEvent.click(document.activeElement!);
    expect(onchange).toHaveBeenLastCalledWith("2025-12-02T08:12:00+01:00");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(opener);
  });
});

describe("a month", () => {
  it("has whole weeks, from the day weeks begin with", () => {
    const november = weeksOf("2026-11-20", 1);
    expect([november.length, november[0]![0], november.at(-1)![6]]).toEqual([6, "2026-10-26", "2026-12-06"]);
    expect(weeksOf("2026-11-20", 0)[0]![0]).toBe("2026-11-01");
    expect(weeksOf("2026-02-01", 0)).toHaveLength(4);
    expect(["en-GB", "en-US"].map(weekBegins)).toEqual([1, 0]);
  });

  it("is gone through by keys, the other way about from right to left", () => {
    const go = (key: string, more = {}) =>
      moved("2026-01-31", { key, shiftKey: false, ...more }, { begins: 1, rtl: false });
    expect(go("ArrowRight")).toBe("2026-02-01");
    expect(go("PageDown")).toBe("2026-02-28");
    expect(go("PageUp", { shiftKey: true })).toBe("2025-01-31");
    expect([go("Home"), go("End"), go("x")]).toEqual(["2026-01-26", "2026-02-01", undefined]);
    const back = moved("2026-01-31", { key: "ArrowRight", shiftKey: false }, { begins: 1, rtl: true });
    expect(back).toBe("2026-01-30");
  });

  it("ends where years have four digits", () => {
    expect(addDays("9999-12-31", 1)).toBe("9999-12-31");
    expect(addMonths("0001-01-05", -1)).toBe("0001-01-01");
    expect(weeksOf("9999-12-31", 1).at(-1)).toContain("9999-12-31");
  });
});
