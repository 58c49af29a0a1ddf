// Without scripts every page says the same, and leads on to the same.

export async function check({ site, browser, tell }) {
  const kinds = site.oneOfEachKind();
  const [scripted, plain] = await Promise.all([true, false].map((javaScriptEnabled) => browser.newContext({ javaScriptEnabled })));
  const [one, other] = [await scripted.newPage(), await plain.newPage()];
  for (const page of kinds) {
    const [with_, without] = [await read(one, site, page), await read(other, site, page)];
    if (!without.heading) tell(`${page}: has no heading without scripts`);
    const lost = with_.links.filter((link) => !without.links.includes(link));
    if (lost.length > 0) tell(`${page}: ${lost[0]} can only be reached with scripts`);
    if (without.idle > 0) tell(`${page}: ${without.idle} buttons do nothing without scripts`);
  }
  await Promise.all([scripted.close(), plain.close()]);
  return `${kinds.length} kinds with and without scripts`;
}

async function read(tab, site, page) {
  await tab.goto(`${site.origin}/${page}`);
  const links = await tab.locator("main a[href]").evaluateAll((all) => all.filter((link) => link.checkVisibility()).map((link) => link.getAttribute("href")));
  const idle = await tab.locator("main button:visible:not([type=submit])").count();
  return { links, idle, heading: await tab.locator("h1").count() };
}
