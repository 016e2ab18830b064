/** Something to do with the body until it is calmer, one step at a time. */
export interface Exercise {
  id: string;
  title: string;
  lead: string;
  steps: string[];
}

export const grounding: Exercise[] = [
  {
    id: "five-senses",
    title: "Five, four, three, two, one",
    lead: "Comes back to the room by the senses. Two or three minutes.",
    steps: [
      "Look around. Name five things you can see, slowly: their colour, their edges, where the light falls.",
      "Name four things you can feel: the chair under you, cloth on your arm, air on your face, the ground.",
      "Name three things you can hear, near or far. A hum counts.",
      "Name two things you can smell. If there is nothing, think of two that you like.",
      "Name one thing you can taste, or one good thing about this room.",
      "Breathe out once, longer than you breathed in. You are here, and it is now.",
    ],
  },
  {
    id: "box-breathing",
    title: "Breathing in a square",
    lead: "Four even sides. Leave out the holding if it makes you uneasy, and just breathe out longer.",
    steps: [
      "Breathe in through your nose while you count to four.",
      "Hold it gently while you count to four. Shoulders down.",
      "Breathe out through your mouth while you count to four.",
      "Rest, empty, while you count to four.",
      "Go round three more times, at your own pace. Stop if you feel dizzy.",
    ],
  },
  {
    id: "cold-water",
    title: "Cold water",
    lead: "A quick way down from panic or rage. Not with a heart condition, and not ice on bare skin.",
    steps: [
      "Go to a tap, or fetch something cold from the fridge and wrap it in a cloth.",
      "Let cold water run over your wrists, or hold the cloth to your cheeks and under your eyes.",
      "Hold your breath for a moment, bend forward a little, and count slowly to ten.",
      "Let go. Breathe out. Feel where the cold was, and where it is warm.",
      "Dry your hands, slowly, one finger after another.",
    ],
  },
  {
    id: "feet",
    title: "Feet on the floor",
    lead: "Nobody sees you do it: on a bus, in a court, at a door.",
    steps: [
      "Put both feet flat on the floor. Take off your shoes if you can.",
      "Press your heels down. Then your toes. Feel that the floor holds.",
      "Let your weight sink into the chair, or into your legs.",
      "Press your palms together, or hold the edge of the seat. Count to five, and let go.",
      "Say to yourself: this is the floor, this is my weight, I am held up.",
    ],
  },
  {
    id: "naming",
    title: "Saying what is",
    lead: "For when a memory is louder than the room.",
    steps: [
      "Say your name, and how old you are.",
      "Say what day it is, what year, and which town you are in.",
      "Say what is happening: “This is a memory. It is over. My body has not heard yet.”",
      "Say one thing that is different from then: a key that is only yours, a door that locks, a person who knows.",
      "Say what you will do next. Something small: drink a glass of water, open a window.",
    ],
  },
  {
    id: "orienting",
    title: "Looking around",
    lead: "As an animal does when the danger has gone by. It tells the body that it may stop watching.",
    steps: [
      "Let your eyes wander, slowly, without looking for anything.",
      "Turn your head as far as it likes to go to one side, and see what is behind you.",
      "Then to the other side. Find the ways out of the room: the door, the window.",
      "Let your eyes rest on something that is pleasant or plain. Stay there for three breaths.",
      "Notice whether anything in you has become a little softer. If not, go round once more.",
    ],
  },
];
