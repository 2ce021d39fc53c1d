// Takes the pictures of docs/pictures: reads {url, chromium, folder, pages: [[name, path]]} from
// standard input. Each page wide and narrow, light and dark; and as it is printed, as PDF.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const TALLEST = 2200; // pixels
const job = JSON.parse(readFileSync(0, "utf8"));
const browser = await chromium.launch({
  executablePath: job.chromium,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
});
for (const width of [1280, 390]) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    for (const [name, path] of job.pages) {
      await page.goto(job.url + path, { waitUntil: "networkidle" });
      // A search is asked for by its address; its answers come a moment later.
      if (path.includes("?")) await page.locator(".cards li").first().waitFor();
      const tall = await page.evaluate(() => document.documentElement.scrollHeight);
      const clip = { x: 0, y: 0, width, height: Math.min(tall, TALLEST) };
      const file = join(job.folder, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path: file, fullPage: true, clip });
    }
    await context.close();
  }
}
const page = await (await browser.newContext()).newPage();
for (const [name, path] of job.pages) {
  await page.goto(job.url + path, { waitUntil: "networkidle" });
  await page.pdf({ path: join(job.folder, `${name}-print.pdf`), format: "A4" });
}
await browser.close();
