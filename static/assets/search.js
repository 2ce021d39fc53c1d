// Search in the reader's browser: in all texts (`full-text.js`), or, where the press room wants no
// more, in the headlines. The query stands in the page's address, so that it can be linked and Back
// works. All words that are shown come from the page.

const root = document.getElementById("Search");
const say = root.dataset;
const form = root.querySelector("form");
const list = root.querySelector("ol");
const status = root.querySelector("[role=status]");
const more = root.querySelector("button.more");
const row = root.querySelector("template").content;
const language = document.documentElement.lang;
const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
const figure = new Intl.NumberFormat(language);
const AT_ONCE = 10;
const PAUSE = 150; // milliseconds without a key, after which a reader has typed

// An engine gives, for words and lists, all that was found: {total, some(from, to)} whose rows
// are {title, href, day, language, parts, replaced}; `parts` are [text, whether it was sought].

async function fullText() {
  const engine = await import(new URL(say.engine, location.href).href);
  return engine.fullText(say);
}

async function titles() {
  const answer = await fetch(say.index);
  if (!answer.ok) throw new Error(answer.statusText);
  const { lists, releases } = await answer.json();
  const place = new Map(lists.map(([name], number) => [name, number]));
  const rows = releases.map(([title, href, day, tag, own, replaced]) => {
    const text = plain([title, ...own.map((number) => lists[number][1])].join(" "));
    const sought = [text, ...text.split(/\s+/).map(period)].join(" ");
    return { title, href, day, language: tag, own, replaced, sought, parts: [] };
  });
  return async (words, names) => {
    const asked = plain(words).split(/\s+/).filter(Boolean).map(finder);
    const within = names.map((name) => place.get(name));
    const found = rows.filter(
      ({ sought, own }) =>
        asked.every((isIn) => isIn(sought)) && within.every((number) => own.includes(number)),
    );
    return { total: found.length, some: async (from, to) => found.slice(from, to) };
  };
}

// Without accents and marks; quotation marks and dashes as keyboards have them.
const plain = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f®™℠\u00ad\u200b]/g, "")
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[‐‑–—−]/g, "-")
    .toLowerCase()
    .replace(/ß/g, "ss");

// A quarter, half, fiscal year or number of months in one word, `3q26` or `2026-q3`, as `q3 2026`;
// empty for any other. Years have two digits or four, as in `full-text.js`.
const PART = "q[1-4]|[1-4]q|h[12]|[12]h|[369]m|fy|cy";
const PERIOD = new RegExp(`^(${PART})(?:fy)?((?:19|20)?[0-9]{2})$`);
const YEAR_FIRST = new RegExp(`^(?:fy)?((?:19|20)[0-9]{2})(${PART})$`);

function period(word) {
  const letters = word.replace(/[^\p{L}\p{N}]/gu, "");
  const [, year, part] = YEAR_FIRST.exec(letters) ?? [];
  const [, first, then] = PERIOD.exec(letters) ?? [, part, year];
  if (!first) return "";
  const named = /^.[qh]/.test(first) ? [...first].reverse().join("") : first;
  return `${named} ${then.length === 2 ? "20" : ""}${then}`;
}

// Whether a word is in a headline. Where it has letters and figures both, signs and spaces between
// them do not count, so that `10k` is 10-K and `s&p500` S&P 500, and not a part of `2010 key dates`.
function finder(word) {
  const signs = word.match(/[\p{L}\p{N}]/gu) ?? [];
  if (!/\p{L}/u.test(word) || !/\p{N}/u.test(word)) return (text) => text.includes(word);
  const code = new RegExp(`(?:^|[^\\p{L}\\p{N}])${signs.join("[^\\p{L}\\p{N}]*")}`, "u");
  const named = period(word).split(" ").filter(Boolean).map(finder);
  const isNamed = (text) => named.length > 1 && named.every((isIn) => isIn(text));
  return (text) => text.includes(word) || code.test(text) || isNamed(text);
}

function shown(found) {
  const item = row.cloneNode(true);
  const time = item.querySelector("time");
  if (found.day) {
    time.dateTime = found.day;
    time.textContent = day.format(new Date(found.day));
  } else time.parentElement.remove(); // a page that has no date
  const link = item.querySelector("a");
  link.href = found.href;
  link.textContent = found.title;
  if (found.language && found.language !== language) link.lang = found.language;
  const summary = item.querySelector(".summary");
  for (const [text, sought] of found.parts) {
    const part = sought ? document.createElement("mark") : document.createTextNode(text);
    if (sought) part.textContent = text;
    summary.append(part);
  }
  if (!summary.textContent) summary.remove();
  if (found.replaced) {
    const flag = document.createElement("p");
    flag.className = "flag";
    flag.textContent = say.replaced;
    item.querySelector("div").append(flag);
  }
  return item;
}

let engine; // begun at the first query, and then kept
let turn = 0; // what was asked for last; answers to earlier questions come too late

async function search(address, again = true) {
  const mine = (turn += 1);
  const words = address.get("q")?.trim() ?? "";
  const lists = [...form.querySelectorAll("select")].map(({ value }) => value).filter(Boolean);
  if (!words && !lists.length) return show("", [], null);
  try {
    if (!engine) status.textContent = say.waiting;
    engine ??= say.engine ? fullText() : titles();
    const found = await (await engine)(words, lists);
    const rows = await found.some(0, AT_ONCE);
    if (mine !== turn) return;
    const count = say.many.replace("{}", figure.format(found.total));
    show(found.total === 1 ? say.one : found.total ? count : say.none, rows, found);
  } catch (error) {
    engine = undefined;
    console.warn(error);
    if (mine !== turn) return;
    // A publication since the page was opened gives files of the index new names.
    if (again) search(address, false);
    else show(say.broken, [], null);
  }
}

function show(text, rows, found) {
  status.textContent = text;
  list.replaceChildren(...rows.map(shown));
  offerMore(found);
}

function offerMore(found) {
  const next = list.children.length;
  more.hidden = !found || next >= found.total;
  more.onclick = async () => {
    const mine = turn;
    more.onclick = null; // a second click would bring the same rows again
    try {
      const rows = await found.some(next, next + AT_ONCE);
      if (mine !== turn) return;
      list.append(...rows.map(shown));
      list.children[next].querySelector("a").focus();
    } catch (error) {
      console.warn(error);
      engine = undefined;
      if (mine === turn) search(written());
      return;
    }
    if (mine === turn) offerMore(found);
  };
}

// The form and the page's address say the same.

function written() {
  const address = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value.trim()) address.set(name, value);
  return address;
}

function read() {
  const address = new URLSearchParams(location.search);
  for (const field of form.querySelectorAll("input, select")) {
    field.value = address.get(field.name) ?? "";
    if (field.selectedIndex === -1) field.value = "";
  }
  search(address);
}

function ask(remember) {
  const address = written();
  const url = address.size ? `?${address}` : location.pathname;
  if (remember) history.pushState(null, "", url);
  else history.replaceState(null, "", url);
  search(address);
}

let typing;
form.addEventListener("input", ({ target }) => {
  clearTimeout(typing);
  if (target.matches("select")) ask(true);
  else typing = setTimeout(ask, PAUSE, false);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  ask(true);
});
form.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !event.target.matches("input")) return;
  event.preventDefault();
  event.target.value = "";
  ask(false);
});
addEventListener("popstate", read);
read();
