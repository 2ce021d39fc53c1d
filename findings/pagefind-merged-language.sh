#!/bin/sh
# Pagefind 1.5.2 writes the languages of an index in small letters. `mergeIndex` with the tag as the
# page has it (`zh-Hans`, `pt-BR`; BCP 47 tags are the same in any case) does not find it, says
# nothing, and merges some other language: the first in `pagefind-entry.json`, whose order is another
# at each indexing. Then one language is found twice and the wanted one not at all.
#
# Wants Node 18 and Python. Indexes three pages in a temporary folder and asks them, twelve times or
# until the wrong language was seen. Exits 0 while it is so, 1 when it has changed.
set -eu

command -v node >/dev/null || { echo "Node is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet "pagefind==1.5.2" "pagefind-bin-extended==1.5.2"

mkdir "$folder/site"
page() { # language, name, words
    echo "<!doctype html><html lang=\"$1\"><title>$2</title><body><p>$3</p></body></html>" \
        > "$folder/site/$2.html"
}
page en one "Revenue rose."
page pt-BR dois "Receita subiu."
page zh-Hans two "销售额增长。"

cat > "$folder/ask.mjs" <<'NODE'
// A page in English asks its index, with the same index merged in another language.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
const [first, second] = process.argv.slice(2).map((folder) => `${folder}/`);
globalThis.fetch = async (address) =>
  new Response(await readFile(new URL(String(address).split("?")[0], pathToFileURL(first))));
globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => "en" }) };
const pagefind = await import(pathToFileURL(`${first}pagefind.js`));
for (const language of ["pt-br", "pt-BR"]) {
  const search = pagefind.createInstance({ basePath: first, baseUrl: "/" });
  await search.mergeIndex(second, { language, baseUrl: "/" });
  const found = [];
  for (const word of ["revenue", "receita"])
    for (const hit of (await search.search(word)).results) found.push((await hit.data()).url);
  console.log(`  merged as ${language}: ${found}`);
}
NODE

index() {
    "$folder/env/bin/python" -m pagefind --site "$folder/site" --output-path "$1" --quiet >/dev/null 2>&1
}
for _ in 1 2 3 4 5 6 7 8 9 10 11 12; do
    rm -rf "$folder/a" "$folder/b"
    index "$folder/a"
    index "$folder/b"
    said=$(node "$folder/ask.mjs" "$folder/a" "$folder/b")
    echo "$said"
    small=$(echo "$said" | grep 'pt-br' | grep -c dois || true)
    [ "$small" = 1 ] || { echo "changed: pt-br should be found" >&2; exit 1; }
    if ! echo "$said" | grep 'pt-BR' | grep -q dois; then
        echo "still so: another language was merged than the one that was named"
        exit 0
    fi
done
echo "changed: a language was found by its tag as the page has it" >&2
exit 1
