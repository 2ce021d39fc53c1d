// Search in the full texts of releases. The index lies in parts, each with a table of its releases
// (their days and lengths, and which lists they are on), shards of words, and each release's text.
// A query loads the shards of its words, and then the texts that are shown. What a word is, says
// `pressroom/formats/search_words.py`: change both together.

const FIGURE = /^\d+(?:[.,]\d+)*$/;
const DIGITS = 8; // of the digest in a file's name
const AROUND = 28; // words of an excerpt
const SPACELESS =
  "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff" +
  "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const PIECE = new RegExp(
  `([${SPACELESS}]+)|\\p{Nd}+(?:[.,]\\p{Nd}+)+|(?:(?![${SPACELESS}])[\\p{L}\\p{N}\\u0900-\\u0dff])+`,
  "gu",
);
const RUN = new RegExp(`^[${SPACELESS}]`, "u");
// What of a chunk is letters and what is a figure; and periods as people write them short.
const HALF = /[a-z]+|[0-9]+(?:[.,][0-9]+)*/g;
const PART = "q[1-4]|[1-4]q|h[12]|[12]h|[369]m|fy|cy";
const YEAR = "(?:19|20)[0-9]{2}";
const PERIOD = new RegExp(`^(${PART})(?:fy)?(${YEAR}|[0-9]{2})?$`);
const YEAR_FIRST = new RegExp(`^(?:fy)?(${YEAR})(${PART})$`);
const SHOWN = new RegExp(`[${SPACELESS}]|(?:(?![${SPACELESS}])\\S)+\\s*|\\s+`, "gu");
const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i" };
// Endings that words take: what is left finds words with other endings, of at most three letters.
const ENDINGS = ["ing", "ies", "ed", "es", "en", "er", "em", "al", "e", "s", "n", "y"];
const OTHER_ENDING = 3;
// Okapi BM25: how soon more of a word says no more, and how much a long text counts less.
const SATURATION = 1.2;
const LENGTH = 0.5;

export function folded(text) {
  const split = text.replace(/[®™℠©\u00ad\u200b-\u200d\u2060\ufeff]/g, "").normalize("NFKD");
  const joined = split.replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();
  return joined.replace(/[ßæœøłđı]/g, (letter) => PLAIN[letter]);
}

// The words in what stands between two spaces.
export function wordsOfChunk(chunk) {
  const { pieces, whole, halves, joined } = taken(chunk);
  const words = whole ? [...pieces, whole] : pieces;
  if (!halves.length) return [...new Set(words)];
  // A period's figures are no number in one: `Q1’24` is not 124.
  const named = period(joined);
  const others = [...halves, ...(named.length ? named : runs(halves))];
  return [...new Set([...words, ...others.filter((each) => each.length > 1)])];
}

// The pieces of a chunk; all of them in one, where there are several; and its letters and figures,
// where it has both.
function taken(chunk) {
  const text = folded(chunk);
  const found = [...text.matchAll(PIECE)];
  const pieces = found.flatMap(([each, spaceless]) => (spaceless ? pairs(each) : [each]));
  const joined = found.map(([each]) => each).join("");
  const halves = text.match(HALF) ?? [];
  const isMixed = new Set(halves.map(isLetters)).size > 1;
  const isSeveral = found.length > 1 && pieces.length === found.length;
  return { pieces, joined, whole: isSeveral ? joined : "", halves: isMixed ? halves : [] };
}

const isLetters = (half) => /^[a-z]/.test(half);

// Letters that stand beside letters in one, and so with figures that have no points.
function runs(halves) {
  const kind = (half) => (/[.,]/.test(half) ? "" : isLetters(half) ? "letters" : "figures");
  return halves.reduce((found, half, at) => {
    if (at && kind(half) && kind(half) === kind(halves[at - 1])) found.push(found.pop() + half);
    else found.push(half);
    return found;
  }, []);
}

// The words of a period that one word names, `q3` and `2026`.
function period(word) {
  const [, year, part] = YEAR_FIRST.exec(word) ?? [];
  const [, first, then] = PERIOD.exec(word) ?? [, part, year];
  if (!first) return [];
  const named = /^.[qh]/.test(first) ? [...first].reverse().join("") : first;
  return then ? [named, then.length === 2 ? `20${then}` : then] : [named];
}

function pairs(run) {
  const all = [...run];
  return all.map((character, at) => character + (all[at + 1] ?? ""));
}

export function shardOf(word, shards) {
  const all = [...word];
  const length = /^\p{Nd}/u.test(word) ? 2 : RUN.test(word) ? 1 : 3;
  const sum = (number, character) => (Math.imul(number, 31) + character.codePointAt(0)) >>> 0;
  const number = all.slice(0, length).reduce(sum, 0);
  return ((number ^ (number >>> 7)) >>> 0) % shards;
}

// What must all be found: for each, the ways in which it may be, each of one word or several.
export function asked(query) {
  const chunks = query.split(/\s+/);
  return chunks.flatMap((chunk, at) => {
    const { pieces, whole, halves, joined } = taken(chunk);
    const words = [...new Set(pieces)];
    if (words.some((word) => RUN.test(word))) {
      // The last character of a run is found with the one before it.
      const whole = words.filter((word) => [...word].length > 1 || !RUN.test(word));
      return (whole.length ? whole : words).map((word) => [[word]]);
    }
    if (!words.length) return [];
    // As it is written, and its words by themselves; those of figures (`10-K`) say too little.
    const ways = whole ? [[whole]] : spelled(words[0]).map((form) => [form]);
    if (whole && !/\p{N}/u.test(chunk)) ways.push(words);
    // `S&P500` may be `S&P 500` in a text, `3Q26` may be `Q3 2026`, and so may `Q3 26`.
    const apart = runs(halves).filter((run) => run.length > 1);
    if (apart.length > 1) ways.push(apart);
    if (halves.length) ways.push(...periods(joined));
    const before = at ? taken(chunks[at - 1]).joined : "";
    if (/^[0-9]{2}$/.test(joined) && period(before).length === 1) ways.push([`20${joined}`]);
    return [ways];
  });
}

// The ways in which a text may have a period that one word names.
function periods(word) {
  const [part, year] = period(word);
  if (!part) return [];
  return year?.startsWith("20") ? [[part, year], [part, year.slice(2)]] : [period(word)];
}

// A word in the spellings that it may have in a text. Figures have a thousands separator or none, a
// decimal point or comma (1250.5, 1,250.5, 1.250,5); `Mueller` is Müller, whose dots are not indexed.
function spelled(word) {
  if (!FIGURE.test(word)) {
    const plain = word.replace(/([aou])e(?![aeiou]|$)/g, "$1");
    return word.length < 5 ? [word] : [...new Set([word, plain])];
  }
  const thousands = /^\d{1,3}([.,])\d{3}(?:\1\d{3})*(?!\d)/.exec(word);
  const whole = (thousands ?? /^\d+/.exec(word))[0];
  const rest = word.slice(whole.length);
  if (/[.,].*[.,]/.test(rest)) return [word];
  const digits = whole.replace(/[.,]/g, "");
  const forms = [",", "."].flatMap((mark) => {
    const decimals = rest && (mark === "," ? "." : ",") + rest.slice(1);
    return [digits.replace(/\B(?=(\d{3})+$)/g, mark) + decimals, digits + decimals];
  });
  return [...new Set([word, ...forms])];
}

// A word without its ending, for words with another one; empty where that would say too little.
function stem(word) {
  if (RUN.test(word) || /\p{N}/u.test(word)) return "";
  const ending = ENDINGS.find((end) => word.endsWith(end) && word.length - end.length >= 4);
  if (!ending) return "";
  const left = word.slice(0, -ending.length);
  return ending === "y" || ending === "ies" ? `${left}i` : left;
}

// How much a word of a text is what was asked for: 1 for the same, less for one that begins so or
// has another ending, 0 for any other.
function alike(word, sought) {
  if (word === sought.word) return 1;
  if (word.startsWith(sought.word) && sought.begins) return sought.word.length / word.length / 2;
  const { left } = sought;
  if (!left || word.length > left.length + OTHER_ENDING) return 0;
  // A `y` at the end is an `i` before an ending.
  return word.startsWith(left) || word === left.replace(/i$/, "y") ? 0.5 : 0;
}

function soughtFor(word) {
  const least = RUN.test(word) ? 1 : /^\p{Nd}/u.test(word) ? 2 : 3;
  return { word, left: stem(word), begins: [...word].length >= least };
}

async function load(address, cache = "default") {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).json();
}

async function part(folder) {
  // Whatever was kept of the table is asked for anew; all else has its digest in its address.
  const table = await load(`${folder}table.packed`, "no-cache");
  const loaded = new Map();
  const file = (kind, number) => {
    const name = `${kind}-${number}-${table[kind].slice(number * DIGITS, (number + 1) * DIGITS)}`;
    if (!loaded.has(name)) loaded.set(name, load(`${folder}${name}.packed`));
    return loaded.get(name);
  };
  return { ...table, size: table.days.length, file };
}

// How much each release of a part has of a word.
async function timesOf(one, sought) {
  const times = new Float32Array(one.size);
  if (!one.shards) return times;
  const shard = await one.file("words", shardOf(sought.word, one.shards));
  for (const [word, rows] of Object.entries(shard)) {
    const weight = alike(word, sought);
    if (!weight) continue;
    let number = 0;
    for (let at = 0; at < rows.length; at += 2) {
      number += rows[at];
      times[number] += weight * rows[at + 1];
    }
  }
  return times;
}

// Of several ways the best; of the words of one the least.
async function timesOfUnit(one, ways) {
  const all = await Promise.all(
    ways.map(async (words) => {
      const each = await Promise.all(words.map((sought) => timesOf(one, sought)));
      return each.reduce((a, b) => a.map((times, number) => Math.min(times, b[number])));
    }),
  );
  return all.reduce((a, b) => a.map((times, number) => Math.max(times, b[number])));
}

function rank(parts, times, units, lists) {
  const sum = (all) => all.reduce((a, b) => a + b, 0);
  const size = sum(parts.map((one) => one.size));
  const average = sum(parts.map((one) => sum(one.lengths))) / size || 1;
  const rarity = units.map((_, unit) => {
    const having = sum(times.map((of) => of[unit].reduce((a, n) => a + (n > 0), 0)));
    return Math.log(1 + (size - having + 0.5) / (having + 0.5));
  });
  const found = [];
  parts.forEach((one, place) => {
    const on = lists.map((name) => new Set(one.lists[name] ?? []));
    for (let number = 0; number < one.size; number += 1) {
      if (!on.every((list) => list.has(number))) continue;
      const long = SATURATION * (1 - LENGTH + (LENGTH * one.lengths[number]) / average);
      let score = 0;
      const all = times[place].every((of, unit) => {
        score += (rarity[unit] * of[number]) / (of[number] + long);
        return of[number] > 0;
      });
      if (all) found.push({ one, number, score, day: one.days[number] });
    }
  });
  return found.sort((a, b) => b.score - a.score || b.day - a.day);
}

// The stretch of a text with the most of what was asked for, as [text, whether it was sought].
export function excerpt(text, sought) {
  const pieces = text.match(SHOWN) ?? [];
  const known = new Map();
  const hit = (written) => {
    if (!known.has(written)) {
      const words = wordsOfChunk(written);
      known.set(written, sought.findIndex((each) => words.some((word) => alike(word, each))));
    }
    return known.get(written);
  };
  const hits = pieces.map((piece, at) => {
    if (!RUN.test(piece)) return hit(piece);
    // Where no spaces tell words, a character is found with one of its neighbours.
    const beside = (place) => (RUN.test(pieces[place] ?? "") ? pieces[place] : "");
    return Math.max(hit(piece + beside(at + 1)), hit(beside(at - 1) + piece));
  });
  let [best, most] = [0, -1];
  hits.forEach((found, at) => {
    if (found === -1) return;
    const kinds = new Set(hits.slice(at, at + AROUND / 2).filter((each) => each !== -1)).size;
    if (kinds > most) [best, most] = [at, kinds];
  });
  const from = Math.max(0, Math.min(best - AROUND / 4, pieces.length - AROUND));
  const parts = [];
  pieces.slice(from, from + AROUND).forEach((piece, at) => {
    const is = hits[from + at] !== -1;
    const [, word, space] = piece.match(/^(\S*)(\s*)$/);
    parts.push([word, is], [space, false]);
  });
  const before = from ? [["… ", false]] : [];
  const after = from + AROUND < pieces.length ? [[" …", false]] : [];
  return [...before, ...parts.filter(([part]) => part), ...after];
}

export async function fullText({ index, parts, home }) {
  const folder = new URL(index, location.href).href;
  const all = await Promise.all(
    Array.from({ length: Number(parts) }, (_, number) => part(`${folder}${number}/`)),
  );
  return async (query, lists) => {
    const units = asked(query).map((ways) => ways.map((words) => words.map(soughtFor)));
    // Signs alone ask for nothing that could be found.
    if (query && !units.length) return { total: 0, some: async () => [] };
    const times = await Promise.all(
      all.map((one) => Promise.all(units.map((ways) => timesOfUnit(one, ways)))),
    );
    const found = rank(all, times, units, lists);
    const read = async ({ one, number }) => {
      const [title, url, day, language, replaced, text] = await one.file("texts", number);
      const href = home.replace(/\/$/, "") + url;
      return { title, href, day, language, replaced, parts: excerpt(text, units.flat(2)) };
    };
    return {
      total: found.length,
      some: (from, to) => Promise.all(found.slice(from, to).map(read)),
    };
  };
}
