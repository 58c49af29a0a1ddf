// What is told to search engines can be read by them: each block of JSON-LD is JSON and says what it is of.

export async function check({ site, tell }) {
  let blocks = 0;
  for (const page of site.pages) {
    for (const [, text] of site.read(page).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
      blocks += 1;
      try {
        if (!JSON.parse(text)["@type"]) tell(`${page}: JSON-LD without a type`);
      } catch (error) {
        tell(`${page}: ${error.message}`);
      }
    }
  }
  return `${blocks} blocks of JSON-LD`;
}
