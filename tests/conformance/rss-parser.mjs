// What rss-parser reads in feeds; reads a list of files from standard input as JSON, and prints of
// each its items in order: id, title, address and HTML.

import { readFileSync } from "node:fs";

import Parser from "rss-parser";

const parser = new Parser();
const found = [];
for (const path of JSON.parse(readFileSync(0, "utf8"))) {
  const feed = await parser.parseString(readFileSync(path, "utf8"));
  found.push(
    feed.items.map((item) => [
      item.guid ?? item.id,
      item.title,
      item.link,
      item["content:encoded"] ?? item.content,
    ]),
  );
}
console.log(JSON.stringify(found));
