// Says so when a mark could not be sent or kept: the page still shows what is so.
const words = document.getElementById("notice");
const say = (text) => {
  const line = document.createElement("p");
  line.className = "notice";
  line.textContent = text;
  words.replaceChildren(line);
};

// Going back shows a page as it was left; what was marked since is asked for again.
addEventListener("pageshow", (event) => {
  const [arrival] = performance.getEntriesByType("navigation");
  if (event.persisted || arrival?.type === "back_forward") location.reload();
});

document.addEventListener("htmx:sendError", () => say(words.dataset.offline));
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status >= 500) say(words.dataset.broken);
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) words.replaceChildren();
});
