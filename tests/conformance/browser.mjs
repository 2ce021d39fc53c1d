// Opens pages in Chromium and prints, as JSON, what a visitor would meet there.
// Reads from standard input {url, chromium, pages, shots: {page: name}, folder}: the site's origin,
// the browser, the paths to visit, and which of them to picture in which folder. Judges nothing.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const job = JSON.parse(readFileSync(0, "utf8"));

const LOOKS = [
  { width: 1280, scheme: "light", axe: true },
  { width: 1280, scheme: "dark", axe: true },
  { width: 390, scheme: "light", axe: true },
  { width: 390, scheme: "dark", axe: true },
  { width: 320, scheme: "light" },
  { width: 390, scheme: "light", withoutScripts: true },
];

const browser = await chromium.launch({
  executablePath: job.chromium,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    // Whatever a page asks for, and however, nothing leaves this computer.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  ],
});
const visits = [];
for (const look of LOOKS) {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    colorScheme: look.scheme,
    javaScriptEnabled: !look.withoutScripts,
  });
  visits.push(...(await Promise.all(job.pages.map((page) => visit(context, look, page)))));
  await context.close();
}
await browser.close();
console.log(JSON.stringify(visits));

async function visit(context, look, path) {
  const elsewhere = [];
  const errors = [];
  const page = await context.newPage();
  page.on("request", (request) => {
    const { protocol, origin, href } = new URL(request.url());
    if (/^(http|ws)/.test(protocol) && origin !== job.url) elsewhere.push(href);
  });
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  // What a script asks for later counts too: wait until nothing has been asked for a while.
  const response = await page.goto(job.url + path, { waitUntil: "networkidle" });
  const headline = page.locator("h1").first();
  const seen = {
    page: path,
    width: look.width,
    scheme: look.scheme,
    scripts: !look.withoutScripts,
    status: response.status(),
    elsewhere,
    errors,
    headline: (await headline.isVisible()) ? await headline.innerText() : "",
    ...(await page.evaluate(measure)),
    ...(look.axe ? await judge(page) : {}),
  };
  if (job.folder && look.axe && path in job.shots) {
    const name = `${job.shots[path]}-${look.width}-${look.scheme}.png`;
    await page.screenshot({ path: join(job.folder, name), fullPage: true });
  }
  await page.close();
  return seen;
}

function measure() {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  const wide = [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .map((element) => element.outerHTML.slice(0, 120));
  return { scrollWidth, clientWidth, wide: scrollWidth > clientWidth ? wide.slice(0, 5) : [] };
}

async function judge(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  const short = ({ id, help, nodes }) => ({
    rule: id,
    help,
    nodes: nodes.map(({ html, failureSummary }) => ({ html, why: failureSummary })),
  });
  return {
    violations: found.violations.map(short),
    unsure: found.incomplete.map(short),
    passed: found.passes.map(({ id }) => id),
  };
}
