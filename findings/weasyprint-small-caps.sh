#!/bin/sh
# WeasyPrint (70.0) mixes up large and small letters in the text of a PDF where CSS asks for small capitals and
# the font has none of its own, so that capitals of a lesser size stand for them: "(Nasdaq: ACME)" is seen
# right on paper, but is found, copied and read aloud as "(Nasdaq: aCME)". A large and a small A share a
# shape there, and the file has one letter for each shape. `text-transform: uppercase` in a lesser size
# does no harm.
#
# It hurts whoever sets tickers or names of companies in small capitals: programs that read tickers out of a
# release find none, or another one.
#
# Wants Python, Pango (as WeasyPrint does), pdftotext (poppler-utils) and the font DejaVu Serif. Exits 0 while
# it is so, 1 when it has changed.
# Seen on 29 November 2026: "Nasdaq: aCME", "NASDAQ: ACME"
set -eu

command -v pdftotext >/dev/null || { echo "pdftotext is not installed" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check weasyprint==70.0 pypdf==7.1.1

words() { # a style: what the PDF says, by two readers
    cat > "$folder/page.html" <<HTML
<!doctype html><html lang="en"><meta charset="utf-8"><title>Tickers</title>
<style>body { font-family: "DejaVu Serif" } span { $1 }</style>
<p><span>Nasdaq: ACME</span></p></html>
HTML
    "$folder/env/bin/python" -m weasyprint "$folder/page.html" "$folder/page.pdf" 2>/dev/null
    pdftotext "$folder/page.pdf" - | head -1
    "$folder/env/bin/python" -c 'import pypdf, sys
print(pypdf.PdfReader(sys.argv[1]).pages[0].extract_text().strip())' "$folder/page.pdf"
}
small=$(words "font-variant: small-caps" | tr '\n' '|')
upper=$(words "text-transform: uppercase; font-size: 80%" | tr '\n' '|')
echo "  small capitals, read by pdftotext and pypdf: $small"
echo "  capitals of a lesser size: $upper"
[ "$small" = "Nasdaq: aCME|Nasdaq: aCME|" ] || { echo "changed: the ticker is read otherwise" >&2; exit 1; }
[ "$upper" = "NASDAQ: ACME|NASDAQ: ACME|" ] || { echo "changed: capitals are read otherwise" >&2; exit 1; }
echo "still so: a ticker in small capitals is another word in the PDF"
