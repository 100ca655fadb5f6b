(function () {
  var findings = Array.from(document.querySelectorAll("section.rule details.finding"));
  var shown = function () { return findings.filter(function (one) { return !one.classList.contains("hidden"); }); };
  document.getElementById("open").addEventListener("click", function () { shown().forEach(function (one) { one.open = true; }); });
  document.getElementById("close").addEventListener("click", function () { findings.forEach(function (one) { one.open = false; }); });
  document.getElementById("filter").addEventListener("input", function (event) {
    var wanted = event.target.value.toLowerCase();
    findings.forEach(function (one) { one.classList.toggle("hidden", !one.textContent.toLowerCase().includes(wanted)); });
    document.querySelectorAll("section.rule").forEach(function (rule) {
      rule.classList.toggle("hidden", rule.querySelector("details.finding:not(.hidden)") === null);
    });
  });
  var follow = function () {
    var target = document.getElementById(location.hash.slice(1));
    if (target !== null) { if (target.tagName === "DETAILS") { target.open = true; } target.scrollIntoView(); }
  };
  window.addEventListener("hashchange", follow);
  follow();
})();
