// Opens a finished site in a browser, as readers with different eyes, hands and machines would.
//
// node run.mjs FOLDER [CHECK ...]: all checks, or the ones named. The site is served below /regio/site/, and must be
// built for such an address. Exit code 1 when anything is found.

import { createRequire } from "node:module";
import { Site } from "./site.mjs";
import * as accessibility from "./accessibility.mjs";
import * as compare from "./compare.mjs";
import * as keyboard from "./keyboard.mjs";
import * as linked from "./linked.mjs";
import * as paper from "./paper.mjs";
import * as quiet from "./quiet.mjs";
import * as sort from "./sort.mjs";
import * as valid from "./valid.mjs";
import * as weight from "./weight.mjs";
import * as width from "./width.mjs";
import * as without from "./without.mjs";

const require = createRequire(import.meta.url);
const { chromium } = require("playwright-core");
const CHECKS = { accessibility, width, keyboard, quiet, without, compare, sort, paper, weight, linked, valid };

const [folder, ...named] = process.argv.slice(2);
const site = new Site(folder);
await site.serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
});
const found = [];
for (const name of named.length > 0 ? named : Object.keys(CHECKS)) {
  const before = found.length;
  const began = Date.now();
  const what = await CHECKS[name].check({ site, browser, tell: (message) => found.push(`${name}: ${message}`) });
  console.log(`${name}: ${what}, ${found.length - before} found (${Math.round((Date.now() - began) / 1000)} s)`);
}
await browser.close();
site.close();
console.log(found.length === 0 ? "nothing found" : `${found.length} found:\n${found.join("\n")}`);
process.exit(found.length === 0 ? 0 : 1);
