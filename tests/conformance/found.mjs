// What a reader finds who asks for each of some words. Reads {url, chromium, queries} from standard
// input; prints, by query, the addresses in their order.

import { each, job, launch } from "./chromium.mjs";

const browser = await launch();
const context = await browser.newContext();
const found = await each(job.queries, async (query) => {
  const page = await context.newPage();
  await page.goto(`${job.url}/search/?q=${encodeURIComponent(query)}`, { waitUntil: "networkidle" });
  await page.waitForFunction(() => {
    const text = document.querySelector("#Search [role=status]").textContent;
    return text && !text.endsWith("…");
  });
  const links = page.locator("#Search ol h2 a");
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  await page.close();
  return [query, addresses];
});
await browser.close();
console.log(JSON.stringify(Object.fromEntries(found)));
