// Put into each page by `serve`, never into the output: shows what is wrong with the
// sources over the page, and loads the page again after the next good build.
(() => {
  const show = (text) => {
    document.getElementById("__pressroom__")?.remove();
    if (!text) return;
    const box = document.createElement("pre");
    box.id = "__pressroom__";
    box.setAttribute("role", "alert");
    box.style.cssText =
      "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;z-index:2147483647;" +
      "padding:1rem 1.25rem;background:#7a1020;color:#fff;white-space:pre-wrap;" +
      "font:14px/1.5 ui-monospace,monospace";
    box.textContent = text;
    document.body.append(box);
  };
  let shown = null;
  new EventSource("/__pressroom__/events").onmessage = (event) => {
    const { build, problems } = JSON.parse(event.data);
    shown ??= build;
    show(problems);
    if (!problems && build !== shown) location.reload();
  };
})();
