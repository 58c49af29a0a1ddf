// On paper: a praatplaat is one sheet, a factsheet two; no navigation, and links with their address.

import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { PDFDocument } = require("pdf-lib");
/** How many sheets of A4 a page may take. */
const MOST = { factsheet: 2, sheet: 1 };

export async function check({ site, browser, tell }) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const all = [...site.sheets().map((page) => [page, MOST.sheet]), ...site.factsheets().map((page) => [page, MOST.factsheet])];
  for (const [page, most] of all) {
    await tab.goto(`${site.origin}/${page}`);
    const bytes = await tab.pdf({ preferCSSPageSize: true, format: "A4" });
    const sheets = (await PDFDocument.load(bytes)).getPageCount();
    if (sheets > most) tell(`${page}: prints on ${sheets} sheets, and may take ${most}`);
  }
  const kinds = site.oneOfEachKind();
  await tab.emulateMedia({ media: "print" });
  for (const page of kinds) {
    await tab.goto(`${site.origin}/${page}`);
    if (await tab.locator(":is(header, footer, body > div) nav:visible:not(main nav)").count()) tell(`${page}: prints its navigation`);
  }
  await context.close();
  return `${all.length} sheets and factsheets, ${kinds.length} kinds without navigation`;
}
