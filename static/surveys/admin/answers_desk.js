// Keys for the answers desk. Without script the desk is an ordinary form.
(() => {
  const desk = document.querySelector("[data-voice-desk]");
  if (!desk) return;
  const answers = [...desk.querySelectorAll("[data-voice-answer]")];
  const current = () => answers.findIndex((one) => one.contains(document.activeElement));

  const go = (step) => {
    const at = current();
    const next = answers[at < 0 ? 0 : Math.min(Math.max(at + step, 0), answers.length - 1)];
    next.querySelector("input[type=checkbox]")?.focus();
    next.scrollIntoView({ block: "center" });
  };

  const toggle = (key) => answers[current()]?.querySelector(`[data-key="${key}"]`)?.click();

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("textarea, select, input:not([type=checkbox])")) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (/^[1-9]$/.test(event.key)) toggle(event.key);
    else return;
    event.preventDefault();
  });
})();
