// Opens every page of a finished site in a browser, as a reader would, and holds it against
// WCAG 2.2 AA (axe), HTML (the Nu checker) and the width of a small phone.
//
// Every page is served with a strict content security policy, and may say nothing of it in the console. The page
// that puts regions side by side and the tables that sort are used by keyboard, from a server and from the disk.
//
// node check.mjs FOLDER: all pages at 1280 px in light; one page of each kind at 360 px in dark, and
// at 320 px for text that runs off the side. Exit code 1 when anything is found.

import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const KINDS = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".csv": "text/csv",
  ".js": "text/javascript; charset=utf-8",
};
// The policy of the README, and what goes without saying there.
const POLICY =
  "default-src 'none'; script-src 'self'; img-src 'self'; style-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

const folder = process.argv[2];
const leadsOn = (page) => readFileSync(join(folder, page), "utf8").includes('http-equiv="refresh"');
const pages = readdirSync(folder, { recursive: true })
  .filter((path) => path.endsWith(".html"))
  .sort()
  .filter((page) => !leadsOn(page));

const found = [];

function served() {
  const server = createServer((request, answer) => {
    try {
      const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
      const bytes = readFileSync(join(folder, path));
      answer.writeHead(200, {
        "content-type": KINDS[extname(path)] ?? "application/octet-stream",
        "content-security-policy": POLICY,
      });
      answer.end(bytes);
    } catch {
      answer.writeHead(404).end();
    }
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

/** One page of each kind: the first below each folder of the site, and all that stand at its top. */
function oneOfEachKind() {
  const kinds = new Map();
  for (const page of pages) {
    const parts = page.split("/");
    const kind = parts.length <= 2 ? page : `${parts[0]}/${parts.length}`;
    if (!kinds.has(kind)) kinds.set(kind, page);
  }
  return [...kinds.values()];
}

async function look(browser, origin, chosen, screen) {
  const context = await browser.newContext(screen);
  const tab = await context.newPage();
  // What axe loads is not the page's.
  let isAxe = false;
  tab.on("console", (message) => isAxe || found.push(`${new URL(tab.url()).pathname}: says ${message.text()}`));
  tab.on("pageerror", (error) => found.push(`${new URL(tab.url()).pathname}: ${error}`));
  for (const page of chosen) {
    isAxe = false;
    await tab.goto(`${origin}/${page}`);
    isAxe = true;
    await tab.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    await tab.evaluate(axe);
    const { violations } = await tab.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules }), RULES);
    for (const { id, nodes } of violations) found.push(`${page}: ${id} at ${nodes[0].target}`);
    const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) found.push(`${page}: runs ${over} px off a screen of ${screen.viewport.width} px`);
  }
  await context.close();
  console.log(`${chosen.length} pages at ${screen.viewport.width} px, ${screen.colorScheme}`);
}

const expect = (is, what) => is || found.push(what);

/** Runs axe on what stands on a page now. */
async function held(tab, what) {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules }), RULES);
  for (const { id, nodes } of violations) found.push(`${what}: ${id} at ${nodes[0].target}`);
}

/** Chooses two regions by keyboard, and opens the address that this gives as who was mailed it would. */
async function compared(browser, root, screen) {
  const context = await browser.newContext(screen);
  const tab = await context.newPage();
  const told = [];
  tab.on("console", (message) => told.push(message.text()));
  tab.on("pageerror", (error) => told.push(String(error)));
  await tab.goto(`${root}/vergelijken/index.html`);
  const names = await tab.$$eval("#regio-1 optgroup option", (options) => options.map((option) => option.label));
  if (names.length < 2) return context.close();
  for (const [box, name] of [names[0], names.at(-1)].entries()) {
    await tab.focus(`#regio-${box + 1}`);
    await tab.keyboard.type(name);
    await tab.keyboard.press("Tab");
  }
  await tab.waitForSelector("#naast-elkaar table");
  const address = tab.url();
  const heads = () => tab.$$eval("#naast-elkaar thead a", (links) => links.map((link) => link.textContent));
  expect((await heads()).join() === [names[0], names.at(-1)].join(), `vergelijken: ${await heads()} beside each other`);
  await tab.goto("about:blank");
  await tab.goto(address);
  await tab.waitForSelector("#naast-elkaar td");
  expect((await heads()).length === 2, "vergelijken: the address does not hold the choice");
  const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over <= 0, `vergelijken: runs ${over} px off a screen of ${screen.viewport.width} px`);
  const shift = await tab.evaluate(
    () =>
      new Promise((ready) => {
        const shifts = (list) => ready(list.getEntries().reduce((sum, entry) => sum + entry.value, 0));
        new PerformanceObserver(shifts).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => ready(0), 300);
      }),
  );
  expect(shift < 0.01, `vergelijken: what stands on it moves by ${shift}`);
  expect(told.length === 0, `vergelijken: says ${told}`);
  await held(tab, `vergelijken, at ${screen.viewport.width} px`);
  await context.close();
}

/** Without scripts the page says so, offers nothing that does not work, and leads on. */
async function withoutScripts(browser, root) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(`${root}/vergelijken/index.html`);
  expect(!(await tab.isVisible("select")), "vergelijken: a choice that does nothing without scripts");
  expect(await tab.isVisible("#alle-cijfers a"), "vergelijken: no list of figures without scripts");
  await context.close();
}

/** Sorts the first table that can be, by keyboard: both ways, with what has no number last. */
async function sorted(browser, root) {
  const page = pages.find((page) => readFileSync(join(folder, page), "utf8").includes("data-sortable"));
  if (!page) return;
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto(`${root}/${page}`);
  const table = tab.locator("table[data-sortable]").first();
  const before = await table.boundingBox();
  for (const direction of ["ascending", "descending"]) {
    await table.locator("thead button").nth(1).focus();
    await tab.keyboard.press("Enter");
    expect((await table.locator("thead th").nth(1).getAttribute("aria-sort")) === direction, `${page}: not ${direction}`);
    const rows = await table.locator("tbody tr:not(.pp-table__note)").evaluateAll((rows) => rows.map((row) => row.cells[1].dataset.order ?? ""));
    const [known, missing] = [rows.filter(Boolean).map(Number), rows.filter((place) => !place)];
    const inOrder = known.every((place, at) => at === 0 || (direction === "ascending" ? known[at - 1] <= place : known[at - 1] >= place));
    const isLast = rows.slice(known.length).every((place) => !place) && rows.length === known.length + missing.length;
    expect(inOrder && isLast, `${page}: sorted ${direction} it is ${rows}`);
  }
  const after = await table.boundingBox();
  expect(before.width === after.width && before.height === after.height, `${page}: its table changes size when it is sorted`);
  await held(tab, `${page}, sorted`);
  await context.close();
}

function html() {
  const jar = require("vnu-jar");
  try {
    execFileSync("java", ["-jar", jar, "--errors-only", ...pages.map((page) => join(folder, page))], { stdio: "pipe" });
  } catch (error) {
    found.push(...String(error.stderr).trim().split("\n").map((line) => relative(folder, line.replace(/^"file:/, ""))));
  }
  console.log(`${pages.length} pages held against HTML`);
}

const server = await served();
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
await look(browser, origin, pages, { viewport: { width: 1280, height: 900 }, colorScheme: "light" });
await look(browser, origin, oneOfEachKind(), { viewport: { width: 360, height: 780 }, colorScheme: "dark" });
await look(browser, origin, oneOfEachKind(), { viewport: { width: 320, height: 640 }, colorScheme: "light" });
for (const root of [origin, pathToFileURL(resolve(folder)).href]) {
  await compared(browser, root, { viewport: { width: 1280, height: 900 } });
  await compared(browser, root, { viewport: { width: 320, height: 640 }, colorScheme: "dark" });
  await withoutScripts(browser, root);
  await sorted(browser, root);
}
console.log("regions put side by side, and tables sorted");
await browser.close();
server.close();
html();
console.log(found.length === 0 ? "nothing found" : `${found.length} found:\n${found.join("\n")}`);
process.exit(found.length === 0 ? 0 : 1);
