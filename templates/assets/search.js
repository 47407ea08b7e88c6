/* Search in the browser, over HTTP and from a folder alike: no fetch, no module, no worker.
   The index is described in warta/site/search.py, the rules for words in search_terms.py. */
(function () {
  "use strict";

  var STEMMERS = { en: window.EnglishStemmer, id: window.IndonesianStemmer };
  var WORD = /\p{Nd}+(?:[.,]\p{Nd}+)+|[\p{L}\p{N}]+/gu;
  var LONGEST = 40;
  var DIGITS = "";
  for (var code = 35; code < 127; code++) if (code !== 60 && code !== 92) DIGITS += String.fromCharCode(code);
  var BOOST = { title: 4, names: 3, brief: 2, articles: 1 };
  var PAGE = 10;
  var WAIT = 120;

  // Words ------------------------------------------------------------------------------------

  function fold(text) {
    return text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  }

  function normal(word) {
    return /^\p{Nd}/u.test(word) ? word.replace(/,/g, ".") : word;
  }

  function words(text) {
    return (fold(text).match(WORD) || []).map(normal).filter(function (word) {
      return word.length <= LONGEST;
    });
  }

  var stemmers = {};
  function stem(word, lang) {
    if (!STEMMERS[lang]) return word;
    if (!stemmers[lang]) stemmers[lang] = new STEMMERS[lang]();
    return stemmers[lang].stemWord(word);
  }

  function stems(word) {
    var found = [word];
    Object.keys(STEMMERS).forEach(function (lang) {
      var made = stem(word, lang);
      if (found.indexOf(made) < 0) found.push(made);
    });
    return found;
  }

  // Loading ----------------------------------------------------------------------------------

  var pending = {};
  function load(root, name) {
    if (!pending[name]) {
      pending[name] = new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.src = root + "search/" + name + ".js";
        script.onload = function () {
          var data = (window.wartaSearch || {})[name];
          if (data) resolve(data);
          else reject(new Error(name));
        };
        script.onerror = function () {
          delete pending[name];
          reject(new Error(name));
        };
        document.head.appendChild(script);
      });
    }
    return pending[name];
  }

  function unpack(text) {
    var numbers = [];
    var number = 0;
    var before = 0;
    for (var i = 0; i < text.length; i++) {
      var digit = DIGITS.indexOf(text[i]);
      number = number * 45 + (digit % 45);
      if (digit < 45) {
        before += number;
        numbers.push(before);
        number = 0;
      }
    }
    return numbers;
  }

  /* The ranges of terms that `term`, or any word that begins with it, can stand in. */
  function rangesOf(manifest, term, prefix) {
    var last = prefix ? term + "\uffff" : term;
    return manifest.terms.filter(function (range, i, all) {
      return range[0] <= last && (i + 1 === all.length || all[i + 1][0] > term);
    }).map(function (range) {
      return range[1];
    });
  }

  // Asking -----------------------------------------------------------------------------------

  /* A MiniSearch of the loaded terms that `wanted` accepts. Lengths are taken as equal. */
  function miniSearch(manifest, ranges, wanted) {
    var index = [];
    var documentIds = {};
    var fieldLength = {};
    var even = manifest.fields.map(function () {
      return 1;
    });
    ranges.forEach(function (range) {
      Object.keys(range).forEach(function (term) {
        if (!wanted(term)) return;
        var postings = {};
        range[term].split(" ").forEach(function (packed, field) {
          if (!packed) return;
          postings[field] = {};
          unpack(packed).forEach(function (number) {
            postings[field][number] = 1;
            documentIds[number] = number;
            fieldLength[number] = even;
          });
        });
        index.push([term, postings]);
      });
    });
    var fieldIds = {};
    manifest.fields.forEach(function (field, i) {
      fieldIds[field] = i;
    });
    return MiniSearch.loadJS(
      {
        documentCount: manifest.stories,
        nextId: manifest.stories,
        documentIds: documentIds,
        fieldIds: fieldIds,
        fieldLength: fieldLength,
        averageFieldLength: even,
        storedFields: {},
        dirtCount: 0,
        index: index,
        serializationVersion: 2,
      },
      {
        fields: manifest.fields,
        tokenize: function (text) {
          return [text];
        },
        processTerm: function (term) {
          return term;
        },
      }
    );
  }

  /* The numbers of the stories that answer, best first, each with the terms it was found by. */
  function ask(manifest, root, query, loose) {
    var asked = words(query);
    var unfinished = /[\p{L}\p{N}]$/u.test(query) && asked.length && asked[asked.length - 1].length > 2;
    var terms = asked.map(stems);
    var names = {};
    terms.forEach(function (forms, i) {
      forms.forEach(function (form) {
        rangesOf(manifest, form, unfinished && i === terms.length - 1).forEach(function (name) {
          names[name] = true;
        });
      });
    });
    var prefix = unfinished ? asked[asked.length - 1] : null;
    var exact = {};
    terms.forEach(function (forms) {
      forms.forEach(function (form) {
        exact[form] = true;
      });
    });
    function wanted(term) {
      return loose || exact[term] || (prefix !== null && term.indexOf(prefix) === 0);
    }
    return Promise.all(
      Object.keys(names).map(function (name) {
        return load(root, name);
      })
    ).then(function (ranges) {
      var found = miniSearch(manifest, ranges, wanted).search(
        {
          combineWith: loose ? "OR" : "AND",
          queries: terms.map(function (forms, i) {
            var queries = forms.slice();
            if (prefix !== null && i === terms.length - 1) queries.push({ queries: [prefix], prefix: true });
            return { combineWith: "OR", queries: queries };
          }),
        },
        { boost: BOOST, fuzzy: loose ? 0.2 : false, maxFuzzy: 2, weights: { fuzzy: 0.3, prefix: 0.4 } }
      );
      return found.map(function (result) {
        return { number: result.id, score: result.score, terms: result.terms };
      });
    });
  }

  function search(manifest, root, query, newest) {
    function order(results) {
      return results.sort(function (a, b) {
        return newest ? b.number - a.number : b.score - a.score || b.number - a.number;
      });
    }
    return ask(manifest, root, query, false).then(function (results) {
      if (results.length) return { results: order(results), loose: false };
      return ask(manifest, root, query, true).then(function (some) {
        return { results: order(some), loose: true };
      });
    });
  }

  // Showing ----------------------------------------------------------------------------------

  /* Pieces of `text` as [piece, whether one of the terms was found by it]. Folding can change a
     text's length, so each run of letters is folded by itself. */
  function pieces(text, lang, terms) {
    var found = [];
    var end = 0;
    text.replace(/\p{Nd}+(?:[.,]\p{Nd}+)+|[\p{L}\p{N}\p{M}]+/gu, function (run, at) {
      var word = normal(fold(run));
      if (terms.indexOf(word) < 0 && terms.indexOf(stem(word, lang)) < 0) return run;
      if (at > end) found.push([text.slice(end, at), false]);
      found.push([run, true]);
      end = at + run.length;
      return run;
    });
    if (end < text.length) found.push([text.slice(end), false]);
    return found;
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function fill(parent, found) {
    found.forEach(function (piece) {
      parent.appendChild(piece[1] ? element("mark", "", piece[0]) : document.createTextNode(piece[0]));
    });
    return parent;
  }

  function hits(found) {
    var different = {};
    found.forEach(function (piece) {
      if (piece[1]) different[fold(piece[0])] = true;
    });
    return Object.keys(different).length;
  }

  /* The sentence that shows most of what was asked, in the page's language where it can be. */
  function best(sentences, page, terms) {
    var chosen = null;
    sentences.forEach(function (sentence) {
      Object.keys(sentence).forEach(function (lang) {
        var found = pieces(sentence[lang], lang, terms);
        var worth = 2 * hits(found) + (lang === page ? 1 : 0);
        if (!chosen || worth > chosen.worth) chosen = { worth: worth, lang: lang, found: found };
      });
    });
    return chosen;
  }

  function shown(story, terms, page, root, inside) {
    var lang = story.titles[page] ? page : Object.keys(story.titles)[0];
    var title = pieces(story.titles[lang], lang, terms);
    var item = element("li", "search-result");
    var link = element("a");
    link.href = root + story.addresses[lang];
    if (lang !== page) link.lang = link.hreflang = lang;
    fill(link, title);
    var heading = element("h2");
    heading.appendChild(link);
    item.appendChild(heading);
    var line = element("p", "search-facts");
    if (story.date) {
      var time = element("time", "", day(story.date, page));
      time.dateTime = story.date;
      line.appendChild(time);
    }
    line.appendChild(document.createTextNode((story.date ? " · " : "") + story.outlets.join(", ")));
    item.appendChild(line);
    var sentence = best(story.sentences, page, terms);
    if (sentence) {
      var text = fill(element("p", "search-sentence"), sentence.found);
      if (sentence.lang !== page) text.lang = sentence.lang;
      item.appendChild(text);
    }
    if (!hits(title) && !(sentence && hits(sentence.found))) item.appendChild(element("p", "search-facts", inside));
    return item;
  }

  function day(iso, lang) {
    var options = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    try {
      return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, options).format(new Date(iso));
    } catch (error) {
      return iso;
    }
  }

  // The page ---------------------------------------------------------------------------------

  function start(form) {
    var root = form.dataset.root;
    var page = document.documentElement.lang;
    var input = form.querySelector("input[type=search]");
    var order = form.querySelector("select");
    var status = document.getElementById("search-status");
    var list = document.getElementById("search-results");
    var more = document.getElementById("search-more");
    var turn = 0;
    var timer = 0;
    var current = { results: [], shown: 0 };

    function say(text) {
      status.textContent = text;
    }

    function clear() {
      list.textContent = "";
      more.hidden = true;
      current = { results: [], shown: 0 };
    }

    function show(manifest, mine) {
      var next = current.results.slice(current.shown, current.shown + PAGE);
      var runs = next.map(function (result) {
        return load(root, manifest.runs[Math.floor(result.number / manifest.run)]);
      });
      return Promise.all(runs).then(function (loaded) {
        if (mine !== turn) return;
        next.forEach(function (result, i) {
          list.appendChild(shown(loaded[i][result.number % manifest.run], result.terms, page, root, form.dataset.inside));
        });
        current.shown += next.length;
        more.hidden = current.shown >= current.results.length;
      });
    }

    function run() {
      var query = input.value.trim();
      var mine = ++turn;
      remember(query);
      if (!words(query).length) {
        clear();
        say("");
        return;
      }
      load(root, "manifest")
        .then(function (manifest) {
          return search(manifest, root, query, order && order.value === "newest").then(function (answer) {
            if (mine !== turn) return;
            clear();
            current.results = answer.results;
            var text = answer.loose && answer.results.length ? form.dataset.loose : form.dataset.found;
            say((answer.results.length ? text : form.dataset.none).replace("{n}", answer.results.length));
            return show(manifest, mine);
          });
        })
        .catch(function () {
          if (mine !== turn) return;
          clear();
          say(form.dataset.failed);
        });
    }

    function remember(query) {
      var address = query ? "?q=" + encodeURIComponent(query) : location.pathname;
      try {
        history.replaceState(null, "", address);
      } catch (error) {
        // Some browsers do not let a page from a folder change its address.
      }
      document.querySelectorAll("a[data-keeps-query]").forEach(function (link) {
        link.search = query ? "?q=" + encodeURIComponent(query) : "";
      });
    }

    function move(step) {
      var links = Array.prototype.slice.call(list.querySelectorAll("h2 a"));
      var next = links.indexOf(document.activeElement) + step;
      if (next < 0) input.focus();
      else if (next < links.length) links[next].focus();
    }

    form.addEventListener("submit", function (event) {
      event.preventDefault();
      clearTimeout(timer);
      run();
    });
    input.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(run, WAIT);
    });
    if (order) order.addEventListener("change", run);
    more.addEventListener("click", function () {
      var first = current.shown;
      load(root, "manifest").then(function (manifest) {
        return show(manifest, turn).then(function () {
          var links = list.querySelectorAll("h2 a");
          if (links[first]) links[first].focus();
        });
      });
    });
    document.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      var inside = event.target === input || list.contains(event.target);
      if (inside && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (inside && event.key === "Escape") {
        event.preventDefault();
        if (event.target === input) {
          input.value = "";
          run();
        }
        input.focus();
      }
    });

    form.hidden = false;
    load(root, "manifest").catch(function () {}); // asked for again, and reported, with the first query
    input.value = new URLSearchParams(location.search).get("q") || "";
    if (input.value) run();
    input.focus();
  }

  // Also read by the tests, which compare these rules with those of the build.
  window.wartaSearchRules = { words: words, stem: stem, stems: stems, unpack: unpack, pieces: pieces };
  if (typeof document !== "undefined" && document.getElementById("search-form")) {
    start(document.getElementById("search-form"));
  }
})();
