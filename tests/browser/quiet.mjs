// A page asks nothing of another host, holds to a strict content security policy without a word in the console,
// does not shift while it loads, and does not move for who asked for less motion.

/** So many drawings are opened by themselves. */
const DRAWINGS = 20;

export async function check({ site, browser, tell }) {
  const kinds = [...site.oneOfEachKind(), ...site.drawings().slice(0, DRAWINGS)];
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, reducedMotion: "reduce" });
  await context.addInitScript(() => {
    globalThis.shifted = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (globalThis.shifted += entry.value))).observe({
      type: "layout-shift",
      buffered: true,
    });
  });
  const tab = await context.newPage();
  let page = "";
  tab.on("console", (message) => tell(`${page}: the console says: ${message.text()}`));
  tab.on("pageerror", (error) => tell(`${page}: ${error.message}`));
  tab.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${site.origin}/`) && !url.startsWith("data:")) tell(`${page}: asks for ${url}`);
  });
  for (page of kinds) {
    await tab.goto(`${site.origin}/${page}`, { waitUntil: "networkidle" });
    const { shifted, moving } = await tab.evaluate(() => ({
      shifted: globalThis.shifted,
      moving: document.getAnimations().filter((animation) => animation.playState === "running").length,
    }));
    if (shifted > 0) tell(`${page}: shifts by ${shifted.toFixed(3)} while it loads`);
    if (moving > 0) tell(`${page}: ${moving} things move`);
  }
  await context.close();
  return `${kinds.length} kinds and drawings`;
}
