/* The / key opens the search page, or goes to its words. It can be switched off there (WCAG 2.2, SC 2.1.4). */
(function () {
  "use strict";
  var NAME = "warta-search-key";
  var box = document.getElementById("search-key");

  function stored(value) {
    try {
      if (value) localStorage.setItem(NAME, value);
      return localStorage.getItem(NAME);
    } catch (error) {
      return null; // no storage for this page: the key stays on
    }
  }

  if (box) {
    box.checked = stored() !== "off";
    box.addEventListener("change", function () {
      stored(box.checked ? "on" : "off");
    });
  }
  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.nodeName) || event.target.isContentEditable) return;
    if (box ? !box.checked : stored() === "off") return;
    var words = document.getElementById("search-words");
    var link = document.querySelector("a[data-search]");
    if (!words && !link) return;
    event.preventDefault();
    if (words) words.focus();
    else location.href = link.href;
  });
})();
