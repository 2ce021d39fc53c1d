// Where Netlify's own parser and matcher of `_redirects` lead. Reads {file, asked: [[path, query]]}
// from standard input as JSON, and prints [status, whether by force, location] for each, or null.

import { readFileSync } from "node:fs";

import { parseAllRedirects } from "@netlify/redirect-parser";
import redirector from "netlify-redirector";

const { file, asked } = JSON.parse(readFileSync(0, "utf8"));
const { redirects, errors } = await parseAllRedirects({
  redirectsFiles: [file],
  configRedirects: [],
  minimal: false,
});
if (errors.length) throw new Error(errors.join("\n"));
// The matcher has older names for two of the keys.
const rules = redirects.map(({ from, query, ...others }) => ({
  ...others,
  origin: from,
  params: query,
}));
const matcher = await redirector.parseJSON(JSON.stringify(rules), {});
const none = () => "";
const found = asked.map(([path, query]) =>
  matcher.match({
    scheme: "https",
    host: "press.example.com",
    path,
    query,
    headers: {},
    cookieValues: {},
    getHeader: none,
    getCookie: none,
  }),
);
console.log(JSON.stringify(found.map((rule) => rule && [rule.status, rule.force, rule.to])));
