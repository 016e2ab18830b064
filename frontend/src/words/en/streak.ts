export const streak = {
  title: "Streak",
};
