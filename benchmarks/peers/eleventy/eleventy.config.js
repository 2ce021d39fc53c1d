// The same pages, lists and feeds as Pressroom makes.
const PAGE = 50;
const IN_FEED = 20;

function sorted(api) {
  const rows = api.getFilteredByGlob("releases/*.md").sort((a, b) => b.date - a.date);
  rows.forEach((row, n) => {
    row.data.newer = n ? { url: rows[n - 1].url, title: rows[n - 1].data.title } : null;
    row.data.older = n + 1 < rows.length ? { url: rows[n + 1].url, title: rows[n + 1].data.title } : null;
  });
  return rows;
}

function sections(rows) {
  const found = new Map([["/releases/", rows]]);
  const lists = {};
  for (const row of rows) {
    const urls = [
      `/releases/${row.date.getUTCFullYear()}/`,
      ...(row.data.products ?? []).map((name) => `/products/${name}/`),
      ...(row.data.topics ?? []).map((name) => `/topics/${name}/`),
    ];
    for (const url of urls) (lists[url] ??= []).push(row);
  }
  for (const [url, list] of Object.entries(lists)) found.set(url, list);
  return found;
}

export default function (config) {
  config.amendLibrary("md", (md) => md.set({ typographer: true }));
  config.addCollection("releases", sorted);
  config.addCollection("lists", (api) => {
    const made = [];
    for (const [url, rows] of sections(sorted(api))) {
      const last = Math.ceil(rows.length / PAGE);
      for (let n = 1; n <= last; n++) {
        const own = n === 1 ? url : `${url}page/${n}/`;
        made.push({ own, url, title: url, rows: rows.slice((n - 1) * PAGE, n * PAGE), number: n, last });
      }
    }
    return made;
  });
  config.addCollection("feeds", (api) => {
    const rows = sorted(api);
    const made = [{ url: "/", title: "ACME Press Room", rows: rows.slice(0, IN_FEED) }];
    for (const [url, list] of sections(rows)) {
      if (!url.startsWith("/releases/")) made.push({ url, title: url, rows: list.slice(0, IN_FEED) });
    }
    return made;
  });
  config.addFilter("iso", (date) => date.toISOString());
  config.addFilter("rfc822", (date) => date.toUTCString());
  config.addFilter("day", (date) =>
    date.toLocaleDateString("en-US", { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" }),
  );
  config.addFilter("year", (date) => date.getUTCFullYear());
  let markdown;
  config.amendLibrary("md", (md) => (markdown = md));
  const done = new Map();
  config.addFilter("md", (text) => {
    if (!done.has(text)) done.set(text, markdown.render(text));
    return done.get(text);
  });
  config.addFilter("inline", (text) => markdown.renderInline(text ?? ""));
  return { dir: { output: "public" }, markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
}
