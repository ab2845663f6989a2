// Small helps. Without this file the exit is a plain link, the server counts, and a shared
// tablet asks on a page of its own.
(function () {
  var exit = document.querySelector(".cp-exit"), last = 0, n = 0;
  function hide() {
    var c = document.createElement("div");
    c.className = "cp-cover";
    document.body.textContent = "";
    document.body.appendChild(c);
    document.title = " ";
  }
  function go(address) {
    hide();
    location.replace(address);
  }
  function leave(e) {
    var gone;
    function away() {
      if (!gone) location.replace(exit.dataset.scheme + ":" + exit.dataset.away);
      gone = true;
    }
    if (e) e.preventDefault();
    // Until the server has answered, this tells it, and pages that the browser kept whole, that
    // somebody left.
    document.cookie = exit.dataset.left;
    hide();
    if (!window.fetch) { location.replace(exit.href); setTimeout(away, 1500); return; }
    // A server that is busy, or far away, holds nobody up. What it has been asked it still does:
    // the answer, which takes the key away, is heard also when the page is gone.
    setTimeout(away, 1500);
    fetch(exit.href, { redirect: "manual", keepalive: true }).then(away, away);
  }
  function isLeft() { return ("; " + document.cookie).indexOf("; " + exit.dataset.left.split("=")[0] + "=") >= 0; }
  if (exit) {
    window.addEventListener("pageshow", function (e) { if (e.persisted && isLeft()) leave(); });
    Array.prototype.forEach.call(document.querySelectorAll(".cp-exit, .cp-stop"), function (one) { one.addEventListener("click", leave); });
    document.addEventListener("keyup", function (e) {
      if (e.key !== "Shift") { n = 0; return; }
      var t = Date.now();
      n = t - last < 2000 ? n + 1 : 1;
      last = t;
      if (n === 3) leave();
    });
  }
  // A tablet that many share: asks whether somebody is still there, then begins anew.
  var still = document.querySelector(".cp-still"), touched = Date.now(), clock;
  function stay() { touched = Date.now(); }
  function touch() { if (!still.open) stay(); }
  function anew(address) { clearInterval(clock); clock = 0; go(address); }
  function look() {
    if (!clock) return;
    var asked = still.dataset.untouched * 1000, quiet = Date.now() - touched;
    if (quiet < asked) return;
    if (quiet >= asked + still.dataset.answer * 1000) anew(still.dataset.start);
    else if (!still.showModal) anew(still.dataset.here);
    else if (!still.open) still.showModal();
  }
  if (still) {
    ["keydown", "pointerdown", "touchstart", "input", "wheel"].forEach(function (t) { document.addEventListener(t, touch, true); });
    ["submit", "cancel", "close"].forEach(function (t) { still.addEventListener(t, stay); });
    document.addEventListener("visibilitychange", look);
    still.querySelector("a").addEventListener("click", leave);
    clock = setInterval(look, 1000);
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
