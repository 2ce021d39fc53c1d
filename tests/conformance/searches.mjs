// A reader at the search, by the keyboard alone; prints what was there after each step, as JSON.
// Reads {url, page, chromium, query, narrow: [name, value]} from standard input.

import { job, launch } from "./chromium.mjs";

const browser = await launch();
const context = await browser.newContext({ viewport: { width: 390, height: 900 } });
const page = await context.newPage();
const errors = [];
page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
page.on("pageerror", (error) => errors.push(String(error)));

async function answered(before) {
  const status = page.locator("#Search [role=status]");
  await page.waitForFunction(
    ([was]) => {
      const text = document.querySelector("#Search [role=status]").textContent;
      return text !== was && !text.endsWith("…");
    },
    [before],
  );
  return {
    said: await status.textContent(),
    address: new URL(page.url()).search,
    found: await page.locator("#Search ol h2 a").evaluateAll((links) =>
      links.map((link) => [link.getAttribute("href"), link.textContent, link.lang]),
    ),
    marks: await page.locator("#Search mark").allTextContents(),
    box: await page.locator("#q").inputValue(),
  };
}

await page.goto(`${job.url}${job.page}`, { waitUntil: "networkidle" });
const silent = await page.locator("#Search [role=status]").textContent();
// From the top of the page to the box, as a reader without a mouse gets there.
for (let stop = 0; stop < 40; stop += 1) {
  await page.keyboard.press("Tab");
  if (await page.evaluate(() => document.activeElement.id === "q")) break;
}
// At once, as an input method does: between two keys a busy computer may make a pause that is long
// enough for an answer.
await page.keyboard.insertText(job.query);
const steps = { typed: await answered(silent) };
await page.keyboard.press("Enter");
const [name, value] = job.narrow;
await page.focus(`#${name}`);
await page.evaluate(() => (document.querySelector("#Search [role=status]").textContent = ""));
await page.selectOption(`#${name}`, value);
steps.narrowed = await answered("");
await page.evaluate(() => (document.querySelector("#Search [role=status]").textContent = ""));
await page.goBack();
steps.back = await answered("");
await page.focus("#q");
await page.keyboard.press("Escape");
await page.waitForFunction(() => !document.querySelector("#Search ol").children.length);
steps.cleared = { box: await page.locator("#q").inputValue() };
await page.goto(`${job.url}${job.page}?q=dysprosium`, { waitUntil: "networkidle" });
steps.none = await answered("");
// A file of the index that has another name since the page was opened, and one that never comes.
for (const [step, times] of [["again", 1], ["broken", 100]]) {
  const other = await browser.newPage();
  const gone = (route) => route.fulfill({ status: 404 });
  await other.goto(`${job.url}${job.page}`);
  await other.route("**/words-*", gone, { times });
  await other.fill("#q", job.query);
  const status = other.locator("#Search [role=status]");
  await other.waitForFunction(() => {
    const text = document.querySelector("#Search [role=status]").textContent;
    return text && !text.endsWith("…");
  });
  steps[step] = { said: await status.textContent() };
}
const without = await browser.newContext({ javaScriptEnabled: false });
const plain = await without.newPage();
await plain.goto(`${job.url}${job.page}`);
steps.plain = { text: await plain.locator("main").innerText() };
await browser.close();
console.log(JSON.stringify({ ...steps, errors }));
