#!/bin/sh
# To import WeasyPrint (70.0) switches a setting of Pillow (13.0.0) for the whole process:
# `ImageFile.LOAD_TRUNCATED_IMAGES` becomes true. From then on a picture of which half is missing,
# as an upload leaves it that broke off, is decoded without an error, the lost part in one colour.
# A program that makes PDFs and sizes of pictures takes such a file for whole, and whether it does
# depends on which part of it ran first.
#
# Wants Python, and Pango as WeasyPrint does. Exits 0 while it is so, 1 when it has changed.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet "weasyprint==70.0" "pillow==13.0.0"
cat > "$folder/try.py" <<'PY'
import io
from PIL import Image

whole = io.BytesIO()
Image.effect_mandelbrot((400, 300), (-3, -2.5, 2, 2.5), 100).save(whole, "PNG")
half = whole.getvalue()[: len(whole.getvalue()) // 2]


def decoded() -> str:
    try:
        Image.open(io.BytesIO(half)).load()
    except OSError as error:
        return f"refused: {error}"
    return "decoded without an error"


print("before:", decoded())
import weasyprint  # noqa: E402, F401

print("after:", decoded())
PY
said=$("$folder/env/bin/python" "$folder/try.py")
echo "$said" | sed 's/^/  /'
case "$said" in
"before: refused: "*"after: decoded without an error") ;;
*) echo "changed" >&2; exit 1 ;;
esac
echo "still so: importing WeasyPrint makes Pillow take half a picture for a whole one"
