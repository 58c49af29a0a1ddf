// Nothing runs off the side: on the narrowest phone, and with text twice as large.

export async function check({ site, browser, tell }) {
  const kinds = site.oneOfEachKind();
  for (const [width, size] of [[320, 100], [640, 200], [1280, 200]]) {
    const context = await browser.newContext({ viewport: { width, height: 720 }, bypassCSP: true });
    const tab = await context.newPage();
    for (const page of kinds) {
      await tab.goto(`${site.origin}/${page}`);
      await tab.addStyleTag({ content: `:root { font-size: ${size}% }` });
      await tab.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) tell(`${page}: runs ${over} px off a screen of ${width} px with text at ${size} %`);
      const cut = await tab.evaluate(cutOff);
      if (cut) tell(`${page}: "${cut}" is cut off at ${width} px with text at ${size} %`);
    }
    await context.close();
  }
  return `${kinds.length} kinds at 320 px, and with text at 200 %`;
}

/** Text that its box hides, and that nobody can scroll to. */
function cutOff() {
  const hides = (element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX);
  const isForEars = (element) => element.closest(".pp-visually-hidden") !== null || element.clientWidth <= 1;
  const isCut = (element) => element.scrollWidth > element.clientWidth + 1;
  const boxes = [...document.querySelectorAll("main *")].filter((element) => element instanceof HTMLElement);
  const cut = boxes.find((element) => hides(element) && isCut(element) && !isForEars(element));
  return cut?.textContent.trim().slice(0, 40);
}
