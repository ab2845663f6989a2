// What is typed for a day stays as it was typed, and the server says what is wrong with it.
// The calendar would put today in the place of whatever it cannot read.
jQuery.fn.datetimepicker.defaults.validateOnBlur = false;

// A new form saves itself half a second after the last key, and only the answer turns it into the
// form of what was made. Whoever presses a button before that would make the same thing twice: the
// button waits for that answer. And a form that was sent does not save itself any more.
(() => {
  const saving = new WeakSet();
  const sent = new WeakSet();
  const waiting = new WeakMap();

  const makesSomething = (form) =>
    form instanceof HTMLFormElement &&
    form.id !== "" &&
    form.hasAttribute("data-edit-form") &&
    /\/add\//.test(new URL(form.action, window.location.href).pathname);

  // A button that is pressed is disabled by now, and would not be named in what is sent.
  const send = (form, button) => {
    if (button && button.name) {
      const pressed = document.createElement("input");
      pressed.type = "hidden";
      pressed.name = button.name;
      pressed.value = button.value;
      form.append(pressed);
    }
    sent.add(form);
    form.requestSubmit();
  };

  document.addEventListener("w-autosave:save", (event) => {
    const form = event.target;
    if (sent.has(form)) event.preventDefault();
    else if (makesSomething(form)) saving.add(form);
  });

  ["w-autosave:success", "w-autosave:error"].forEach((end) => {
    document.addEventListener(end, ({ target: form }) => {
      saving.delete(form);
      if (!waiting.has(form)) return;
      const button = waiting.get(form);
      waiting.delete(form);
      send(form, button);
    });
  });

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (sent.has(form)) return;
      if (saving.has(form)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        waiting.set(form, event.submitter);
      } else if (makesSomething(form)) {
        sent.add(form);
      }
    },
    true,
  );
})();
