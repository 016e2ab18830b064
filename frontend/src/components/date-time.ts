/** What a date and time field says in words; the moments are shown as the field itself shows them. */
export interface DateTimeWords {
  /** The name of the time's own box, from the field's. */
  time: (label: string) => string;
  choose: string;
  today: string;
  earlierMonth: string;
  laterMonth: string;
  earlierYear: string;
  laterYear: string;
  /** What is wrong with what was typed; `example` shows how it can be written. */
  noDay: (example: string) => string;
  noTime: (example: string) => string;
  needsDay: string;
  needsTime: (example: string) => string;
  tooEarly: (least: string) => string;
  tooLate: (most: string) => string;
}
