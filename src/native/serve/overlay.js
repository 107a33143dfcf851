// Says over the page why the blog could not be built. It stands beside the body, in a shadow tree
// with a style sheet made by script: the page's styles, program and policy have no part in it.

const overlay = (() => {
  let dialog;

  const element = (name, text, ...children) => {
    const made = document.createElement(name);
    made.textContent = text;
    made.append(...children);
    return made;
  };

  const create = () => {
    const host = document.createElement("perennial-overlay");
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const made = document.createElement("dialog");
    made.lang = "en";
    made.dir = "ltr";
    made.setAttribute("role", "alertdialog");
    made.setAttribute("aria-labelledby", "title");
    made.setAttribute("aria-describedby", "hint");
    root.append(made);
    document.documentElement.append(host);
    return made;
  };

  const item = ({ place, message, excerpt, help }) => {
    const parts = [place && element("code", place), element("p", message)];
    if (excerpt) {
      const lines = element("pre", excerpt);
      // Long lines scroll, by keyboard too.
      lines.tabIndex = 0;
      parts.push(lines);
    }
    if (help) parts.push(element("p", `Help: ${help}`));
    return element("li", "", ...parts.filter(Boolean));
  };

  const show = ({ findings }) => {
    dialog ??= create();
    const title = element("h1", "The blog could not be built");
    title.id = "title";
    title.tabIndex = -1;
    const hint = element("p", "The page stays as it was. Mend the fault and save, and it follows by itself.");
    hint.id = "hint";
    const close = element("button", "Close");
    close.addEventListener("click", () => dialog.close());
    dialog.replaceChildren(title, hint, element("ol", "", ...findings.map(item)), close);
    if (!dialog.open) dialog.showModal();
    // The browser would go to the first thing to operate, which may be far below the first fault.
    title.focus();
  };

  return { show };
})();
