// Regions put side by side by keyboard, from a server and from the disk; the address holds the choice.

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { violations } from "./accessibility.mjs";

const PAGE = "vergelijken/index.html";
const SCREENS = [
  { viewport: { width: 1280, height: 900 } },
  { viewport: { width: 320, height: 640 }, colorScheme: "dark" },
];

export async function check({ site, browser, tell }) {
  if (!site.pages.includes(PAGE)) return "no regions to compare";
  for (const root of [site.origin, pathToFileURL(resolve(site.folder)).href]) {
    for (const screen of SCREENS) await compared({ browser, root, screen, tell });
    await withoutScripts({ browser, root, tell });
  }
  return "from a server and from the disk";
}

/** Chooses two regions by keyboard, and opens the address that this gives as who was mailed it would. */
async function compared({ browser, root, screen, tell }) {
  const context = await browser.newContext({ ...screen, bypassCSP: true });
  const tab = await context.newPage();
  tab.on("console", (message) => tell(`${PAGE}: the console says: ${message.text()}`));
  tab.on("pageerror", (error) => tell(`${PAGE}: ${error.message}`));
  await tab.goto(`${root}/${PAGE}`);
  const names = await tab.$$eval("#regio-1 optgroup option", (options) => options.map((option) => option.label));
  if (names.length < 2) return context.close();
  const two = [names[0], names.at(-1)];
  for (const [box, name] of two.entries()) {
    await tab.focus(`#regio-${box + 1}`);
    await tab.keyboard.type(name);
    await tab.keyboard.press("Tab");
  }
  await tab.waitForSelector("#naast-elkaar table");
  const address = tab.url();
  const heads = () => tab.$$eval("#naast-elkaar thead a", (links) => links.map((link) => link.textContent));
  if ((await heads()).join() !== two.join()) tell(`${PAGE}: ${await heads()} beside each other instead of ${two}`);
  await tab.goto("about:blank");
  await tab.goto(address);
  await tab.waitForSelector("#naast-elkaar td");
  if ((await heads()).length !== 2) tell(`${PAGE}: the address does not hold the choice`);
  const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) tell(`${PAGE}: with two regions it runs ${over} px off a screen of ${screen.viewport.width} px`);
  for (const found of await violations(tab)) tell(`${PAGE}, with two regions at ${screen.viewport.width} px: ${found}`);
  await context.close();
}

/** Without scripts the page says so, offers nothing that does not work, and leads on. */
async function withoutScripts({ browser, root, tell }) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(`${root}/${PAGE}`);
  if (await tab.isVisible("select")) tell(`${PAGE}: a choice that does nothing without scripts`);
  if (!(await tab.isVisible("#alle-cijfers a"))) tell(`${PAGE}: no list of figures without scripts`);
  await context.close();
}
