// Has Lighthouse judge pages, one after the other, as a telephone with a slow network sees them
// (its default), and prints, as JSON, the scores of each run and what fell short.
// Reads {url, chromium, pages, runs}.

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { FLAGS, job } from "./chromium.mjs";

const chrome = await launch({
  chromePath: job.chromium,
  chromeFlags: ["--headless", ...FLAGS],
  logLevel: "silent",
});
const settings = { port: chrome.port, logLevel: "error", disableFullPageScreenshot: true };
const judged = [];
for (const page of job.pages) {
  const runs = [];
  const short = new Set();
  for (let run = 0; run < job.runs; run++) {
    const lhr = await judge(page);
    const categories = Object.values(lhr.categories);
    runs.push(Object.fromEntries(categories.map(({ id, score }) => [id, score * 100])));
    for (const { id, auditRefs } of categories)
      for (const { id: audit, weight } of auditRefs) {
        const { score, title, displayValue } = lhr.audits[audit];
        if (weight && score !== null && score < 1 && id !== "performance")
          short.add(`${id}: ${audit} (${title} ${displayValue ?? ""})`);
      }
  }
  judged.push({ page, runs, short: [...short] });
}
await chrome.kill();
console.log(JSON.stringify(judged));

// Now and then Chromium's trace of a page lacks its beginning, and Lighthouse asks to be run again.
async function judge(page, tries = 3) {
  const { lhr } = await lighthouse(job.url + page, settings);
  if (!lhr.runtimeError) return lhr;
  if (tries > 1 && lhr.runtimeError.code === "NO_NAVSTART") return judge(page, tries - 1);
  throw new Error(`${page}: ${lhr.runtimeError.message}`);
}
