(function () {
  "use strict";
  // Repairs for Chromium 109 and its like; a classic script, so that it always runs.
  try { new RegExp("a", "v"); } catch (error) {
    var Native = RegExp;
    var Repaired = function (pattern, flags) {
      return new Native(pattern, typeof flags === "string" ? flags.replace("v", "u") : flags);
    };
    Repaired.prototype = Native.prototype;
    Object.setPrototypeOf(Repaired, Native);
    window.RegExp = Repaired;
  }
  function add(owner, name, made) {
    if (!owner[name]) Object.defineProperty(owner, name,
      { value: made, writable: true, configurable: true });
  }
  add(Array.prototype, "toSorted", function (by) { return this.slice().sort(by); });
  add(Array.prototype, "toReversed", function () { return this.slice().reverse(); });
  add(Array.prototype, "toSpliced", function () {
    var copy = this.slice(); copy.splice.apply(copy, arguments); return copy;
  });
  add(Array.prototype, "with", function (at, value) {
    var copy = this.slice(); copy[at < 0 ? copy.length + at : at] = value; return copy;
  });
  add(Array.prototype, "findLast", function (test) {
    for (var i = this.length - 1; i >= 0; i--) if (test(this[i], i, this)) return this[i];
  });
  add(Promise, "withResolvers", function () {
    var made = {};
    made.promise = new Promise(function (yes, no) { made.resolve = yes; made.reject = no; });
    return made;
  });
  add(Object, "groupBy", function (items, by) {
    var made = Object.create(null), n = 0;
    for (var item of items) { var key = by(item, n++); (made[key] = made[key] || []).push(item); }
    return made;
  });
  add(URL, "canParse", function (text, base) {
    try { new URL(text, base); return true; } catch (error) { return false; }
  });
  var shown = false;
  window.addEventListener("error", function (event) {
    if (shown || !(event.error instanceof SyntaxError || /SyntaxError/.test(event.message))) return;
    if (document.querySelector(".stApp")) return;
    shown = true;
    var box = document.createElement("div");
    box.setAttribute("style", "font:18px sans-serif;margin:2em;max-width:40em");
    box.textContent = "这个浏览器太旧,请换用较新的浏览器,或用 / This browser is too old; " +
      "use a newer one, or ";
    var link = document.createElement("a");
    link.href = "/plain" + location.search;
    link.textContent = "简页 / the plain page";
    box.appendChild(link);
    document.body.appendChild(box);
  });
})();
