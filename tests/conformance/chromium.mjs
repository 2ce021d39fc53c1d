// How every script here opens Chromium, and does many things a few at a time.

import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

// What Python asks for, as JSON on standard input: always with {url, chromium}, the site's origin
// and the browser's path.
export const job = JSON.parse(readFileSync(0, "utf8"));

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--no-first-run",
  // Whatever a page asks for, and however, nothing leaves this computer.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

export function launch() {
  return chromium.launch({ executablePath: job.chromium, args: FLAGS });
}

// The results of `work` on each of the things, in their order; four at a time keep two cores busy.
export async function each(things, work) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < things.length) {
      const number = next++;
      results[number] = await work(things[number]);
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return results;
}
