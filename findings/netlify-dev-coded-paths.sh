#!/bin/sh
# netlify-cli 26.2.0: `netlify dev` does not follow a line of `_redirects` whose older address is
# percent-coded, as Netlify's manual says it has to be ("special characters in paths must be
# url-encoded", its example is /authors/c%C3%A9line). It decodes what is asked for, but not the line.
#
# Wants Node (>= 20) and npm. Installs it in a temporary folder (some 420 MB), serves a folder to this
# computer alone and prints what is answered. Exits 0 while it is so, 1 when it has changed.
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$folder"' EXIT
export HOME="$folder" CI=1 NETLIFY_TELEMETRY_DISABLED=1

cd "$folder"
npm install --silent --no-audit --no-fund --prefix tool netlify-cli@26.2.0
mkdir -p site/output
cd site
echo "<!doctype html><title>Home</title>" > output/index.html
printf '%s\n' "/plain /new/ 301!" "/caf%C3%A9 /new/ 301!" "/thé /new/ 301!" > output/_redirects
ports=$(node -e 'const { createServer } = require("net");
const free = [createServer().listen(0), createServer().listen(0)];
console.log(free.map((each) => each.address().port).join(" ")); free.map((each) => each.close())')
printf '[dev]\nport = %s\nstaticServerPort = %s\n' $ports > netlify.toml
node ../tool/node_modules/netlify-cli/bin/run.js dev --dir output --offline --no-open \
    --internal-disable-edge-functions > ../log 2>&1 &
server=$!
for _ in $(seq 360); do
    grep -q "server ready" ../log && break
    sleep 0.5
done
grep -q "server ready" ../log || { echo "netlify dev is not ready after three minutes" >&2; exit 2; }

echo "Node $(node --version), netlify-cli 26.2.0"
node -e 'const port = process.argv[1];
(async () => {
  const found = [];
  for (const path of ["/plain", "/caf%C3%A9", "/th%C3%A9"]) {
    const { status } = await fetch(`http://localhost:${port}${path}`, { redirect: "manual" });
    console.log(`  ${path} ${status}`);
    found.push(status);
  }
  process.exit(String(found) === "301,404,301" ? 0 : 1);
})();' "${ports%% *}" || { echo "changed: the coded line alone should be passed over" >&2; exit 1; }
echo "still so: a percent-coded line is not followed, one with the letter itself is"
