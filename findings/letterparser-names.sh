#!/bin/sh
# letterparser 0.1.8 (npm) loses the name of an attached file that is written in another alphabet (`filename*`,
# RFC 2231, as mail programs write "Übersicht.pdf"), and takes a list of addresses that has a name (`Desk:
# a@example.com, b@example.com;`, RFC 5322, 3.4) apart into "Desk: a@example.com" and "b@example.com;", which
# are no addresses. postal-mime 4.0.0 and mailparser read both.
#
# It hurts whoever takes in releases by mail with it: the statement has no name, and an answer reaches nobody.
# Read mails with postal-mime.
#
# Wants Node (>= 20) and npm. Installs both in a temporary folder and prints what they read. Exits 0 while
# it is so, 1 when it has changed.
# Seen on 29 November 2026: attachments [null], "Desk: a@example.com" and "b@example.com;" as addresses
set -eu

command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm install --silent --no-audit --no-fund --prefix "$folder" letterparser@0.1.8 postal-mime@4.0.0 >/dev/null
echo "Node.js $(node --version), letterparser 0.1.8, postal-mime 4.0.0"

cat > try.mjs <<'JAVASCRIPT'
import { extract } from "letterparser";
import PostalMime from "postal-mime";
const mail = `From: IR <ir@example.com>
To: Desk: a@example.com, b@example.com;
Subject: Results
Date: Wed, 4 Mar 2026 08:30:00 -0500
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="part"

--part
Content-Type: text/plain; charset=utf-8

Sales rose.
--part
Content-Type: application/pdf
Content-Disposition: attachment; filename*=UTF-8''%C3%9Cbersicht.pdf
Content-Transfer-Encoding: base64

JVBERi0=
--part--
`.replace(/\n/g, "\r\n");
const one = extract(mail), other = await PostalMime.parse(mail);
const names = (read) => JSON.stringify((read.attachments ?? []).map((file) => file.filename ?? null));
for (const [name, read] of [["letterparser", one], ["postal-mime", other]])
  console.log(`  ${name}: attachments ${names(read)}, to ${JSON.stringify(read.to)}`);
const is = names(one) === "[null]" && names(other) === '["Übersicht.pdf"]' &&
  one.to.map((one) => one.address).join("|") === "Desk: a@example.com|b@example.com;" &&
  other.to[0].group.map((one) => one.address).join() === "a@example.com,b@example.com";
process.exit(is ? 0 : 1);
JAVASCRIPT
node try.mjs || { echo "changed: the PDF should have no name, and a list of addresses be taken apart" >&2; exit 1; }
echo "still so: an attached file has no name"
