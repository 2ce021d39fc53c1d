// Opens pages in Chromium and prints, as JSON, what a visitor would meet there.
// Reads from standard input {url, chromium, pages, looks, shots: {page: name}, folder}: the paths
// to visit, in which of LOOKS, and which of them to picture in which folder. Judges nothing.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { each, job, launch } from "./chromium.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// A page is opened once for each group, and then looked at in other ways.
const GROUPS = [
  {
    width: 1280,
    looks: {
      light: { axe: true },
      dark: { scheme: "dark", axe: true },
      "forced colours": { scheme: "dark", forcedColors: "active", axe: true },
      "text at 200 %": { fontSize: 32 },
    },
  },
  {
    width: 390,
    reducedMotion: "reduce",
    looks: {
      "light, 390 px": { axe: true },
      "dark, 390 px": { scheme: "dark", axe: true },
      "light, 320 px": { width: 320 },
    },
  },
  { width: 390, withoutScripts: true, looks: { "without scripts": {} } },
];

const browser = await launch();
const visits = [];
for (const { width, reducedMotion, withoutScripts, looks } of GROUPS) {
  const wanted = Object.entries(looks).filter(([name]) => job.looks.includes(name));
  if (!wanted.length) continue;
  const options = {
    viewport: { width, height: 900 },
    reducedMotion: reducedMotion ?? "no-preference",
    javaScriptEnabled: !withoutScripts,
  };
  const context = await browser.newContext(options);
  if (!withoutScripts) await context.addInitScript(listen);
  visits.push(...(await each(job.pages, (path) => visit(context, options, wanted, path))).flat());
  await context.close();
}
await browser.close();
console.log(JSON.stringify(visits));

async function visit(context, options, looks, path) {
  const elsewhere = [];
  const errors = [];
  const page = await context.newPage();
  page.on("request", (request) => {
    const { protocol, origin, href } = new URL(request.url());
    if (/^(http|ws)/.test(protocol) && origin !== job.url) elsewhere.push(href);
  });
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  const response = await page.goto(job.url + path);
  // What a script asks for later counts too: wait until nothing has been asked for a while.
  if (await page.evaluate(hasScripts)) await page.waitForLoadState("networkidle");
  const headline = page.locator("h1").first();
  const first = {
    page: path,
    status: response.status(),
    policy: response.headers()["content-security-policy"] ?? "",
    headline: (await headline.isVisible()) ? await headline.innerText() : "",
    ...(await page.evaluate(heard)),
    // What the checker itself makes the browser say, in the looks below, is no fault of the page.
    elsewhere: [...elsewhere],
    errors: [...errors],
  };
  // A busy computer may show a page before its last part is there. What a page moves by itself it
  // moves each time.
  for (let again = 0; first.shifts?.length && again < 2; again++) {
    // As at a first visit, with nothing kept.
    const fresh = await browser.newContext(options);
    await fresh.addInitScript(listen);
    const other = await fresh.newPage();
    await other.goto(job.url + path, { waitUntil: "networkidle" });
    first.shifts = (await other.evaluate(heard)).shifts;
    await fresh.close();
  }
  const seen = [];
  for (const [name, look] of looks) {
    await page.setViewportSize({ width: look.width ?? options.viewport.width, height: 900 });
    await page.emulateMedia({
      colorScheme: look.scheme ?? "light",
      forcedColors: look.forcedColors ?? "none",
    });
    if (look.fontSize) {
      const session = await context.newCDPSession(page);
      const fontSizes = { standard: look.fontSize, fixed: (look.fontSize * 13) / 16 };
      await session.send("Page.setFontSizes", { fontSizes });
    }
    seen.push({
      ...(seen.length ? { page: path } : first),
      look: name,
      ...(await page.evaluate(measure)),
      ...(look.axe ? await judge(page) : {}),
    });
    if (job.folder && look.axe && path in job.shots) {
      const file = `${job.shots[path]}-${options.viewport.width}-${look.forcedColors ? "forced" : (look.scheme ?? "light")}.png`;
      await page.screenshot({ path: join(job.folder, file), fullPage: true });
    }
  }
  await page.close();
  return seen;
}

function hasScripts() {
  return [...document.scripts].some(({ type }) => !type || /module|javascript/.test(type));
}

// Runs before the page: keeps what moves after it was shown, and what its host's policy forbids.
function listen() {
  window.heard = { shifts: [], forbidden: [], whole: Infinity };
  // A busy computer may show a page of which it has read a part; the menu then takes its place when
  // its last link is there, in the first frame of the whole page. What moves in a later frame moves
  // before a reader's eyes.
  document.addEventListener("DOMContentLoaded", () =>
    requestAnimationFrame(() => requestAnimationFrame((time) => (window.heard.whole = time))),
  );
  new PerformanceObserver((list) => {
    for (const { startTime, value, sources } of list.getEntries()) {
      const moved = sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? node?.nodeName);
      window.heard.shifts.push({ startTime, value, moved });
    }
  }).observe({ type: "layout-shift", buffered: true });
  document.addEventListener("securitypolicyviolation", (event) => {
    window.heard.forbidden.push(`${event.effectiveDirective} ${event.blockedURI}`);
  });
}

// What `listen` heard until the page was read to its end; nothing where scripts do not run.
async function heard() {
  if (!window.heard) return {};
  const settled = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
  const moving = document.getAnimations().length;
  await settled();
  scrollTo(0, document.scrollingElement.scrollHeight);
  await settled();
  scrollTo(0, 0);
  const { shifts, whole, forbidden } = window.heard;
  return { shifts: shifts.filter(({ startTime }) => startTime >= whole), forbidden, moving };
}

function measure() {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  const wide = [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .map((element) => element.outerHTML.slice(0, 120));
  return {
    scrollWidth,
    clientWidth,
    wide: scrollWidth > clientWidth ? wide.slice(0, 5) : [],
    lost: texts().filter(isLost).map((text) => text.data.trim().slice(0, 80)).slice(0, 5),
  };

  function texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim()) found.push(walker.currentNode);
    return found;
  }

  // Whether a text that is shown lies where no scrolling leads, or is cut off by what it is in.
  function isLost(text) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width * height > 0);
    if (!rects.length || getComputedStyle(text.parentElement).visibility !== "visible") return false;
    const left = Math.min(...rects.map((rect) => rect.left));
    const right = Math.max(...rects.map((rect) => rect.right));
    for (let box = text.parentElement; box !== document.body; box = box.parentElement) {
      const { overflowX, clipPath, position } = getComputedStyle(box);
      if (/auto|scroll/.test(overflowX)) return false;
      // Meant for screen readers alone, or shown when it gets the focus.
      if (clipPath !== "none" || box.matches(".skip")) return false;
      const edge = box.getBoundingClientRect();
      if (/hidden|clip/.test(overflowX) && (left < edge.left - 1 || right > edge.right + 1)) return true;
      if (position === "fixed") break;
    }
    return left < -1 || right > clientWidth + 1;
  }
}

async function judge(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
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
    axe: found.testEngine.version,
    violations: found.violations.map(short),
    unsure: found.incomplete.map(short),
    passed: found.passes.map(({ id }) => id),
  };
}
