// Puts each finding also beside the page or question that it is about. The panel has them all.
(function () {
  function place() {
    document.querySelectorAll("[data-finding-copy]").forEach(function (old) { old.remove(); });
    document.querySelectorAll("[data-findings] [data-finding]").forEach(function (item) {
      var id = item.dataset.finding;
      var block = id && document.getElementById("block-" + id + "-section");
      if (!block) return;
      var copy = document.createElement("div");
      copy.className = item.className;
      copy.setAttribute("data-finding-copy", "");
      copy.appendChild(item.querySelector("p").cloneNode(true));
      block.insertBefore(copy, block.children[1] || null);
    });
  }
  document.addEventListener("DOMContentLoaded", function () {
    place();
    var panel = document.querySelector("[data-side-panel='findings']");
    if (panel) new MutationObserver(place).observe(panel, { childList: true, subtree: true });
  });
})();
