import { grounding } from "./grounding";
import { collected, countries } from "./help-lines";

export const guide = {
  grounding,
  countries,
  collected,
  exercise: {
    step: (step: number, steps: number) => `Step ${step} of ${steps}`,
    begin: "Begin",
    next: "Next",
    earlier: "Back",
    again: "Once more",
    done: "Close",
    ended: "That is all of it. Stay as long as you like.",
  },
};
