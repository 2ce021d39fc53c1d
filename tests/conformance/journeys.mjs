// Walks through pages with the keyboard and prints, as JSON, where that led. Judges nothing.
// Reads {url, chromium, pages, width, scheme}. On every page: Tab from stop to stop until the focus
// leaves, then the skip link, then whatever opens, then whatever scrolls.

import { each, job, launch } from "./chromium.mjs";

const MOST = 400;

const browser = await launch();
const context = await browser.newContext({
  viewport: { width: job.width, height: 800 },
  colorScheme: job.scheme,
});
const walks = await each(job.pages, async (path) => {
  const page = await context.newPage();
  await page.goto(job.url + path, { waitUntil: "networkidle" });
  const walk = {
    page: path,
    wanted: await page.evaluate(reachable),
    stops: await stops(page),
    skipped: await skip(page, path),
    opened: await open(page),
    scrolled: await scroll(page),
  };
  await page.close();
  return walk;
});
await browser.close();
console.log(JSON.stringify(walks));

// Every stop of the Tab key from the top of the page until the focus leaves it, or too many.
async function stops(page) {
  const found = [];
  await page.evaluate(() => document.activeElement?.blur());
  while (found.length < MOST) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(focused);
    if (!stop) break;
    found.push(stop);
  }
  return found;
}

// From the skip link by Enter: where the address points, and what the next Tab reaches.
async function skip(page, path) {
  await page.goto(job.url + path, { waitUntil: "networkidle" });
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.matches(".skip"));
  await page.keyboard.press("Enter");
  const target = await page.evaluate(() => {
    const main = document.querySelector("main");
    return {
      isMain: document.querySelector(location.hash || "none") === main,
      hasFocus: document.activeElement === main,
      hasStops: main.querySelector("a[href], summary, [tabindex='0']") !== null,
    };
  });
  await page.keyboard.press("Tab");
  const lands = await page.evaluate(() => document.activeElement.closest("main") !== null);
  return { first, ...target, lands };
}

// Each <details> in sight: whether Enter on its summary opens it, Tab goes in, and Enter closes it again.
async function open(page) {
  const results = [];
  for (const details of await page.locator("details").all()) {
    // A wide screen has no button for the menu.
    if (!(await details.isVisible())) continue;
    await details.locator("summary").focus();
    const isOpen = () => details.evaluate((element) => element.open);
    const before = await isOpen();
    await page.keyboard.press("Enter");
    const opened = await isOpen();
    await page.keyboard.press("Tab");
    // The menu's holds its button alone, and shows the list that follows it.
    const inside = await details.evaluate((element) => {
      const shown = element.children.length > 1 ? element : element.nextElementSibling;
      return shown.contains(document.activeElement);
    });
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    results.push({ before, opened, inside, closed: !(await isOpen()) });
  }
  return results;
}

// Each box that is wider inside than outside: whether the arrow key moves what is in it.
async function scroll(page) {
  const results = [];
  const boxes = await page.evaluateHandle(() =>
    [...document.querySelectorAll("main *")].filter(
      (element) =>
        /auto|scroll/.test(getComputedStyle(element).overflowX) &&
        element.scrollWidth > element.clientWidth + 1,
    ),
  );
  for (const box of (await boxes.getProperties()).values()) {
    await box.evaluate((element) => element.focus());
    const hasFocus = await box.evaluate((element) => element === document.activeElement);
    for (let press = 0; press < 3; press++) await page.keyboard.press("ArrowRight");
    const moved = await box
      .evaluate(async (element) => {
        for (let frame = 0; frame < 60 && !element.scrollLeft; frame++)
          await new Promise(requestAnimationFrame);
        return element.scrollLeft;
      });
    const html = await box.evaluate((element) => element.outerHTML.slice(0, 100));
    results.push({ html, hasFocus, moved });
  }
  return results;
}

// What the Tab key has to reach, in the page's order.
function reachable() {
  const control = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  return [...document.querySelectorAll(control)]
    .filter((element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility())
    .map((element) => element.outerHTML.slice(0, 120));
}

// Where the focus is, whether it can be seen, and how much its outline stands out from the ground.
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    html: element.outerHTML.slice(0, 120),
    inMenu: element.closest("header nav") !== null,
    inSight: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    outline: outlineStyle === "none" ? 0 : parseFloat(outlineWidth),
    contrast: contrast(rgb(outlineColor), ground(element.parentElement)),
  };

  function rgb(colour) {
    return colour.match(/[\d.]+/g).map(Number);
  }
  function ground(box) {
    for (; box; box = box.parentElement) {
      const [red, green, blue, opacity = 1] = rgb(getComputedStyle(box).backgroundColor);
      if (opacity > 0) return [red, green, blue];
    }
    return [255, 255, 255];
  }
  // WCAG 2: relative luminance, and the ratio of two.
  function contrast(one, other) {
    const [light, dark] = [one, other].map(luminance).sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }
  function luminance(colour) {
    const [red, green, blue] = colour.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
}
