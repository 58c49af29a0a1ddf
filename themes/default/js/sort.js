// Sorts a table by the column whose head is pressed. The build gave every cell its place in the order of its column, so
// numbers and names are in the order of the site's language; what has no place, because it is hidden or missing, comes
// last whichever way the others go.
(() => {
  "use strict";

  /** The rows, each with the note that belongs to it. */
  function rows(body) {
    const all = [];
    for (const row of body.rows) {
      if (row.classList.contains("pp-table__note")) all.at(-1)?.push(row);
      else all.push([row]);
    }
    return all;
  }

  const place = ([row], column) => Number(row.cells[column]?.dataset.order ?? NaN);

  function sort(table, column, direction) {
    const body = table.tBodies[0];
    const compare = (a, b) => {
      const [first, second] = [place(a, column), place(b, column)];
      if (Number.isNaN(first) || Number.isNaN(second)) return Number.isNaN(first) - Number.isNaN(second);
      return direction * (first - second);
    };
    // Rows that are alike keep the order that they stand in.
    body.append(...rows(body).sort(compare).flat());
  }

  function sortable(table) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "pp-sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const isAscending = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", isAscending ? "ascending" : "descending");
        sort(table, column, isAscending ? 1 : -1);
      });
    });
  }

  document.querySelectorAll("table[data-sortable]").forEach(sortable);
})();
