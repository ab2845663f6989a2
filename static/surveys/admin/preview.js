// A page in the preview is only looked at: what is pressed leads nowhere, and says so.
(function () {
  function stop(e) {
    e.preventDefault();
    e.stopImmediatePropagation();
    var told = document.getElementById("looked-at");
    if (!told) return;
    told.textContent = told.dataset.told;
    told.scrollIntoView();
  }
  window.addEventListener("click", function (e) {
    var link = e.target.closest("a[href]");
    if (link && link.getAttribute("href").charAt(0) !== "#") stop(e);
  }, true);
  window.addEventListener("submit", stop, true);
  // Pressing Shift three times would leave the page.
  window.addEventListener("keyup", function (e) {
    if (e.key === "Shift") e.stopImmediatePropagation();
  }, true);
})();
