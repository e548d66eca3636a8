// Gives each block of code in a lesson a button that copies it. Output blocks have none: they are for reading.
for (const block of document.querySelectorAll(".lesson .highlight:has(.k, .n, .nb)")) {
  const button = document.createElement("button");
  button.className = "copy";
  button.type = "button";
  button.textContent = document.body.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(block.querySelector("code").textContent);
    button.textContent = document.body.dataset.copied;
    setTimeout(() => { button.textContent = document.body.dataset.copy; }, 1500);
  });
  block.append(button);
}
