// Prints pages to PDF as a reader would whose screen is dark, and tells, as JSON, what words and
// links each page has.
// Reads {url, chromium, pages, formats, folder}; page N at format F becomes folder/N-F.pdf.

import { join } from "node:path";
import { each, job, launch } from "./chromium.mjs";

const browser = await launch();
const context = await browser.newContext({
  viewport: { width: 1280, height: 900 },
  colorScheme: "dark",
});
const numbered = job.pages.map((path, number) => ({ path, number }));
const printed = await each(numbered, async ({ path, number }) => {
  const page = await context.newPage();
  await page.goto(job.url + path, { waitUntil: "networkidle" });
  const read = await page.evaluate(article);
  for (const format of job.formats)
    await page.pdf({ path: join(job.folder, `${number}-${format}.pdf`), format });
  await page.emulateMedia({ media: "print" });
  const left = await page.evaluate(furniture);
  const dark = await page.evaluate(darkness);
  await page.close();
  return { page: path, ...read, left, dark };
});
await browser.close();
console.log(JSON.stringify(printed));

// What the screen shows of the release, or else of the page, but for ways about the site and what fetches a file, which
// are of no use on paper (how to verify a signed file among them, files and other languages of a
// picture), and what is for screen readers alone and said by what stands beside it.
// Links within the page need no address.
function article() {
  const unprinted =
    ".gallery .files, .gallery .also, .signed, .said, .download, .forms, .footnote-backref, a[download], " +
    "main nav, .subscribe, .filter, .doors, .more, .neighbours";
  const article = document.querySelector("article.release") ?? document.querySelector("main");
  // A list says where things are by their names.
  const links = [...article.querySelectorAll(".release a[href]:not([href^='#'])")]
    .filter((link) => !link.closest(unprinted))
    .map((link) => ({ text: link.innerText.trim(), href: link.getAttribute("href") }));
  for (const element of article.querySelectorAll(unprinted)) element.classList.add("unprinted");
  const copy = article.cloneNode(true);
  for (const element of copy.querySelectorAll(".unprinted")) element.remove();
  // On paper its address stands between a link and what follows.
  for (const link of copy.querySelectorAll("a")) link.after(" ");
  article.replaceWith(copy);
  const { innerText } = copy;
  copy.replaceWith(article);
  return { text: innerText, links };
}

// What is for moving about on the screen and still shows on paper.
function furniture() {
  return [...document.querySelectorAll("nav, .skip, .neighbours, .subscribe, .filter, .forms, a[download]")]
    .filter((element) => element.checkVisibility())
    .map((element) => element.outerHTML.slice(0, 80));
}

// Where there is ink that is no letter: a ground that is dark, of what shows and is no logo's.
function darkness() {
  const brightness = (colour) => {
    const [red, green, blue, opacity] = colour.match(/[\d.]+/g).map(Number);
    return opacity === 0 ? 255 : 0.3 * red + 0.6 * green + 0.1 * blue;
  };
  return [document.documentElement, ...document.body.querySelectorAll("*"), document.body]
    .filter((element) => element.checkVisibility() && !element.matches(".nameplate img, svg *"))
    .filter((element) => brightness(getComputedStyle(element).backgroundColor) < 200)
    .map((element) => element.outerHTML.slice(0, 80));
}
