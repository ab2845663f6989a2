// Lists the questions of earlier pages where a rule asks for one, as the form stands, saved or not.
// The field itself keeps the id of the question's block. Without this file it takes words or a name.
(function () {
  var RULE = /^steps-(\d+)-value-show_if-(.*-)?question$/;
  var QUESTION = /^steps-(\d+)-value-questions-(\d+)-value-label$/;
  var form;

  function value(name) {
    var field = form.elements[name];
    return field ? field.value : "";
  }
  function order(prefix) { return value(prefix + "-deleted") ? -1 : Number(value(prefix + "-order") || 0); }

  function questions() {
    var found = [];
    Array.prototype.forEach.call(form.elements, function (field) {
      var parts = QUESTION.exec(field.name || "");
      if (!parts) return;
      var page = "steps-" + parts[1], block = page + "-value-questions-" + parts[2];
      if (order(page) < 0 || order(block) < 0) return;
      found.push({
        id: value(block + "-id"), key: value(block + "-value-key"), label: field.value.trim(),
        page: order(page), place: order(block), options: block + "-value-options"
      });
    });
    return found.sort(function (a, b) { return a.page - b.page || a.place - b.place; });
  }

  function answers(question) {
    var found = [];
    for (var n = 0; form.elements[question.options + "-" + n + "-value-label"]; n++) {
      var one = question.options + "-" + n;
      if (order(one) >= 0) found.push(value(one + "-value-label"));
    }
    return found;
  }

  function same(question, kept) {
    var folded = kept.trim().toLowerCase();
    return kept && (question.id === kept || question.key === kept || question.label.toLowerCase() === folded);
  }

  function fill(field, select) {
    var page = order("steps-" + RULE.exec(field.name)[1]), kept = field.value, chosen;
    select.replaceChildren(new Option("Choose a question", ""));
    questions().forEach(function (question) {
      if (!question.id || !question.label || question.page >= page) return;
      var option = new Option((question.page + 1) + ". " + question.label, question.id);
      if (!chosen && same(question, kept)) { option.selected = true; chosen = question; }
      select.add(option);
    });
    if (kept && !chosen) select.add(new Option("Not on an earlier page: " + kept, kept, true, true));
    offer(field, chosen);
  }

  function offer(field, question) {
    var answer = form.elements[field.name.replace(/question$/, "value")];
    if (!answer) return;
    var list = document.getElementById(answer.id + "-answers");
    if (!list) {
      list = document.createElement("datalist");
      list.id = answer.id + "-answers";
      answer.after(list);
      answer.setAttribute("list", list.id);
    }
    list.replaceChildren.apply(list, (question ? answers(question) : []).map(function (words) { return new Option(words); }));
  }

  function enhance(field) {
    if (field.dataset.chosen || !RULE.test(field.name || "")) return;
    field.dataset.chosen = "1";
    var select = document.createElement("select"), label = form.querySelector("label[for='" + field.id + "']");
    select.id = field.id + "-choice";
    if (label) label.htmlFor = select.id;
    if (field.getAttribute("aria-describedby")) select.setAttribute("aria-describedby", field.getAttribute("aria-describedby"));
    field.hidden = true;
    field.after(select);
    fill(field, select);
    // What was written meanwhile is in the list as soon as somebody comes to it.
    select.addEventListener("focus", function () { fill(field, select); });
    select.addEventListener("change", function () {
      field.value = select.value;
      ["input", "change"].forEach(function (name) { field.dispatchEvent(new Event(name, { bubbles: true })); });
      fill(field, select);
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    var pages = document.querySelector("[name='steps-count']");
    if (!pages) return;
    form = pages.form;
    function all() { form.querySelectorAll("input[name$='question']").forEach(enhance); }
    all();
    new MutationObserver(all).observe(form, { childList: true, subtree: true });
  });
})();
