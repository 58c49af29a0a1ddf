// Opens every page of a finished site in a browser, as a reader would, and holds it against
// WCAG 2.2 AA (axe), HTML (the Nu checker), the width of a small phone and a strict content security policy.
//
// node check.mjs FOLDER: all pages at 1280 px in light; one page of each kind at 360 px in dark, and
// at 320 px for text that runs off the side. Exit code 1 when anything is found.

import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join, relative } from "node:path";

const require = createRequire(import.meta.url);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const KINDS = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".csv": "text/csv", ".svg": "image/svg+xml" };
// Nothing inline and nothing from elsewhere. A block of JSON-LD is data: no policy has anything against it.
const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'none'";

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
      // Browsers ask for it by themselves.
      if (path === "/favicon.ico") return answer.writeHead(204).end();
      const bytes = readFileSync(join(folder, path));
      answer.writeHead(200, { "content-type": KINDS[extname(path)] ?? "application/octet-stream", "content-security-policy": POLICY });
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

/** One page of each kind, and every kind of drawing, opened with the policy alone: axe itself is not allowed by it. */
async function underThePolicy(browser, origin, chosen) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  let at = "";
  tab.on("console", (message) => ["error", "warning"].includes(message.type()) && found.push(`${at}: ${message.text()}`));
  for (at of chosen) await tab.goto(`${origin}/${at}`);
  await context.close();
  console.log(`${chosen.length} pages and drawings under a strict policy`);
}

/** What is told to search engines can be read by them. */
function linkedData() {
  let blocks = 0;
  for (const page of pages) {
    for (const [, text] of readFileSync(join(folder, page), "utf8").matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
      blocks += 1;
      try {
        if (!JSON.parse(text)["@type"]) found.push(`${page}: JSON-LD without a type`);
      } catch (error) {
        found.push(`${page}: ${error.message}`);
      }
    }
  }
  console.log(`${blocks} blocks of JSON-LD read`);
}

async function look(browser, origin, chosen, screen) {
  const context = await browser.newContext({ ...screen, bypassCSP: true });
  const tab = await context.newPage();
  for (const page of chosen) {
    await tab.goto(`${origin}/${page}`);
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
const drawings = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".svg")).sort().slice(0, 20);
await underThePolicy(browser, origin, [...oneOfEachKind(), ...drawings]);
await browser.close();
server.close();
linkedData();
html();
console.log(found.length === 0 ? "nothing found" : `${found.length} found:\n${found.join("\n")}`);
process.exit(found.length === 0 ? 0 : 1);
