// Keys for the answers desk, and marking of words. Without script the desk is an ordinary form.
(() => {
  const desk = document.querySelector("[data-voice-desk]");
  if (!desk) return;
  const answers = [...desk.querySelectorAll("[data-voice-answer]")];
  const told = desk.querySelector("[data-voice-told]");
  // Which words are chosen with the arrow keys: the first and the last, by their number.
  let chosen = null;

  const current = () => answers.find((one) => one.contains(document.activeElement));
  const textOf = (answer) => answer.querySelector("[data-voice-text]");
  const tell = (words) => (told.textContent = words);

  const go = (step) => {
    const at = answers.indexOf(current());
    const next = answers[at < 0 ? 0 : Math.min(Math.max(at + step, 0), answers.length - 1)];
    forget();
    next.querySelector(".voice-theme input")?.focus();
    next.scrollIntoView({ block: "center" });
  };

  const forget = () => {
    chosen = null;
    getSelection().removeAllRanges();
  };

  // The words of an answer, each with the piece of text that it lies in.
  const wordsOf = (answer) =>
    [...textOf(answer).querySelectorAll("[data-start]")].flatMap((piece) =>
      [...piece.textContent.matchAll(/\S+/g)].map((found) => ({
        node: piece.firstChild,
        from: found.index,
        to: found.index + found[0].length,
      })),
    );

  const choose = (answer, step, more) => {
    const words = wordsOf(answer);
    if (!words.length) return;
    const last = chosen ? chosen.last + step : step > 0 ? 0 : words.length - 1;
    const to = Math.min(Math.max(last, 0), words.length - 1);
    chosen = { first: more && chosen ? chosen.first : to, last: to };
    const [a, b] = [chosen.first, chosen.last].sort((x, y) => x - y).map((at) => words[at]);
    getSelection().setBaseAndExtent(a.node, a.from, b.node, b.to);
    tell(getSelection().toString());
  };

  // Places are counted in characters, as the server counts them, and not in halves of them.
  const placeOf = (node, offset) => {
    const piece = node.parentElement?.closest("[data-start]");
    if (!piece || node.nodeType !== Node.TEXT_NODE) return null;
    return Number(piece.dataset.start) + [...node.data.slice(0, offset)].length;
  };

  const endOf = (answer) => {
    const piece = [...textOf(answer).querySelectorAll("[data-start]")].at(-1);
    return piece ? Number(piece.dataset.start) + [...piece.textContent].length : 0;
  };

  // Which answer words are chosen in, and which they are; null for none, or where nothing may be.
  const selected = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const answer = answers.find((one) => textOf(one).contains(range.startContainer));
    if (!answer) return null;
    const start = placeOf(range.startContainer, range.startOffset);
    // Three clicks choose a paragraph and end behind it.
    const end = textOf(answer).contains(range.endContainer)
      ? placeOf(range.endContainer, range.endOffset)
      : endOf(answer);
    return start === null || end === null || end <= start
      ? null
      : { answer, start, end, words: selection.toString() };
  };

  const item = (name, value, label, words) => {
    const [line, frame, box, text, quote] = ["li", "label", "input", "span", "q"].map((tag) =>
      document.createElement(tag),
    );
    Object.assign(box, { type: "checkbox", name, value, checked: true });
    quote.dir = "auto";
    quote.textContent = words;
    text.append(`${label} `, quote);
    frame.append(box, text);
    line.append(frame);
    return line;
  };

  const mark = ({ answer, start, end, words }, box) => {
    const list = answer.querySelector("[data-voice-marked]");
    const value = `${box.value}:${start}:${end}`;
    const marked = [...list.querySelectorAll("input")].find((one) => one.value === value);
    if (marked) marked.checked = true;
    else list.append(item(`marked-${list.dataset.voiceMarked}`, value, box.dataset.code, words));
    box.checked = true;
    tell(`${box.dataset.code}: ${words}`);
    forget();
  };

  // The theme box of an answer that something lies in, if words of that answer are chosen.
  const boxFor = (target, words) => {
    const box = target.closest(".voice-theme")?.querySelector("input[data-code]");
    return box && words?.answer.contains(box) ? box : null;
  };

  // By key, mouse or touch: with words chosen, a theme is given to these.
  desk.addEventListener("click", (event) => {
    const words = selected();
    const box = boxFor(event.target, words);
    if (!box) return;
    if (event.target === box) return mark(words, box);
    // While words are chosen, browsers do not pass a click on a label on to its box.
    event.preventDefault();
    box.click();
    box.focus({ preventScroll: true });
  });

  // A press of the mouse would forget the words before the click is there.
  desk.addEventListener("mousedown", (event) => {
    if (boxFor(event.target, selected())) event.preventDefault();
  });

  const press = (key) => {
    const answer = selected()?.answer ?? current();
    const box = answer?.querySelector(`[data-key="${key}"]`);
    if (!box) return false;
    box.click();
    box.focus({ preventScroll: true });
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("textarea, select, input:not([type=checkbox])")) return;
    const answer = current();
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "ArrowRight" && answer) choose(answer, 1, event.shiftKey);
    else if (event.key === "ArrowLeft" && answer) choose(answer, -1, event.shiftKey);
    else if (event.key === "Escape" && chosen) forget();
    else if (!/^[0-9a-z]$/.test(event.key) || !press(event.key)) return;
    event.preventDefault();
  });
})();
