import { date } from "~/lib/time";

export const crisis = {
  title: "You are not alone with this",
  lead: "You do not have to decide anything now. The only thing there is to do is to get through the next while, and nobody needs to do that alone. What feels as if it would never end does change, and there are people whose work it is to stay with you until it does.",
  back: "Go back",
  ground: "Ground me first",
  unrecorded: "Nothing you do on this page is kept, counted or scored.",

  danger: "If you are in danger now",
  dangerLead:
    "If you have already hurt yourself or taken something, if you cannot keep yourself safe, or if somebody is about to hurt you: call this number, or go to the nearest emergency department. Say that it is urgent. You need no other words.",
  anywhere:
    "Choose your country below to see its number. 112 works from mobile phones in most of the world, 911 in North America, 999 in the United Kingdom, 000 in Australia, 111 in New Zealand.",

  call: "Somebody to talk to",
  callLead:
    "You may say it as it is: “I do not want to live like this.” “I need somebody to stay on the phone.” They have heard it before, and they will not be shocked.",
  yours: "Your own people",
  reachable: (until: string) => (until ? `Can be reached until ${until}` : "Can be reached at any time"),
  toPlan: "Add somebody safe",
  yoursNone:
    "Who is safe for you to call can be kept in the plan, under “People who are safe”. They then stand here, first.",

  country: "Country",
  countryNone: "Choose a country",
  countryHint: "Kept inside your vault, so that you need to choose it once.",
  about: {
    violence: "About violence, control and stalking",
    despair: "When you do not want to go on",
    young: "For children and young people",
  },
  anyHour: "At any hour.",
  source: (source: string) => `Source: ${source}`,
  honest: (day: string) =>
    `Collected on ${date(`${day}T12:00:00Z`, "UTC")}. Numbers change. This app has no network and cannot check them, and it never dials: the call is yours to make, on a phone that is safe.`,
  traces:
    "A call can stand on a bill or in the list of calls. Where somebody looks at either, use another person’s phone, or delete the call afterwards.",

  next: "To make the next hours safer",
  nextSteps: [
    "Put distance between you and whatever you could hurt yourself with. Give it to somebody, lock it away, or leave the room or the house it is in.",
    "Go to where people are: a friend’s kitchen, a neighbour’s door, a café, a waiting room. You do not have to explain.",
    "Ask one person to stay with you, or on the phone with you, until tomorrow.",
    "Leave alcohol and other drugs alone tonight. They make the dark louder and the brakes weaker.",
    "Put off every decision. Nothing has to be settled at this hour, and you may decide again every ten minutes that it waits.",
    "Drink some water, eat something, lie down under something warm. A body that is cared for argues less with you.",
  ],

  grounding: "Something to do with your hands",
  more: "When it is quieter",
  moreRead: ["symptoms", "pull", "support"] as const,
  moreLead:
    "Thoughts like these often come after long fear, and while a bond is tearing. They are a sign of how much it has been, and a doctor can help with them. Telling one is a good next thing.",
};
