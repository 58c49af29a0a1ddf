// Tables that sort, by keyboard: both ways, with what has no number last, and without a change of size.

import { violations } from "./accessibility.mjs";

/** So many of them are tried. */
const MOST = 12;

export async function check({ site, browser, tell }) {
  const pages = site.pages.filter((page) => site.read(page).includes("data-sortable")).slice(0, MOST);
  const context = await browser.newContext({ bypassCSP: true });
  const tab = await context.newPage();
  for (const page of pages) {
    await tab.goto(`${site.origin}/${page}`);
    const table = tab.locator("table[data-sortable]").first();
    const before = await table.boundingBox();
    for (const direction of ["ascending", "descending"]) await sort({ tab, table, page, direction, tell });
    const after = await table.boundingBox();
    const isAsLarge = before.width === after.width && before.height === after.height;
    if (!isAsLarge) tell(`${page}: its table changes size when it is sorted`);
    for (const found of await violations(tab)) tell(`${page}, sorted: ${found}`);
  }
  await context.close();
  return `${pages.length} tables`;
}

async function sort({ tab, table, page, direction, tell }) {
  await table.locator("thead button").nth(1).focus();
  await tab.keyboard.press("Enter");
  const told = await table.locator("thead th").nth(1).getAttribute("aria-sort");
  if (told !== direction) tell(`${page}: the head says ${told} instead of ${direction}`);
  const cells = (rows) => rows.map((row) => row.cells[1].dataset.order ?? "");
  const rows = await table.locator("tbody tr:not(.pp-table__note)").evaluateAll(cells);
  const known = rows.filter(Boolean).map(Number);
  const sign = direction === "ascending" ? 1 : -1;
  const isInOrder = known.every((place, at) => at === 0 || sign * (place - known[at - 1]) >= 0);
  const isLast = rows.slice(known.length).every((place) => !place);
  if (!isInOrder || !isLast) tell(`${page}: sorted ${direction} it is ${rows}`);
}
