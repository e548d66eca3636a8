// Around a mark: says so when it could not be sent or kept (the page still shows what is so), and takes it once.
const words = document.getElementById("notice");
const say = (text) => {
  const line = document.createElement("p");
  line.className = "notice";
  line.textContent = text;
  words.replaceChildren(line);
};

// After the first click of a double click another button stands in its place, and the second is not meant for it.
document.addEventListener("click", (event) => {
  if (event.detail > 1 && event.target.closest(".status, .path, .me, .notes, .resources")) event.preventDefault();
});

// Going back shows a page as it was left; what was marked since is asked for again.
addEventListener("pageshow", (event) => {
  const [arrival] = performance.getEntriesByType("navigation");
  if (event.persisted || arrival?.type === "back_forward") location.reload();
});

// A whole page in answer, as for a topic that was retired meanwhile, is no part of this one: what it says is said here.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const { xhr, requestConfig } = detail;
  if (xhr.status < 400 || requestConfig.verb === "get" || xhr.getResponseHeader("HX-Retarget")) return;
  detail.shouldSwap = false;
  const page = new DOMParser().parseFromString(xhr.responseText, "text/html").querySelector("main");
  const [head, first] = ["h1", "p"].map((each) => page?.querySelector(each)?.textContent.trim());
  say(head ? `${head}. ${first ?? ""}` : words.dataset.broken);
});

document.addEventListener("htmx:sendError", () => say(words.dataset.offline));
document.addEventListener("mark:unsent", () => say(words.dataset.offline));
document.addEventListener("mark:unkept", () => say(words.dataset.broken));
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status >= 500) say(words.dataset.broken);
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) words.replaceChildren();
});
