// Says so when a mark could not be sent or kept: the page still shows what is so.
const words = document.getElementById("notice");
const say = (text) => {
  const line = document.createElement("p");
  line.className = "notice";
  line.textContent = text;
  words.replaceChildren(line);
};

document.addEventListener("htmx:sendError", () => say(words.dataset.offline));
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status >= 500) say(words.dataset.broken);
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) words.replaceChildren();
});
