export const evidence = {
  title: "Evidence",
};
