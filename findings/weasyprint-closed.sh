#!/bin/sh
# WeasyPrint (70.0) prints what a page does not show, on a screen or on paper: the words of a closed
# `dialog`, of a `popover` that nobody has opened, and the value of a form's hidden field (HTML, 4.11.4,
# 6.12 and 4.10.5.1.1). What is `hidden`, a `template` or a `datalist` it leaves out.
#
# Wants Python, Pango (as WeasyPrint does) and pdftotext (poppler-utils). Exits 0 while it is so, 1 when
# it has changed.
# Seen on 29 November 2026: dialog popover field paragraph
set -eu

command -v pdftotext >/dev/null || { echo "pdftotext is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet "weasyprint==70.0"
cat > "$folder/page.html" <<'HTML'
<!doctype html><html lang="en"><title>Page</title>
<dialog>dialog</dialog>
<div popover>popover</div>
<form><input type="hidden" value="field"></form>
<p hidden>hidden</p>
<template>template</template>
<datalist><option>datalist</datalist>
<p>paragraph</p></html>
HTML
"$folder/env/bin/python" -m weasyprint "$folder/page.html" "$folder/page.pdf" 2>/dev/null
printed=$(pdftotext "$folder/page.pdf" - | tr -s '\n\f' ' ' | sed 's/ $//')
echo "  printed: $printed"
[ "$printed" = "dialog popover field paragraph" ] || { echo "changed: other words are printed" >&2; exit 1; }
echo "still so: closed dialogs and hidden fields are printed"
