import { describe, expect, it } from "vitest";
import { dayShort, fromWall, inZone, relative, toWall } from "./index";

describe("a wall clock and the moment it shows", () => {
  it.each([
    ["2026-11-20T08:12", "Europe/Berlin", "2026-11-20T08:12:00+01:00"],
    ["2026-07-01T23:59", "Europe/Berlin", "2026-07-01T23:59:00+02:00"],
    ["2026-07-01T10:00", "Asia/Kolkata", "2026-07-01T10:00:00+05:30"],
    ["2026-01-01T00:00", "America/St_Johns", "2026-01-01T00:00:00-03:30"],
    ["2026-01-01T00:00", "UTC", "2026-01-01T00:00:00Z"],
    ["1900-02-03T04:05", "Europe/London", "1900-02-03T04:05:00Z"],
    ["2026-11-20 08:12", "Pacific/Kiritimati", "2026-11-20T08:12:00+14:00"],
  ])("%s in %s is %s", (wall, zone, moment) => {
    expect(fromWall(wall, zone)).toBe(moment);
    expect(toWall(moment, zone)).toBe(wall.replace(" ", "T"));
  });

  it("moves a time that the spring skips to an hour later", () => {
    expect(fromWall("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T03:30:00+02:00");
  });

  it("takes the first of a time that the autumn repeats", () => {
    expect(fromWall("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T02:30:00+02:00");
  });

  it("says so when it cannot be read", () => {
    expect(fromWall("2026-13-40T99:99", "UTC")).toBeUndefined();
    expect(fromWall("20 November", "UTC")).toBeUndefined();
    expect(toWall("", "UTC")).toBe("");
  });
});

describe("how long ago", () => {
  const now = new Date("2026-11-20T08:12:00+01:00");
  it.each([
    ["2026-11-20T08:10:00+01:00", "2 minutes ago"],
    ["2026-11-20T05:00:00+01:00", "3 hours ago"],
    ["2026-11-19T23:50:00+01:00", "yesterday"],
    ["2026-11-17T20:14:00+01:00", "3 days ago"],
    ["2026-11-06T08:00:00+01:00", "2 weeks ago"],
    ["2026-08-20T08:00:00+02:00", "3 months ago"],
    ["2024-11-20T08:00:00+01:00", "2 years ago"],
    ["2026-11-22T08:00:00+01:00", "in 2 days"],
  ])("%s was %s", (moment, said) => expect(relative(moment, "Europe/Berlin", now)).toBe(said));

  it("names the year only where it is another one", () => {
    expect(dayShort("2026-11-17T20:14:00Z", "UTC", now)).not.toContain("2026");
    expect(dayShort("2024-11-17T20:14:00Z", "UTC", now)).toContain("2024");
  });
});

it("keeps the zone's own date, not the machine's", () => {
  expect(inZone(Date.parse("2026-11-20T23:30:00Z"), "Asia/Tokyo")).toBe("2026-11-21T08:30:00+09:00");
});
