"""Financial tables: read from CSV, workbooks and HTML, shown as accessible HTML and as CSV."""
