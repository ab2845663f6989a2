// The link works without this file. With it the page is covered at once and leaves no
// step back, and pressing Shift three times does the same.
(function () {
  var exit = document.querySelector(".cp-exit"), last = 0, presses = 0;
  if (!exit) return;
  function leave(event) {
    if (event) event.preventDefault();
    var cover = document.createElement("div");
    cover.className = "cp-cover";
    document.body.appendChild(cover);
    document.title = " ";
    location.replace(exit.href);
  }
  exit.addEventListener("click", leave);
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift") { presses = 0; return; }
    var now = Date.now();
    presses = now - last < 2000 ? presses + 1 : 1;
    last = now;
    if (presses === 3) leave();
  });
})();
