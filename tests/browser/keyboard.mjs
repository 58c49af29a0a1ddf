// Through every control of a page by the Tab key alone: each is reached, once, seen where it has the focus, and
// the end of the page is reached as well.

const MOST = 1500;

export async function check({ site, browser, tell }) {
  const kinds = site.oneOfEachKind();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  let controls = 0;
  for (const page of kinds) {
    await tab.goto(`${site.origin}/${page}`);
    const expected = await tab.evaluate(mark);
    const reached = await walk(tab, page, tell);
    const missed = expected.filter((name) => !reached.has(name));
    if (missed.length > 0) tell(`${page}: ${missed.length} controls are not reached, such as ${missed[0]}`);
    controls += reached.size;
  }
  await context.close();
  return `${controls} controls on ${kinds.length} kinds`;
}

/** Numbers everything that should take the focus, and gives their names. */
function mark() {
  const controls = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const isThere = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled;
  const isChosen = (element) => element.type !== "radio" || element.checked || !element.name;
  const all = [...document.querySelectorAll(controls)].filter((element) => isThere(element) && isChosen(element));
  return all.map((element, at) => {
    element.dataset.reached = `${at} ${element.tagName} ${(element.textContent || element.name || "").trim().slice(0, 30)}`;
    return element.dataset.reached;
  });
}

async function walk(tab, page, tell) {
  const reached = new Set();
  for (let step = 0; step < MOST; step += 1) {
    await tab.keyboard.press("Tab");
    const at = await tab.evaluate(focused);
    if (at === null || reached.has(at.name)) break;
    if (!at.isSeen) tell(`${page}: nothing shows that ${at.name} has the focus`);
    if (at.name) reached.add(at.name);
  }
  return reached;
}

/** What has the focus, and whether that can be seen; `null` past the end of the page. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const isInView = box.bottom > 0 && box.top < innerHeight;
  const looks = () =>
    [element, ...element.querySelectorAll("rect, path, circle")].map((part) => {
      const { outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth } = getComputedStyle(part);
      return [outlineStyle === "none" ? "" : outlineWidth, boxShadow, stroke, strokeWidth].join();
    });
  const withFocus = looks();
  element.blur();
  const isMarked = looks().some((look, at) => look !== withFocus[at]);
  element.focus({ focusVisible: true, preventScroll: true });
  return { name: element.dataset.reached ?? "", isSeen: isMarked && isInView };
}
