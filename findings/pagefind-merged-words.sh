#!/bin/sh
# Pagefind 1.5.2: where an index has not a word, a query for it takes words there that only begin as
# the query's word does, or as its beginning. With indexes merged (`mergeIndex`) each decides for
# itself: `1996` finds the one page that has it, in the first index, and in the second, where no page
# has it, pages with other words. Asked of one index of all the same pages, it finds the one alone.
# Nothing in the results tells the two apart.
#
# Wants Node 18 and Python. Exits 0 while it is so, 1 when it has changed.
set -eu

command -v node >/dev/null || { echo "Node is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet "pagefind==1.5.2" "pagefind-bin-extended==1.5.2"

page() { # folder, name, words
    mkdir -p "$folder/$1"
    echo "<!doctype html><html lang=\"en\"><title>$2</title><body><p>$3</p></body></html>" \
        > "$folder/$1/$2.html"
}
for site in first whole; do
    page $site exact "Trial 1996 was closed in the spring."
    page $site plain "Sales rose in every region."
done
for site in second whole; do
    page $site other "Abstract 19 was read in the autumn."
    page $site fourth "Costs fell in every region."
done

cat > "$folder/ask.mjs" <<'NODE'
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
const [first, second] = process.argv.slice(2).map((folder) => `${folder}/`);
globalThis.fetch = async (address) =>
  new Response(await readFile(new URL(String(address).split("?")[0], pathToFileURL(first))));
globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => "en" }) };
const pagefind = await import(pathToFileURL(`${first}pagefind.js`));
const search = pagefind.createInstance({ basePath: first, baseUrl: "/" });
if (second) await search.mergeIndex(second, { baseUrl: "/" });
const found = [];
for (const hit of (await search.search("1996")).results) found.push((await hit.data()).url);
console.log(found.join(" "));
NODE

for site in first second whole; do
    "$folder/env/bin/python" -m pagefind --site "$folder/$site" --output-path "$folder/of-$site" \
        --quiet >/dev/null 2>&1
done
whole=$(node "$folder/ask.mjs" "$folder/of-whole")
merged=$(node "$folder/ask.mjs" "$folder/of-first" "$folder/of-second")
echo "  one index of four pages: $whole"
echo "  two merged indexes of two: $merged"
if [ "$whole" = "/exact.html" ] && [ "$merged" = "/exact.html /other.html" ]; then
    echo "still so: a page that has not the word is found once indexes are merged"
    exit 0
fi
echo "changed" >&2
exit 1
