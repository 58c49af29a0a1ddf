// Puts two to four regions side by side, as chosen in the page. The choice stands in the address, behind `#regios=`.
//
// All that is read was written by the build, in the language of the site: the list of indicators in the page gives
// the rows, the file of a region its cells. Nothing is counted or written as a number here; the ends of intervals are
// only held against each other, to tell which differences are more than chance may make.
(() => {
  "use strict";

  const panel = document.getElementById("keuze");
  if (!panel) return;
  const words = panel.dataset;
  const boxes = [...panel.querySelectorAll("select")];
  const result = document.getElementById("naast-elkaar");
  const status = document.getElementById("stand");
  const legend = document.getElementById("tekens-uitleg");
  const list = document.getElementById("alle-cijfers");
  const known = new Map();
  const coming = new Map();

  /** An element with a class and what stands in it. */
  function made(name, className, ...inner) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...inner);
    return element;
  }

  /** A text with its gaps filled: `{name}` becomes what is given for `name`. */
  const filled = (text, gaps) => text.replace(/\{(\w+)\}/g, (gap, name) => gaps[name] ?? gap);

  const listed = (names) =>
    new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" }).format(names);

  // What is chosen ---------------------------------------------------------------------------------------------

  const isThere = (id) => [...boxes[0].options].some((option) => option.value === id);

  /** The regions in the address, each once and no more than there are boxes. */
  function chosen() {
    const given = new URLSearchParams(location.hash.slice(1)).get("regios") ?? "";
    return [...new Set(given.split(","))].filter((id) => id && isThere(id)).slice(0, boxes.length);
  }

  function choose() {
    const ids = [...new Set(boxes.map((box) => box.value).filter(Boolean))];
    // Not a new page for the button that goes back: the reader is still choosing.
    location.replace(`#regios=${ids.join(",")}`);
  }

  // The figures of a region --------------------------------------------------------------------------------------

  globalThis.praatplaat = (region) => known.set(region.region, region);

  /** Loads the file of a region, once. A page from a disk may load scripts where it may not read files. */
  function load(id) {
    if (!coming.has(id)) {
      const script = made("script");
      script.src = `${words.figures}${id}.js`;
      const loaded = new Promise((ready) => (script.onload = script.onerror = ready));
      document.head.append(script);
      coming.set(id, loaded.then(() => known.get(id)));
    }
    return coming.get(id);
  }

  // The table ------------------------------------------------------------------------------------------------------

  /** A text, its numbers in elements that say which they are. */
  const told = (runs, figure) =>
    runs.map((run) => {
      if (typeof run === "string") return run;
      const number = made("span", "", run[1]);
      number.dataset.figure = figure;
      if (run[0] !== "value") number.dataset.part = run[0];
      return number;
    });

  function cell(region, figure) {
    const made_of = [made("span", "pp-compare__region", region.name)];
    if (!figure) {
      made_of.push(made("span", "pp-compare__none", words.none));
    } else {
      const sign = made("span", figure.words ? "pp-mark" : "", ...told(figure.value, figure.figure));
      if (figure.words) sign.setAttribute("aria-hidden", "true");
      const isWord = !figure.words && !/\d/.test(sign.textContent);
      const value = made("span", `pp-compare__value${isWord ? " pp-compare__value--word" : ""}`, sign);
      if (figure.words) value.append(made("span", "pp-visually-hidden", figure.words));
      made_of.push(value, ...figure.lines.map((line) => made("span", "pp-compare__line", ...told(line, figure.figure))));
    }
    const element = made("td", "", ...made_of);
    element.setAttribute("role", "cell");
    return element;
  }

  /** Whether one lies above another for sure: of the same period, and their intervals do not meet. */
  const isAbove = (a, b) => a.period === b.period && Number(a.low) > Number(b.high);

  /** Which regions differ by more than chance may make, in words; empty where nothing can be said. */
  function verdict(regions, figures) {
    const all = regions.map((region, at) => ({ name: region.name, figure: figures[at] }));
    const measured = all.filter(({ figure }) => figure?.low !== undefined);
    const pairs = measured.flatMap((a) => measured.filter((b) => a !== b && a.figure.period === b.figure.period));
    if (pairs.length === 0) return { text: "", differs: false };
    const highestFirst = [...measured].sort((a, b) => Number(b.figure.low) - Number(a.figure.low));
    const sentences = highestFirst.flatMap(({ name, figure }) => {
      const below = measured.filter((other) => isAbove(figure, other.figure)).map((other) => other.name);
      return below.length > 0 ? [filled(words.higher, { name, others: listed(below) })] : [];
    });
    return { text: sentences.join(" ") || words.chance, differs: sentences.length > 0 };
  }

  function row(item, regions, figures) {
    const link = item.querySelector("a");
    const name = made("th", "", link.cloneNode(true), made("small", "", item.querySelector("small").textContent));
    name.scope = "row";
    name.setAttribute("role", "rowheader");
    const { text, differs } = verdict(regions, figures);
    if (text) {
      const flag = differs ? [made("strong", "pp-flag", words.differs), " "] : [];
      name.append(made("span", "pp-compare__verdict", ...flag, text));
    }
    const element = made("tr", "", name, ...regions.map((region, at) => cell(region, figures[at])));
    element.setAttribute("role", "row");
    return { element, differs };
  }

  function head(regions) {
    const first = made("th", "", words.indicator);
    const others = regions.map((region) => {
      const link = made("a", "", region.name);
      link.href = region.href;
      return made("th", "", link, made("small", "", region.level));
    });
    const cells = [first, ...others];
    cells.forEach((cell) => ((cell.scope = "col"), cell.setAttribute("role", "columnheader")));
    const line = made("tr", "", ...cells);
    line.setAttribute("role", "row");
    const group = made("thead", "", line);
    group.setAttribute("role", "rowgroup");
    return group;
  }

  /** The rows of one theme of which one of the regions has a figure. */
  function theme(section, regions) {
    const rows = [...section.querySelectorAll("[data-indicator]")].flatMap((item) => {
      const of = (region) => region.figures.find((figure) => figure.indicator === item.dataset.indicator);
      const figures = regions.map(of);
      return figures.some(Boolean) ? [row(item, regions, figures)] : [];
    });
    if (rows.length === 0) return { rows, group: "" };
    const title = made("th", "pp-compare__theme", section.querySelector("h3").textContent);
    title.colSpan = regions.length + 1;
    title.scope = "rowgroup";
    title.setAttribute("role", "rowheader");
    const line = made("tr", "", title);
    line.setAttribute("role", "row");
    const group = made("tbody", "", line, ...rows.map(({ element }) => element));
    group.setAttribute("role", "rowgroup");
    return { rows, group };
  }

  /** Where the figures of each region come from. */
  function sources(regions) {
    const name = made("th", "", words.sources);
    name.scope = "row";
    name.setAttribute("role", "rowheader");
    const cells = regions.map((region) => {
      const lines = region.sources.map((source) => made("span", "pp-compare__line", source));
      const cell = made("td", "", made("span", "pp-compare__region", region.name), ...lines);
      cell.setAttribute("role", "cell");
      return cell;
    });
    const line = made("tr", "", name, ...cells);
    line.setAttribute("role", "row");
    const group = made("tfoot", "", line);
    group.setAttribute("role", "rowgroup");
    return group;
  }

  /** The table, and how many of its rows differ for sure. Roles are written out: on a phone it is no grid of lines. */
  function table(regions) {
    const themes = [...list.querySelectorAll("section")].map((section) => theme(section, regions));
    const rows = themes.flatMap(({ rows }) => rows);
    const caption = filled(words.caption, { names: listed(regions.map(({ name }) => name)) });
    const element = made("table", `pp-compare pp-compare--${regions.length}`, made("caption", "", caption));
    element.setAttribute("role", "table");
    element.append(head(regions), ...themes.map(({ group }) => group), sources(regions));
    const invented = regions.filter((region) => region.is_invented).map(({ name }) => name);
    const note = made("p", "pp-invented", filled(words.invented, { names: listed(invented) }));
    note.setAttribute("role", "note");
    const notes = invented.length > 0 ? [note] : [];
    return { notes, element, rows: rows.length, differing: rows.filter(({ differs }) => differs).length };
  }

  async function show() {
    const ids = chosen();
    boxes.forEach((box, at) => (box.value = ids[at] ?? ""));
    const asked = location.hash;
    const regions = (await Promise.all(ids.map(load))).filter(Boolean);
    if (asked !== location.hash) return;
    legend.hidden = regions.length < 2;
    if (regions.length < ids.length) {
      result.replaceChildren();
      status.textContent = words.failed;
    } else if (regions.length < 2) {
      result.replaceChildren();
      status.textContent = words.choose;
    } else {
      const { notes, element, rows, differing } = table(regions);
      result.replaceChildren(...notes, element);
      status.textContent = filled(words.found, { rows, differing });
    }
  }

  document.documentElement.classList.add("pp-scripted");
  boxes.slice(1).forEach((box) => box.append(...[...boxes[0].children].slice(1).map((child) => child.cloneNode(true))));
  boxes.forEach((box) => box.addEventListener("change", choose));
  addEventListener("hashchange", show);
  show();
})();
