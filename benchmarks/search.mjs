// Asks a press room's search, in Chromium, and prints as JSON how long answers took and how much
// was loaded. Reads {url, chromium, queries} from standard input.

import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const job = JSON.parse(readFileSync(0, "utf8"));
const browser = await chromium.launch({
  executablePath: job.chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
});
const page = await (await browser.newContext()).newPage();
const sizes = [];
page.on("requestfinished", (request) => sizes.push(request.sizes()));
const loadedByNow = async () =>
  (await Promise.all(sizes)).reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
await page.goto(`${job.url}/search/`, { waitUntil: "networkidle" });
const own = await loadedByNow();
const answers = [];
for (const query of job.queries) {
  // From the words being there to results being shown; a reader's typing is not counted.
  const took = await page.evaluate(async (words) => {
    const form = document.querySelector("#Search form");
    const list = document.querySelector("#Search ol");
    const status = document.querySelector("#Search [role=status]");
    list.replaceChildren();
    status.textContent = "";
    const shown = new Promise((resolve) => {
      const seen = new MutationObserver(() => status.textContent.match(/\d|Try/) && resolve());
      seen.observe(status, { childList: true, characterData: true, subtree: true });
    });
    form.elements.q.value = words;
    const begun = performance.now();
    form.requestSubmit();
    await shown;
    return performance.now() - begun;
  }, query);
  await page.waitForLoadState("networkidle");
  const said = await page.textContent("[role=status]");
  answers.push({ query, milliseconds: took, said, loaded: await loadedByNow() });
}
console.log(JSON.stringify({ own, answers }));
await browser.close();
