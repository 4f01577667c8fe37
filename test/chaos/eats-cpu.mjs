/** Loaded before the product: at a signal something in it begins to eat its CPU and does not end. */
process.on("SIGUSR2", () => {
  for (;;) Math.random();
});
