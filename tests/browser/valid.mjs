// HTML as the standard has it, by the Nu checker.

import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join, relative } from "node:path";

const require = createRequire(import.meta.url);

export async function check({ site, tell }) {
  const paths = site.pages.map((page) => join(site.folder, page));
  try {
    execFileSync("java", ["-jar", require("vnu-jar"), "--errors-only", ...paths], { stdio: "pipe" });
  } catch (error) {
    const lines = String(error.stderr).trim().split("\n");
    lines.forEach((line) => tell(relative(site.folder, line.replace(/^"file:/, ""))));
  }
  return `${paths.length} pages`;
}
