// What a page weighs over the wire, compressed, and how many requests it takes.

import { gzipSync } from "node:zlib";

const MOST = { bytes: 60 * 1024, requests: 8, scripts: 15 * 1024 };

export async function check({ site, browser, tell }) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  let heaviest = 0;
  const pages = site.factsheets();
  for (const page of pages) {
    const answers = [];
    const note = (answer) => answers.push(answer);
    tab.on("response", note);
    await tab.goto(`${site.origin}/${page}`, { waitUntil: "networkidle" });
    tab.off("response", note);
    const sizes = await Promise.all(answers.map(async (answer) => [answer.request().resourceType(), gzipSync(await answer.body()).length]));
    const sum = (some) => some.reduce((all, [, size]) => all + size, 0);
    const bytes = sum(sizes);
    const scripts = sum(sizes.filter(([type]) => type === "script"));
    heaviest = Math.max(heaviest, bytes);
    if (bytes > MOST.bytes) tell(`${page}: weighs ${bytes} bytes, and may weigh ${MOST.bytes}`);
    if (scripts > MOST.scripts) tell(`${page}: its scripts weigh ${scripts} bytes, and may weigh ${MOST.scripts}`);
    if (sizes.length > MOST.requests) tell(`${page}: takes ${sizes.length} requests, and may take ${MOST.requests}`);
  }
  await context.close();
  return `${pages.length} factsheets, the heaviest ${heaviest} bytes`;
}
