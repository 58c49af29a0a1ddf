// A finished site: its pages, one of each kind, and a server that gives it out as a careful host would.

import { createServer } from "node:http";
import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".csv": "text/csv",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** Nothing from elsewhere, nothing inline: what a page needs beyond this it must not need. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

export class Site {
  constructor(folder) {
    this.folder = folder;
    this.files = readdirSync(folder, { recursive: true }).sort();
    const leadsOn = (page) => this.read(page).includes('http-equiv="refresh"');
    this.pages = this.files.filter((path) => path.endsWith(".html")).filter((page) => !leadsOn(page));
  }

  /** The charts that can be taken along. */
  drawings() {
    return this.files.filter((path) => path.endsWith(".svg"));
  }

  read(path) {
    return readFileSync(join(this.folder, path), "utf8");
  }

  /** One page of each kind: the fullest below each folder of the site, and all that stand at its top. */
  oneOfEachKind() {
    const kinds = new Map();
    for (const page of this.pages) {
      const parts = page.split("/");
      const kind = parts.length <= 2 ? page : `${parts[0]}/${parts.length}/${parts.length > 3 ? parts[2] : ""}`;
      const size = this.read(page).length;
      if (!kinds.has(kind) || kinds.get(kind).size < size) kinds.set(kind, { page, size });
    }
    return [...kinds.values()].map(({ page }) => page);
  }

  /** The pages of regions, without those below them. */
  factsheets() {
    return this.pages.filter((page) => /^regios\/[^/]+\/index\.html$/.test(page));
  }

  /** The sheets to print. */
  sheets() {
    return this.pages.filter((page) => /^regios\/[^/]+\/praatplaat\/index\.html$/.test(page));
  }

  /** Gives the site out below a path, as many hosts do. */
  async serve(below = "/regio/site") {
    this.server = createServer((request, answer) => {
      const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
      // Browsers ask for it by themselves.
      if (path === "/favicon.ico") return answer.writeHead(204).end();
      try {
        if (!path.startsWith(`${below}/`)) throw new Error("not of this site");
        const bytes = readFileSync(join(this.folder, path.slice(below.length)));
        const type = TYPES[extname(path)] ?? "application/octet-stream";
        answer.writeHead(200, { "content-type": type, "content-security-policy": POLICY });
        answer.end(bytes);
      } catch {
        answer.writeHead(404).end();
      }
    });
    await new Promise((ready) => this.server.listen(0, "127.0.0.1", ready));
    this.host = `http://127.0.0.1:${this.server.address().port}`;
    this.origin = `${this.host}${below}`;
  }

  close() {
    this.server.close();
  }
}
