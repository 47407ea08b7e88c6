// Filters of the timeline: hides what does not match. Works without a server; the choice stays in the address.
(function () {
  "use strict";
  var form = document.getElementById("filters");
  if (!form) { return; }
  var names = ["tag", "outlet", "lang"];
  var status = document.getElementById("filter-status");

  function matches(item) {
    return names.every(function (name) {
      var wanted = form.elements[name].value;
      return !wanted || (" " + item.getAttribute("data-" + name) + " ").indexOf(" " + wanted + " ") >= 0;
    });
  }

  function apply() {
    var shown = 0;
    document.querySelectorAll("[data-tag]").forEach(function (item) {
      item.hidden = !matches(item);
      if (!item.hidden && item.tagName === "ARTICLE") { shown += 1; }
    });
    document.querySelectorAll(".period").forEach(function (period) {
      period.hidden = !period.querySelector("[data-tag]:not([hidden])");
    });
    var chosen = names.filter(function (name) { return form.elements[name].value; });
    status.textContent = chosen.length ? form.getAttribute("data-shown").replace("{n}", shown) : "";
    return chosen;
  }

  function remember(chosen) {
    var query = chosen.map(function (name) { return name + "=" + encodeURIComponent(form.elements[name].value); }).join("&");
    try { history.replaceState(null, "", query ? "?" + query : location.pathname); } catch (error) { return; }
  }

  new URLSearchParams(location.search).forEach(function (value, name) {
    if (names.indexOf(name) >= 0) { form.elements[name].value = value; }
  });
  names.forEach(function (name) {
    if (form.elements[name].selectedIndex < 0) { form.elements[name].value = ""; }
  });
  apply();
  form.addEventListener("change", function () { remember(apply()); });
  form.addEventListener("reset", function () { setTimeout(function () { remember(apply()); }, 0); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
}());
