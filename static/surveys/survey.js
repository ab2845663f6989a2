// Two small helps. Without this file the exit is a plain link and the server counts.
(function () {
  var exit = document.querySelector(".cp-exit"), last = 0, n = 0;
  function leave(e) {
    if (e) e.preventDefault();
    var c = document.createElement("div");
    c.className = "cp-cover";
    document.body.appendChild(c);
    document.title = " ";
    location.replace(exit.href);
  }
  if (exit) {
    exit.addEventListener("click", leave);
    document.addEventListener("keyup", function (e) {
      if (e.key !== "Shift") { n = 0; return; }
      var t = Date.now();
      n = t - last < 2000 ? n + 1 : 1;
      last = t;
      if (n === 3) leave();
    });
  }
  function say(words, one, k) { return (k === 1 ? one : words).replace("{count}", k.toLocaleString("en-GB")); }
  Array.prototype.forEach.call(document.querySelectorAll("textarea[data-max]"), function (box) {
    var out = document.getElementById(box.id + "-left"), wait;
    function count() {
      var d = box.dataset.max - box.value.length, w = box.dataset, said = out.querySelector("span") || out;
      said.textContent = d < 0 ? say(w.over, w.oneOver, -d) : say(w.left, w.oneLeft, d);
    }
    box.addEventListener("input", function () { clearTimeout(wait); wait = setTimeout(count, 600); });
    if (box.value) count();
  });
})();
